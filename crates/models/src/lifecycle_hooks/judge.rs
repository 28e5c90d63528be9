//! The challenges, and what the model says to an attempt.

use super::machine::Run;
use super::place::{Ended, Place};
use crate::words::duration_long;
use crate::{Challenge, Verdict};
use cutover_text::text;

/// Seconds that the slow bootstrap needs.
const SLOW: i32 = 5400;

/// What is asked.
pub const CHALLENGES: &[Challenge] = &[
    Challenge {
        ask: "Take the instance out of traffic for an hour and bring it back. No replacement may be launched.",
        start: "lower=0&t=3&m=NCN",
        options: &[],
    },
    Challenge {
        ask: "The bootstrap takes 90 minutes. Leave HeartbeatTimeout at 3600 s, and get the instance into service only when it is done.",
        start: "t=1&m=N",
        options: &[],
    },
    Challenge {
        ask: "The bootstrap never answers, and every instance is replaced after an hour. Find the one setting that lets instances into service all the same. Nobody may send <code>CONTINUE</code>.",
        start: "m=NTNN",
        options: &[],
    },
    Challenge {
        ask: "The last logs are lost at every scale in. Let the upload have a quarter of the HeartbeatTimeout, then end the instance without further waiting.",
        start: "term=0&t=3&m=NCN",
        options: &[],
    },
    Challenge {
        ask: "With HeartbeatTimeout 300 s, hold a launching instance as long as heartbeats can. How long is that?",
        start: "timeout=0&t=1&m=N",
        options: &[
            "300 seconds",
            "30,000 seconds",
            "48 hours",
            "Without an end",
        ],
    },
];

/// Judges a run.
pub fn judge(nth: usize, run: &Run, option: Option<usize>) -> Verdict {
    let answer = match nth {
        0 => aside(run),
        1 => slow(run),
        2 => stuck(run),
        3 => logs(run),
        _ => limit(run, option),
    };
    match answer {
        Ok(say) => Verdict { passed: true, say },
        Err(say) => Verdict { passed: false, say },
    }
}

type Answer = Result<String, String>;

fn aside(run: &Run) -> Answer {
    if run.replaced > 0 {
        return Err("The group launched another instance: its desired capacity has to go down with the instance.".into());
    }
    if run.nth > 0 || run.place == Place::Terminated {
        return Err("That instance is gone. Undo, and take it aside instead.".into());
    }
    if run.stood < 3600 {
        return Err("It has not been out of traffic for an hour yet.".into());
    }
    if run.place != Place::InService {
        return Err(text![
            "An hour is over, and the instance is in <code>",
            &run.name(),
            "</code>. Bring it back.",
        ]);
    }
    Ok(
        "Desired capacity went down by one and up again, and the group had nothing to replace."
            .into(),
    )
}

fn slow(run: &Run) -> Answer {
    if run.setup.timeout != 3600 || !run.setup.launch {
        return Err("The hook stays, with 3600 s; something else has to buy time.".into());
    }
    if run.nth > 0 || run.launch_ran_out {
        return Err(
            "The time-out was over before the bootstrap was. A heartbeat in time starts it anew."
                .into(),
        );
    }
    if run.waited < SLOW {
        return Err(text![
            "The bootstrap has had ",
            &duration_long(run.waited),
            " of its 90 minutes.",
        ]);
    }
    if run.place != Place::InService {
        return Err("It is done. Now say so, and follow the instance into service.".into());
    }
    Ok("A heartbeat before the time-out starts the HeartbeatTimeout anew; <code>CONTINUE</code> ends the wait when the work is done.".into())
}

fn stuck(run: &Run) -> Answer {
    if run.continued {
        return Err("Somebody sent <code>CONTINUE</code>: this bootstrap cannot.".into());
    }
    if !run.setup.launch {
        return Err(
            "Without the hook nothing is held, but nothing is prepared either. Keep it.".into(),
        );
    }
    if !run.launch_ran_out {
        return Err("Play on until the time is over.".into());
    }
    if run.place != Place::InService {
        return Err(text![
            "The time-out led to <code>",
            &run.name(),
            "</code>. What decides where it leads?",
        ]);
    }
    Ok("DefaultResult <code>CONTINUE</code> lets them in, prepared or not. The real repair is a script that answers.".into())
}

fn logs(run: &Run) -> Answer {
    if !run.setup.termination {
        return Err("Nothing holds the instance on its way out.".into());
    }
    if run.place != Place::Terminated {
        return Err(text![
            "The instance is in <code>",
            &run.name(),
            "</code>; follow it to its end.",
        ]);
    }
    match run.ended {
        Some(Ended::Continue | Ended::Abandon) if run.waited >= run.setup.quarter() => Ok(
            "The hook held the instance for the upload, and the answer let it go. <code>ABANDON</code> would have ended it just so.".into(),
        ),
        Some(Ended::Continue | Ended::Abandon) => Err("The upload had no time: the answer came too early.".into()),
        _ => Err("It ended by the time-out, long after the upload was done. Answer instead.".into()),
    }
}

fn limit(run: &Run, option: Option<usize>) -> Answer {
    if run.setup.timeout != 300 {
        return Err("Set HeartbeatTimeout to 300 s.".into());
    }
    if run.ended != Some(Ended::Limit) {
        return Err("It can be held longer. Send heartbeats until they no longer help.".into());
    }
    match option {
        Some(1) => Ok("100 × 300 s are 30,000 s, less than 48 hours; the smaller of the two is the limit, GlobalTimeout.".into()),
        Some(2) => Err("48 hours are the limit only where 100 times the HeartbeatTimeout is more than that.".into()),
        Some(_) => Err("Look at the log: how long was it from the first event to the limit?".into()),
        None => Err("You reached the limit. Now say how long that was.".into()),
    }
}
