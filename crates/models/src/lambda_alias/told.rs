//! The run as text: minute by minute, and what happened when.

use super::model::{End, REQUESTS, Run};
use super::say::at_minute;
use crate::words::percent;
use crate::{Markup, Table};
use cutover_text::text;

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
            out.push_str(&text![
                "<li><span class=\"num cap\">",
                &at_minute(m),
                "</span><div><b>",
                what,
                "</b> <span>",
                why,
                "</span></div></li>",
            ]);
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
            let said = text![
                {run.over(m)},
                " of the last ",
                {run.among},
                " datapoints over ",
                {run.threshold},
                ".",
            ];
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
