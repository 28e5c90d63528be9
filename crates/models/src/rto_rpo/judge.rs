//! The challenges.

use super::SPEC;
use super::model::{MULTI, Run, STRATEGIES};
use super::say::about;
use crate::Verdict;
use crate::words::duration_long;
use cutover_text::text;

fn no(say: String) -> Verdict {
    Verdict { passed: false, say }
}

fn yes(say: String) -> Verdict {
    Verdict { passed: true, say }
}

/// Judges challenge `nth`.
pub fn judge(nth: usize, run: &Run, option: Option<usize>) -> Verdict {
    match nth {
        0 => cheapest(run, option),
        1 => interval(run),
        2 => cached(run),
        3 => missed(run, option),
        _ => no(String::from("There is no such challenge.")),
    }
}

fn still(what: &str, seconds: i32) -> Verdict {
    no(text![
        "Not yet: your ",
        what,
        " still says ",
        &duration_long(seconds),
        ".",
    ])
}

fn cheapest(run: &Run, option: Option<usize>) -> Verdict {
    if run.rpo != 60 {
        return still("RPO", run.rpo);
    }
    if run.rto != 900 {
        return still("RTO", run.rto);
    }
    let right = run.cheapest();
    match option {
        None => no(String::from(
            "The objectives are right. Now name the strategy.",
        )),
        Some(o) if o == right => yes(text![
            "Yes: ",
            STRATEGIES[right].inner,
            " promises seconds of data and minutes of time.",
        ]),
        Some(o) if o < right => no(text![
            "Too little: ",
            STRATEGIES[o].inner,
            " can lose minutes of data.",
        ]),
        Some(_) => no(text![
            "It would do, but ",
            STRATEGIES[right].inner,
            " does for less.",
        ]),
    }
}

fn interval(run: &Run) -> Verdict {
    if run.rpo != 900 {
        return still("RPO", run.rpo);
    }
    if !run.fail {
        return no(String::from("Not yet: let the last copy fail."));
    }
    let worst = about(run.worst_loss());
    if run.worst_loss() > run.rpo {
        return no(text!["Not yet: up to ", &worst, " can be lost when a copy fails."]);
    }
    let Some(control) = SPEC.index("copy").map(|i| &SPEC.controls[i]) else {
        return still("interval", run.copy);
    };
    let longer = control.at_position(control.position(run.copy) + 1);
    if run.worst_with(longer) <= run.rpo {
        return no(text![
            "That keeps it, but a longer interval does too: now ",
            &worst,
            " at worst.",
        ]);
    }
    yes(text!["Yes: at worst ", &worst, " are lost. An interval of half the RPO, less the time that a copy travels, survives one bad copy."])
}

fn cached(run: &Run) -> Verdict {
    if run.strategy != 1 {
        return no(String::from(if run.strategy == MULTI {
            "That moves the traffic, at the highest price. Stay with pilot light."
        } else {
            "Not yet: the strategy has changed. Stay with pilot light."
        }));
    }
    if run.rto != 3600 {
        return still("RTO", run.rto);
    }
    if run.rto_met() {
        return yes(text![
            "Yes: back after ",
            &about(run.back),
            ". The Region was ready long before; cached DNS answers kept callers away.",
        ]);
    }
    let wait = about(run.ttl);
    no(text![
        "Not yet: the Region is ready after ",
        &about(run.ready),
        ", but callers keep the old address for up to ",
        &wait,
        ".",
    ])
}

fn missed(run: &Run, option: Option<usize>) -> Verdict {
    if run.rpo_met() {
        return no(text![
            "Not yet: ",
            &about(run.loss),
            " of data are lost, and the RPO allows that.",
        ]);
    }
    if !run.rto_met() {
        return no(String::from(
            "Not yet: the RTO is missed too. Service has to be back in time.",
        ));
    }
    match option {
        None => no(String::from(
            "That is such a night. Now say what would have helped.",
        )),
        Some(0) => yes(String::from(
            "Yes: the loss was settled before the disaster. RPO looks back, so only the copies count.",
        )),
        Some(_) => no(String::from(
            "That brings service back sooner, and not one record more. The loss was settled before the disaster.",
        )),
    }
}
