//! The questions to answer before playing on. Which one is asked depends on where the instance
//! is; the run itself knows the outcome.

use super::machine::Run;
use super::place::{Ended, Place};
use crate::Prediction;

/// The question that fits this run. `whole` is all moves on record, also those not played yet.
pub fn predict(run: &Run, whole: &str) -> Prediction {
    let s = &run.setup;
    let leaving = matches!(
        run.place,
        Place::Terminating | Place::TerminatingWait | Place::TerminatingProceed | Place::Terminated
    );
    let unheld = matches!(
        run.place,
        Place::InService
            | Place::EnteringStandby
            | Place::Standby
            | Place::Detaching
            | Place::Detached
    );
    // One question for the whole of a recorded run that meets a time-out.
    let loops = whole.contains(['T', 'L']) && s.launch;
    if loops && (run.launch_ran_out || !leaving && !unheld) {
        return ran_out(run);
    }
    if leaving {
        return if s.termination {
            abandon_at_the_end(run)
        } else {
            no_hook_at_the_end(run)
        };
    }
    let from_pool = run.path.contains(&(true, Place::Warmed, Place::Pending));
    if s.launch && (run.pool || from_pool && !unheld) {
        return twice(run, from_pool);
    }
    if s.launch && !unheld {
        return held_and_ill(run);
    }
    standby(run)
}

fn question(
    key: &str,
    ask: &str,
    right: usize,
    revealed: bool,
    options: &[(&str, &str)],
) -> Prediction {
    Prediction {
        key: key.into(),
        ask: ask.into(),
        options: options.iter().map(|o| o.0.to_string()).collect(),
        right,
        replies: options.iter().map(|o| o.1.to_string()).collect(),
        revealed,
    }
}

fn held_and_ill(run: &Run) -> Prediction {
    question(
        "held",
        "The health check fails while the instance is in <code>Pending:Wait</code>. What then?",
        1,
        run.failed_in_wait,
        &[
            (
                "It is replaced at once",
                "Health checks count only from <code>InService</code> on; in the hook nobody acts on them.",
            ),
            (
                "Nothing, it isn’t registered yet",
                "It joins the load balancer only after the hook.",
            ),
            (
                "The hook counts as abandoned",
                "Only an answer, the time-out or the limit ends a wait.",
            ),
        ],
    )
}

fn ran_out(run: &Run) -> Prediction {
    let go_on = run.setup.go_on;
    let (key, right) = if go_on { ("out-c", 0) } else { ("out-a", 1) };
    let default = if go_on {
        "DefaultResult is <code>CONTINUE</code> here, so a script that never answers lets the instance in, prepared or not."
    } else {
        "DefaultResult is <code>ABANDON</code>, as it is where nobody sets it: each instance is replaced after the time-out, again and again."
    };
    question(
        key,
        "Nobody answers the launch hook. What happens when the HeartbeatTimeout is over?",
        right,
        run.launch_ran_out,
        &[
            ("It goes into service", default),
            ("It is terminated and replaced", default),
            (
                "It waits until 48 hours are over",
                "Only heartbeats make a wait longer than the time-out.",
            ),
        ],
    )
}

fn abandon_at_the_end(run: &Run) -> Prediction {
    let answered =
        run.ended == Some(Ended::Abandon) || run.place == Place::Terminated && run.ended.is_some();
    question(
        "end",
        "The termination hook is answered with <code>ABANDON</code>. What becomes of the instance?",
        1,
        answered,
        &[
            (
                "It goes back into service",
                "A termination hook delays the end and never prevents it.",
            ),
            (
                "It is terminated",
                "Both answers end it; <code>ABANDON</code> only skips what other hooks still had to do.",
            ),
            (
                "It waits for the time-out",
                "An answer ends the wait, whichever it is.",
            ),
        ],
    )
}

fn no_hook_at_the_end(run: &Run) -> Prediction {
    question(
        "bare",
        "No termination hook is set. What becomes of the log files on the instance’s own disk?",
        1,
        run.place == Place::Terminated,
        &[
            (
                "They are uploaded first",
                "Nobody was given the time: only a termination hook holds the instance for it.",
            ),
            (
                "They are lost with it",
                "Without a hook the way leads from <code>Terminating</code> straight to <code>Terminated</code>.",
            ),
            (
                "The group waits an hour for them",
                "An hour is the default of HeartbeatTimeout, and that belongs to a hook.",
            ),
        ],
    )
}

fn twice(run: &Run, from_pool: bool) -> Prediction {
    question(
        "twice",
        "The launch hook runs when the instance enters the warm pool. And when scale out takes it from there?",
        0,
        from_pool && run.place != Place::Pending,
        &[
            (
                "It runs again",
                "Into the pool and into service: the hook holds the instance both times, and the event says which.",
            ),
            (
                "It was enough once",
                "Each launch into service passes through <code>Pending</code>, and the hook holds it there.",
            ),
            (
                "Only if the instance was stopped",
                "The pool’s state makes no difference to the hook.",
            ),
        ],
    )
}

fn standby(run: &Run) -> Prediction {
    let (key, right) = if run.setup.lower {
        ("by-low", 0)
    } else {
        ("by-keep", 1)
    };
    let ask = if run.setup.lower {
        "The instance enters Standby, and the desired capacity is lowered with it. What does the group do?"
    } else {
        "The instance enters Standby, and the desired capacity stays. What does the group do?"
    };
    let why = if run.setup.lower {
        "One fewer is desired and one fewer works: nothing is missing."
    } else {
        "The group wants as many working instances as before, and one has just stopped working."
    };
    question(
        key,
        ask,
        right,
        run.stood > 0 || run.place == Place::Standby,
        &[
            ("Nothing", why),
            ("It launches another instance", why),
            (
                "It terminates the instance",
                "Standby is in the group, and nobody there is terminated for failing a health check.",
            ),
        ],
    )
}
