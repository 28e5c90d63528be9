//! The challenges. They judge the whole run, however far it has been played.

use super::model::{End, Pace, Run};
use crate::Verdict;
use crate::words::{clock, count};
use cutover_text::text;

fn no(say: String) -> Verdict {
    Verdict { passed: false, say }
}

fn yes(say: String) -> Verdict {
    Verdict { passed: true, say }
}

/// Judges challenge `nth`.
pub fn judge(nth: usize, run: &Run) -> Verdict {
    match nth {
        0 => late(run),
        1 => untouched(run),
        2 => quickest(run),
        3 => visible(run),
        _ => no(String::from("There is no such challenge.")),
    }
}

/// Whether the release is still the one that the challenge gave.
fn given(run: &Run, error: i32, from: i32) -> Option<Verdict> {
    if run.error == error && run.from == from {
        return None;
    }
    Some(no(String::from(
        "Leave version 42 as broken as it is; change how it is released.",
    )))
}

fn calls(n: i32) -> String {
    count(n, "failed call", "failed calls")
}

fn late(run: &Run) -> Verdict {
    if let Some(v) = given(run, 200, 6) {
        return v;
    }
    let failed = run.failed();
    let Some(last) = run.pace.last() else {
        return no(String::from(
            "Weights by hand are never done. Choose a configuration.",
        ));
    };
    if failed >= 200 {
        let why = match run.end {
            End::Done(at) if run.alarm.is_some() => text![
                "the deployment was done at ",
                &clock(at * 60),
                ", before the alarm fired.",
            ],
            End::Stopped(_) => {
                String::from("the deployment stopped, but nothing took the traffic back.")
            }
            End::RolledBack(_) => {
                String::from("the alarm fired when most of the traffic had shifted.")
            }
            _ => String::from("nothing took the traffic back."),
        };
        return no(text!["Not yet: ", &calls(failed), ", because ", &why]);
    }
    if last > 15 {
        let wait = clock(last * 60);
        return no(text![
            "Few failures, but a healthy version would need ",
            &wait,
            " to be released.",
        ]);
    }
    yes(text![
        "Yes: ",
        &calls(failed),
        ", and a healthy version is out at ",
        &clock(last * 60),
        ". The pause was long enough for the fault to show.",
    ])
}

fn untouched(run: &Run) -> Verdict {
    if let Some(v) = given(run, 500, 0) {
        return v;
    }
    if run.pace != Pace::AllAtOnce {
        return no(String::from(
            "Keep all at once: a smaller first share only makes fewer callers meet it.",
        ));
    }
    if run.end == End::Refused {
        return yes(String::from(
            "Yes: the <code>BeforeAllowTraffic</code> hook tests version 42 while the alias still points at 41. It fails, and nothing shifts.",
        ));
    }
    no(text![
        "Not yet: ",
        &calls(run.failed()),
        ". An alarm needs errors, so callers have to meet them first.",
    ])
}

fn quickest(run: &Run) -> Verdict {
    if let Some(v) = given(run, 200, 2) {
        return v;
    }
    match (run.end, run.pace) {
        (End::RolledBack(at), Pace::Canary(5)) => yes(text![
            "Yes: back on version 41 at ",
            &clock(at * 60),
            ", and a healthy version is out after 5 minutes. The next quicker one is all at once.",
        ]),
        (End::RolledBack(_), _) => no(String::from(
            "It takes version 42 back, but a quicker configuration does too.",
        )),
        (End::Stopped(_), _) => no(String::from(
            "The deployment stops, but the traffic stays where it is.",
        )),
        (End::Done(at), _) => no(text![
            "Not yet: the deployment is done at ",
            &clock(at * 60),
            ", and then no alarm stops it.",
        ]),
        (End::Refused, _) => no(String::from(
            "A test before the traffic is not a pace. Switch it off here.",
        )),
        (End::ByHand, _) => no(String::from(
            "By hand there is no deployment that an alarm could stop.",
        )),
    }
}

fn visible(run: &Run) -> Verdict {
    if let Some(v) = given(run, 50, 2) {
        return v;
    }
    if run.pace != Pace::Canary(5) {
        return no(String::from("Stay with the canary of 5 minutes."));
    }
    match run.end {
        End::RolledBack(at) => yes(text![
            "Yes: back at ",
            &clock(at * 60),
            ". A tenth of the traffic makes a tenth of the errors; the threshold must be as small.",
        ]),
        End::Stopped(_) => no(String::from(
            "The alarm sees it now, but nothing takes the traffic back.",
        )),
        _ => {
            let seen = run.minutes.get(3).map_or(0, |m| m.failed);
            no(text![
                "Not yet: the canary makes ",
                &count(seen, "error", "errors"),
                " a minute, and the alarm waits for more.",
            ])
        }
    }
}
