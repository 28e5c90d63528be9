//! What the diagram says.

use super::model::{Fit, MULTI, Run, STRATEGIES, fit};
use super::moment;
use crate::words::{duration, duration_long, rough};
use crate::{Markup, Prediction, State, Table};
use cutover_text::text;

/// Under the picture.
pub const CAPTION: &str = "Time runs outwards on a logarithmic scale. Ranges are typical, not guaranteed. Filled squares show relative cost; the ink bar marks the strategy in use.";

/// A duration within a sentence, only as exact as one would say it.
pub fn about(seconds: i32) -> String {
    if seconds == 0 {
        String::from("less than a second")
    } else {
        duration_long(rough(seconds))
    }
}

/// The same at a mark or in a table.
pub fn short(seconds: i32) -> String {
    if seconds == 0 {
        String::from("under 1 s")
    } else {
        duration(rough(seconds))
    }
}

/// The live sentence.
pub fn sentence(state: &State, run: &Run) -> Markup {
    match moment::seconds(state.at) {
        None => whole(run),
        Some(s) => {
            let mut out = String::from("<b>");
            let when = moment::show(state.at);
            out.push_str(if s == 0 { "Disaster" } else { &when });
            out.push_str(".</b> ");
            out.push_str(&at(state.at, run));
            out
        }
    }
}

fn whole(run: &Run) -> Markup {
    let s = &STRATEGIES[run.strategy];
    let loss = about(run.loss);
    let mut out = String::from(match (run.fail, run.newest > run.age) {
        (true, _) => "The last copy cannot be restored; the one before is ",
        (false, true) => "The last copy was still on its way; the newest that had arrived is ",
        (false, false) => "The last copy is ",
    });
    out.push_str(&loss);
    out.push_str(" old: <b>");
    if run.loss == 0 {
        out.push_str("next to nothing is gone");
    } else {
        out.push_str(&loss);
        out.push_str(" of data are gone");
    }
    out.push_str("</b>. Service is back after ");
    out.push_str(&about(run.back));
    out.push_str(". ");
    let best = STRATEGIES[run.cheapest()].inner;
    let tail = match (run.rpo_met(), run.rto_met()) {
        (true, true) => match fit(run.strategy, run.rpo, run.rto) {
            Fit::Cheapest => text![
                "Both are inside the objectives, and <b>",
                best,
                "</b> is the cheapest strategy that can promise it.",
            ],
            Fit::Dearer => {
                text!["Both are inside the objectives, but <b>", best, "</b> can promise that for less than ", s.inner, "."]
            }
            _ => text![
                "Both are inside the objectives this time; the cheapest strategy that can promise it is <b>",
                best,
                "</b>.",
            ],
        },
        (false, true) => text![
            "The RPO is missed by ",
            &about(run.loss - run.rpo),
            if run.lag > run.copy {
                ": quicker copies help, a faster restore does not."
            } else {
                ": more frequent copies help, a faster restore does not."
            },
        ],
        (true, false) => text!["The RTO is missed by ", &about(run.back - run.rto), ": ", blame(run)],
        (false, false) => text!["<b>Both objectives are missed</b>: copy more often, and ", blame(run)],
    };
    out.push_str(&tail);
    out
}

/// What took longest on the way back.
fn blame(run: &Run) -> &'static str {
    let (detect, start) = (run.noticed, run.ready - run.noticed);
    if run.ttl >= detect && run.ttl >= start {
        "most of the time goes to cached DNS answers."
    } else if detect >= start {
        "most of the time goes to noticing and deciding."
    } else {
        "most of the time goes to restoring and starting."
    }
}

/// What is true at a moment of the walk.
fn at(at: i32, run: &Run) -> Markup {
    let s = &STRATEGIES[run.strategy];
    let [copied, struck, noticed, ready, back, _] = moment::events(run);
    if at < copied {
        let mut out =
            String::from("The primary Region serves. A copy reaches the recovery Region every ");
        out.push_str(&duration_long(run.copy));
        out.push('.');
        return out;
    }
    if at < struck {
        return String::from(
            "The last copy that can be restored is made. <b>Whatever is written from here on will be lost.</b>",
        );
    }
    if at < noticed {
        return String::from(if run.strategy == MULTI {
            "The primary Region is gone. Half of the users notice nothing: the other Region serves them. Health checks are counting."
        } else {
            "The primary Region is gone. Callers see errors, and nobody has decided yet."
        });
    }
    if at < ready {
        return text!["A failover is decided. ", s.starting];
    }
    if at < back {
        return text![
            "The recovery Region can serve, but callers keep the old address for up to ",
            &duration_long(run.ttl),
            ", the TTL.",
        ];
    }
    let mut out = String::from("Callers reach the recovery Region after ");
    out.push_str(&about(run.back));
    out.push_str(if run.rto_met() {
        ", inside the RTO of "
    } else {
        ", outside the RTO of "
    });
    out.push_str(&duration_long(run.rto));
    out.push('.');
    out
}

/// How a challenge stands.
pub fn tally(run: &Run) -> String {
    text![
        "This run: ",
        &short(run.loss),
        " lost, ",
        &short(run.back),
        " down",
    ]
}

/// Which is the cheapest that fits?
pub fn prediction(run: &Run) -> Prediction {
    let right = run.cheapest();
    let best = STRATEGIES[right].inner;
    let (rpo, rto) = (duration(run.rpo), duration(run.rto));
    let reply = |nth: usize| {
        let why = match fit(nth, run.rpo, run.rto) {
            Fit::Cheapest => String::from("It can promise both, and nothing cheaper can."),
            Fit::Dearer => text!["It fits, but ", best, " fits too and costs less."],
            Fit::MissesRpo => {
                let most = duration_long(STRATEGIES[nth].rpo.1);
                text![
                    "It may lose up to ",
                    &most,
                    " of data. The cheapest that fits is ",
                    best,
                    ".",
                ]
            }
            Fit::MissesRto => {
                let most = duration_long(STRATEGIES[nth].rto.1);
                text![
                    "It may take up to ",
                    &most,
                    ". The cheapest that fits is ",
                    best,
                    ".",
                ]
            }
            Fit::MissesBoth => text![
                "It can promise neither. The cheapest that fits is ",
                best,
                ".",
            ],
        };
        text!["<b>You said ", STRATEGIES[nth].inner, ".</b> ", &why]
    };
    Prediction {
        key: text![&rpo, "/", &rto],
        ask: text![
            "With RPO ",
            &rpo,
            " and RTO ",
            &rto,
            ", which is the cheapest that fits?",
        ],
        options: STRATEGIES.iter().map(|s| s.name.to_string()).collect(),
        right,
        replies: (0..4).map(reply).collect(),
        revealed: true,
    }
}

/// A range of durations in words.
fn range((from, to): (i32, i32)) -> String {
    if from == 0 {
        text!["under ", &duration(to)]
    } else {
        text![&duration(from), " to ", &duration(to)]
    }
}

/// The strategies and the run, as text.
pub fn table(run: &Run) -> Table {
    let text = |s: &str| s.to_string();
    let mut rows: Vec<Vec<String>> = STRATEGIES
        .iter()
        .enumerate()
        .map(|(i, s)| {
            vec![
                text(s.name),
                range(s.rpo),
                range(s.rto),
                "$".repeat(i + 1),
                text(fit(i, run.rpo, run.rto).words()),
            ]
        })
        .collect();
    let met = match (run.rpo_met(), run.rto_met()) {
        (true, true) => "Inside both",
        (false, true) => "RPO missed",
        (true, false) => "RTO missed",
        (false, false) => "Both missed",
    };
    rows.push(vec![
        text!["This run, ", STRATEGIES[run.strategy].inner],
        short(run.loss),
        short(run.back),
        "$".repeat(run.strategy + 1),
        text(met),
    ]);
    rows.push(vec![
        text("Objectives"),
        text!["at most ", &duration(run.rpo)],
        text!["at most ", &duration(run.rto)],
        text("as little as possible"),
        String::new(),
    ]);
    Table {
        caption: text("Typical loss and time of the four strategies, and of this run"),
        head: ["Strategy", "Data lost", "Time down", "Cost", "Verdict"]
            .map(text)
            .to_vec(),
        rows,
    }
}

/// What tells the strategies apart: how much of the recovery Region runs beforehand.
pub fn story() -> (String, Markup) {
    let mut out = String::from("<dl class=\"keep\">");
    for s in &STRATEGIES {
        out.push_str(&text![
            "<div><dt>",
            s.name,
            "</dt><dd>",
            s.keeps,
            "</dd><dd>",
            s.does,
            "</dd></div>",
        ]);
    }
    out.push_str("</dl>");
    (String::from("What the recovery Region keeps"), out)
}
