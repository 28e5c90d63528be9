//! What the diagram says.

use super::model::{End, Pace, REQUESTS, Run};
use crate::words::{clock, count, percent, small, thousands};
use crate::{Markup, Prediction, Table};

/// Under the picture.
pub const CAPTION: &str = "A weighted alias splits between two published versions, never <code class=\"nb\">$LATEST</code>. Both need the same execution role and the same dead-letter queue setting. Each mark on the way stands for 12 requests.";

/// A minute of the run as a moment.
fn at_minute(m: i32) -> String {
    clock(m * 60)
}

/// The live sentence.
pub fn sentence(run: &Run, at: i32) -> Markup {
    let mut out = ["<b>", &clock(at), ".</b> "].concat();
    out.push_str(&traffic(run, at));
    out.push(' ');
    out.push_str(&status(run, at));
    out
}

fn traffic(run: &Run, at: i32) -> String {
    let sent = run.minute(at).sent;
    if sent == 0 {
        return String::from("Version 42 gets no requests.");
    }
    let share = if sent == REQUESTS {
        ["all ", &thousands(REQUESTS)].concat()
    } else {
        [&thousands(sent), " of ", &thousands(REQUESTS)].concat()
    };
    let failing = sent * run.error_in(at / 60) / 1000;
    let fails = match failing {
        0 => String::from("hardly any"),
        n => thousands(n),
    };
    [
        "Version 42 gets ",
        &share,
        " requests a minute and fails ",
        &fails,
        ".",
    ]
    .concat()
}

fn status(run: &Run, at: i32) -> String {
    let minute = at / 60;
    let fired = run.alarm.filter(|m| *m <= minute);
    match (run.end, fired) {
        (End::Refused, _) => {
            return String::from("The test before the traffic failed, so the alias never moved.");
        }
        (End::RolledBack(m), _) if m <= minute => {
            let met = run.failed_by(at).0;
            return [
                "The alarm fired at ",
                &at_minute(m),
                ", and CodeDeploy moved the alias back to version 41. ",
                &count(met, "caller", "callers"),
                " met an error of version 42.",
            ]
            .concat();
        }
        (End::Stopped(m), _) if m <= minute => {
            return [
                "The alarm stopped the deployment at ",
                &at_minute(m),
                ". The weights stay until somebody moves the alias.",
            ]
            .concat();
        }
        (End::Done(m), Some(f)) if m < f => {
            return [
                "The alarm fired at ",
                &at_minute(f),
                ", but the deployment was done at ",
                &at_minute(m),
                ": nothing takes the traffic back.",
            ]
            .concat();
        }
        (End::Done(_), Some(f)) => {
            return [
                "The alarm fired at ",
                &at_minute(f),
                ", but the deployment does not listen to it.",
            ]
            .concat();
        }
        (End::Done(m), None) if m <= minute => {
            return String::from("The deployment is done, so no alarm can stop it any more.");
        }
        (End::ByHand, Some(f)) => {
            return [
                "The alarm fired at ",
                &at_minute(f),
                ", but no deployment is running that it could stop.",
            ]
            .concat();
        }
        _ => {}
    }
    let over = run.over(minute);
    if over > 0 {
        let first = ["", "One", "Two", "Three", "Four"]
            .get(over as usize)
            .unwrap_or(&"Some");
        let are = match (run.need, over) {
            (1, _) => " datapoint is",
            (_, 1) => " datapoints is",
            _ => " datapoints are",
        };
        let then = match (run.stops, run.rolls_back, run.pace) {
            (_, _, Pace::ByHand(_)) | (false, _, _) => {
                " more, and an alarm fires that nothing listens to."
            }
            (true, true, _) => " more, and CodeDeploy moves the alias back.",
            (true, false, _) => " more, and CodeDeploy stops where it is.",
        };
        let more = small((run.need - over).max(1));
        return [
            first,
            " of ",
            &small(run.need),
            are,
            " over the threshold; ",
            &more,
            then,
        ]
        .concat();
    }
    plan(run, minute)
}

fn plan(run: &Run, minute: i32) -> String {
    match run.pace {
        Pace::Canary(wait) => [
            "If it stays healthy, the other 90% follow at ",
            &at_minute(wait),
            ".",
        ]
        .concat(),
        Pace::Linear(every) => [
            "If it stays healthy, 10% more follow at ",
            &at_minute((minute / every + 1) * every),
            ".",
        ]
        .concat(),
        Pace::AllAtOnce => String::from("Everything has shifted in one move."),
        Pace::ByHand(_) => String::from("The weight was set by hand; nothing moves it but you."),
    }
}

/// How a challenge stands.
pub fn tally(run: &Run, at: i32) -> String {
    let (new, old) = run.failed_by(at);
    ["Your run so far: ", &thousands(new + old), " failed"].concat()
}

/// A number as one would guess it.
fn roughly(n: i32) -> i32 {
    let unit = match n {
        2000.. => 100,
        200.. => 20,
        20.. => 5,
        _ => 1,
    };
    (n + unit / 2) / unit * unit
}

/// How many callers get an error from version 42?
pub fn prediction(run: &Run, at: i32) -> Prediction {
    let met = run.failed_by(run.seconds()).0;
    let until = clock(run.seconds());
    // The right one is not always in the same place, but always where this run puts it.
    let place = if met < 20 {
        0
    } else {
        (run.error + run.from + run.threshold + run.need) as usize % 3
    };
    let factors: [(i32, i32); 3] = [
        [(1, 1), (5, 1), (20, 1)],
        [(1, 5), (1, 1), (4, 1)],
        [(1, 20), (1, 5), (1, 1)],
    ][place];
    let options: Vec<String> = if met == 0 {
        ["None", "About 30", "About 120"].map(String::from).to_vec()
    } else {
        factors
            .iter()
            .map(|(up, down)| ["About ", &thousands(roughly((met * up / down).max(1)))].concat())
            .collect()
    };
    let ask = [
        "Version 42 fails ",
        &percent(run.error),
        " of its calls, from minute ",
        &run.from.to_string(),
        ". How many callers get an error from it by ",
        &until,
        "?",
    ]
    .concat();
    let why = [
        &count(met, "caller", "callers"),
        " met an error of version 42. ",
        reason(run),
    ]
    .concat();
    let reply = |nth: usize| {
        let said = options[nth].to_ascii_lowercase();
        let start = if nth == place {
            ["<b>You said ", &said, ", and so it was.</b> "]
        } else {
            ["<b>You said ", &said, ".</b> "]
        };
        [&start.concat(), why.as_str()].concat()
    };
    let replies = (0..3).map(reply).collect();
    let settled = match run.end {
        End::RolledBack(m) => at >= m * 60,
        End::Refused => true,
        _ => at >= run.seconds(),
    };
    // Every setting that changes the outcome asks anew.
    let mut key = String::new();
    for n in [
        run.error,
        run.base,
        run.from,
        run.threshold,
        run.need,
        run.among,
        run.pace.last().unwrap_or(-1),
        run.pace.weight(0),
        i32::from(run.stops) + 2 * i32::from(run.rolls_back) + 4 * i32::from(run.hook),
    ] {
        key.push_str(&n.to_string());
        key.push('/');
    }
    Prediction {
        key,
        ask,
        options,
        right: place,
        replies,
        revealed: settled,
    }
}

fn reason(run: &Run) -> &'static str {
    match run.end {
        End::Refused => "The test before the traffic kept them all from it.",
        End::RolledBack(_) => "Then the alarm took the traffic back.",
        End::Stopped(_) => "The deployment stopped, but the weights stayed.",
        End::Done(_) if run.alarm.is_some() && run.stops => {
            "The alarm came after the last shift, so nothing took the traffic back."
        }
        End::Done(_) if run.alarm.is_some() => {
            "The alarm fired, but the deployment did not listen."
        }
        End::Done(_) => "The alarm never fired.",
        End::ByHand => "With weights by hand, nothing takes the traffic back.",
    }
}

/// The minutes that have begun.
pub fn table(run: &Run, at: i32) -> Table {
    let head = [
        "Minute",
        "Weight of 42",
        "Requests to 41",
        "Requests to 42",
        "Errors of 41",
        "Errors of 42",
        "Datapoint",
    ];
    let rows = run
        .minutes
        .iter()
        .zip(0..)
        .take_while(|(_, m)| m * 60 <= at)
        .map(|(x, m)| {
            let full = (m + 1) * 60 <= at;
            let judged = match (full, x.failed > run.threshold) {
                (false, _) => "still open",
                (true, true) => "over",
                (true, false) => "within",
            };
            let (new, old) = if full {
                (x.failed, x.failed_old)
            } else {
                (x.failed * (at % 60) / 60, x.failed_old * (at % 60) / 60)
            };
            vec![
                m.to_string(),
                percent(x.weight),
                (REQUESTS - x.sent).to_string(),
                x.sent.to_string(),
                old.to_string(),
                new.to_string(),
                String::from(judged),
            ]
        })
        .collect();
    Table {
        caption: String::from("Requests and errors, minute by minute, up to now"),
        head: head.map(String::from).to_vec(),
        rows,
    }
}

/// What has happened so far, as a log.
pub fn story(run: &Run, at: i32) -> (String, Markup) {
    let mut out = String::from("<ol class=\"log\">");
    let mut line = |m: i32, what: &str, why: &str| {
        if m * 60 <= at {
            for part in [
                "<li><span class=\"num cap\">",
                &at_minute(m),
                "</span><div><b>",
                what,
                "</b> <span>",
                why,
                "</span></div></li>",
            ] {
                out.push_str(part);
            }
        }
    };
    line(
        0,
        "Version 42 is published",
        "The alias <code>live</code> points at version 41.",
    );
    if run.hook && run.pace.last().is_some() {
        line(
            0,
            "BeforeAllowTraffic",
            if run.end == End::Refused {
                "The test fails; no traffic shifts."
            } else {
                "The test passes."
            },
        );
    }
    let mut weight = 0;
    for (x, m) in run.minutes.iter().zip(0..) {
        if m == run.from && run.error > run.base && run.end != End::Refused {
            line(
                m,
                "Version 42 breaks",
                &[
                    "It fails ",
                    &percent(run.error),
                    " of its calls from here on.",
                ]
                .concat(),
            );
        }
        if run.alarm == Some(m) {
            let said = [
                &run.over(m).to_string(),
                " of the last ",
                &run.among.to_string(),
                " datapoints over ",
                &run.threshold.to_string(),
                ".",
            ]
            .concat();
            line(m, "Alarm", &said);
        }
        if x.weight != weight {
            let back = matches!(run.end, End::RolledBack(r) if r == m);
            let what = if back { "Rollback" } else { "Shift" };
            line(
                m,
                what,
                &[
                    &percent(x.weight),
                    " to version 42, ",
                    &percent(1000 - x.weight),
                    " to version 41.",
                ]
                .concat(),
            );
            weight = x.weight;
        }
        if run.end == End::Stopped(m) {
            line(m, "Deployment stopped", "The weights stay as they are.");
        }
        if run.end == End::Done(m) {
            line(m, "Deployment done", "From here on no alarm stops it.");
        }
    }
    out.push_str("</ol>");
    (String::from("What has happened"), out)
}
