//! The curves: what comes if nothing more happens, and the errors so far.

use super::model::{End, Pace, Run};
use super::picture::{BASE, Chart, FULL, NONE, TALL, stretches, y};
use crate::svg::{Anchor, Svg};
use crate::words::{clock, thousands};
use cutover_text::text;

/// What comes, if nothing more happens to it: washes and a line.
pub fn future(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
    let (all, minute) = (run.seconds(), at / 60);
    let ended = match run.end {
        End::Refused => Some(0),
        End::RolledBack(m) if m <= minute => Some(0),
        End::Stopped(m) if m <= minute => Some(run.pace.weight(m - 1)),
        _ => None,
    };
    let coming = stretches(at, all, |m| ended.unwrap_or_else(|| run.pace.weight(m)));
    let mut line = String::new();
    for (from, to, w) in &coming {
        let (x, end) = (c.x(*from, all), c.x(*to, all));
        s.rect(x, FULL, end - x, y(*w) - FULL, "f-bw", "");
        s.rect(x, y(*w), end - x, NONE - y(*w), "f-gw", "");
        for n in [
            if line.is_empty() { "M" } else { "V" },
            &if line.is_empty() {
                text![{x}, " "]
            } else {
                String::new()
            },
            &y(*w).to_string(),
            "H",
            &end.to_string(),
        ] {
            line.push_str(n);
        }
    }
    if run.end != End::Refused {
        s.path(&line, "nf s-g s2", "");
    }
    let near = |x: i32, room: i32| {
        if x + room > c.to {
            (c.to, Anchor::End)
        } else {
            (x, Anchor::Start)
        }
    };
    if ended.is_some() {
        // The sentence says it too, where the picture has no room left.
        let x = c.x(at, all) + 8;
        if let (End::RolledBack(m), true) = (run.end, x + 170 < c.to) {
            let text = text!["back on version 41 at ", &clock(m * 60)];
            s.text(x.max(c.from + 34), 66, "tbl", Anchor::Start, &text);
        }
        return;
    }
    let Some(last) = run.pace.last().filter(|last| last * 60 > at) else {
        return;
    };
    let next = match run.pace {
        Pace::Linear(every) => (minute / every + 1) * every,
        _ => last,
    };
    let then = match run.pace {
        Pace::Linear(every) => text!["10% more every ", &crate::words::duration(every * 60)],
        _ => text!["the other 90% at ", &clock(last * 60)],
    };
    // A staircase leaves room above its steps, a canary above its last move.
    let x = if matches!(run.pace, Pace::Linear(_)) {
        c.x(at, all) + 26
    } else {
        c.x(next * 60, all) + 8
    };
    let (x, anchor) = near(x, 134);
    // Above the staircase while it is low, below it later.
    let low = run.pace.weight(minute) < 500 || !matches!(run.pace, Pace::Linear(_));
    let top = if low { 66 } else { 110 };
    s.text(x, top, "tg halo", anchor, "if it stays healthy")
        .text(x, top + 16, "ts halo", anchor, &then);
    if !(run.stops && run.rolls_back) {
        return;
    }
    if let Some(m) = run.earliest_alarm(at) {
        let x = c.x(m * 60, all);
        s.vline(x, y(run.pace.weight((m - 1).max(0))), NONE, "s-a s2");
        s.raw("<path class=\"e dash am s2\" d=\"M")
            .num(x)
            .raw(" 161H")
            .num(c.to)
            .raw("\"/>");
        let beside = if matches!(run.pace, Pace::Linear(_)) {
            x + 8
        } else {
            c.x(next * 60, all) + 8
        };
        let (x, anchor) = near(beside, 158);
        s.text(
            x,
            153,
            "ta halo",
            anchor,
            &["if the alarm fires at ", &clock(m * 60)].concat(),
        );
    }
}

/// A bar a minute, and the threshold that judges them.
pub fn errors(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
    let all = run.seconds();
    let most = run.minutes.iter().map(|m| m.failed).max().unwrap_or(0);
    let scale = most.max(run.threshold + run.threshold / 4 + 1);
    let tall = |n: i32| (n * TALL + scale / 2) / scale;
    let room = c.x(60, all) - c.x(0, all);
    let inset = if room > 14 { 3 } else { 1 };
    for (m, nth) in run.minutes.iter().zip(0..) {
        let (from, to) = (nth * 60, (nth * 60 + 60).min(at));
        if from >= at {
            break;
        }
        let full = to == from + 60;
        let failed = if full {
            m.failed
        } else {
            m.failed * (to - from) / 60
        };
        let h = tall(failed).max(2);
        let over = full && failed > run.threshold;
        let x = c.x(from, all) + inset;
        let w = (c.x(to, all) - x - if full { inset } else { 0 }).max(1);
        s.rect(x, BASE - h, w, h, if over { "f-r" } else { "f-i3" }, "");
        if full && room >= 24 {
            let class = if over {
                "tr tb num halo"
            } else {
                "ts num halo"
            };
            s.text(
                x + w / 2,
                BASE - h - 5,
                class,
                Anchor::Middle,
                &thousands(failed),
            );
        }
    }
    let line = BASE - tall(run.threshold);
    // Beside the line, unless bars stand there.
    let busy = at * 5 >= all * 4 && run.minute(at - 60).failed > run.threshold;
    let beside = if busy { 190 } else { line - 6 };
    s.hline(line, c.from, c.to, "e dash am");
    s.text(
        c.to,
        beside,
        "ta halo",
        Anchor::End,
        &["threshold ", &run.threshold.to_string()].concat(),
    );
    s.hline(BASE, c.from, c.to, "axl");
}
