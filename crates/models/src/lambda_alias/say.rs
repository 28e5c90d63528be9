//! What the diagram says.

use super::model::{End, Pace, REQUESTS, Run};
use crate::Markup;
use crate::words::{clock, count, small, thousands};
use cutover_text::text;

/// Under the picture.
pub const CAPTION: &str = "A weighted alias splits between two published versions, never <code class=\"nb\">$LATEST</code>. Both need the same execution role and the same dead-letter queue setting. Each mark on the way stands for 12 requests.";

/// A minute of the run as a moment.
pub fn at_minute(m: i32) -> String {
    clock(m * 60)
}

/// The live sentence.
pub fn sentence(run: &Run, at: i32) -> Markup {
    let mut out = text!["<b>", &clock(at), ".</b> "];
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
        text!["all ", &thousands(REQUESTS)]
    } else {
        text![&thousands(sent), " of ", &thousands(REQUESTS)]
    };
    let failing = sent * run.error_in(at / 60) / 1000;
    let fails = match failing {
        0 => String::from("hardly any"),
        n => thousands(n),
    };
    text![
        "Version 42 gets ",
        &share,
        " requests a minute and fails ",
        &fails,
        ".",
    ]
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
            return text![
                "The alarm fired at ",
                &at_minute(m),
                ", and CodeDeploy moved the alias back to version 41. ",
                &count(met, "caller", "callers"),
                " met an error of version 42.",
            ];
        }
        (End::Stopped(m), _) if m <= minute => {
            return text![
                "The alarm stopped the deployment at ",
                &at_minute(m),
                ". The weights stay until somebody moves the alias.",
            ];
        }
        (End::Done(m), Some(f)) if m < f => {
            return text![
                "The alarm fired at ",
                &at_minute(f),
                ", but the deployment was done at ",
                &at_minute(m),
                ": nothing takes the traffic back.",
            ];
        }
        (End::Done(_), Some(f)) => {
            return text![
                "The alarm fired at ",
                &at_minute(f),
                ", but the deployment does not listen to it.",
            ];
        }
        (End::Done(m), None) if m <= minute => {
            return String::from("The deployment is done, so no alarm can stop it any more.");
        }
        (End::ByHand, Some(f)) => {
            return text![
                "The alarm fired at ",
                &at_minute(f),
                ", but no deployment is running that it could stop.",
            ];
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
        return text![
            first,
            " of ",
            &small(run.need),
            are,
            " over the threshold; ",
            &more,
            then,
        ];
    }
    plan(run, minute)
}

fn plan(run: &Run, minute: i32) -> String {
    match run.pace {
        Pace::Canary(wait) => text![
            "If it stays healthy, the other 90% follow at ",
            &at_minute(wait),
            ".",
        ],
        Pace::Linear(every) => text![
            "If it stays healthy, 10% more follow at ",
            &at_minute((minute / every + 1) * every),
            ".",
        ],
        Pace::AllAtOnce => String::from("Everything has shifted in one move."),
        Pace::ByHand(_) => String::from("The weight was set by hand; nothing moves it but you."),
    }
}

/// How a challenge stands.
pub fn tally(run: &Run, at: i32) -> String {
    let (new, old) = run.failed_by(at);
    text!["Your run so far: ", &thousands(new + old), " failed"]
}
