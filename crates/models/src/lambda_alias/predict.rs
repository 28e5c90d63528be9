//! The question to answer before playing. The model knows the answer.

use super::model::{End, Run};
use crate::Prediction;
use crate::words::{clock, count, percent, thousands};
use cutover_text::text;

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
            .map(|(up, down)| text!["About ", &thousands(roughly((met * up / down).max(1)))])
            .collect()
    };
    let ask = text![
        "Version 42 fails ",
        &percent(run.error),
        " of its calls, from minute ",
        {run.from},
        ". How many callers get an error from it by ",
        &until,
        "?",
    ];
    let why = text![
        &count(met, "caller", "callers"),
        " met an error of version 42. ",
        reason(run),
    ];
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
