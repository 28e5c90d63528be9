//! The picture: the flow, and under it the share and the errors over time.

use super::SPEC;
use super::flow;
use super::model::{End, Pace, Run};
use crate::svg::{Anchor, Svg};
use crate::words::{clock, percent, thousands};
use crate::{Size, State};

/// Where the curves stand.
struct Chart {
    wide: bool,
    /// Height of the whole drawing, and where the curves begin.
    height: i32,
    top: i32,
    from: i32,
    to: i32,
}

const WIDE: Chart = Chart {
    wide: true,
    height: 588,
    top: 310,
    from: 44,
    to: 774,
};
const NARROW: Chart = Chart {
    wide: false,
    height: 732,
    top: 454,
    from: 34,
    to: 356,
};

/// The share: all, none.
const FULL: i32 = 46;
const NONE: i32 = 162;
/// The errors.
const BASE: i32 = 254;
const TALL: i32 = 45;

impl Chart {
    fn of(size: Size) -> &'static Chart {
        if size == Size::Wide { &WIDE } else { &NARROW }
    }
    fn x(&self, second: i32, all: i32) -> i32 {
        self.from + (second * (self.to - self.from) + all / 2) / all
    }
}

fn y(weight: i32) -> i32 {
    NONE - (weight * (NONE - FULL) + 500) / 1000
}

/// Draws a moment of a run.
pub fn draw(run: &Run, at: i32, size: Size) -> String {
    let c = Chart::of(size);
    let mut s = Svg::new("al", size, c.height, &label(run, at));
    flow::draw(
        &mut s,
        if c.wide { &flow::WIDE } else { &flow::NARROW },
        run,
        at,
    );
    s.raw("<g transform=\"translate(0 ").num(c.top).raw(")\">");
    scales(&mut s, c, run);
    past(&mut s, c, run, at);
    future(&mut s, c, run, at);
    s.hline(NONE, c.from, c.to, "axl");
    errors(&mut s, c, run, at);
    handle(&mut s, c, run, at);
    s.raw("</g>");
    s.done()
}

fn label(run: &Run, at: i32) -> String {
    let now = run.minute(at);
    let minute = at / 60;
    let (new, _) = run.failed_by(at);
    let mut out = [
        "At ",
        &clock(at),
        " the alias live sends ",
        &percent(1000 - now.weight),
        " of the requests to version 41, squares, and ",
        &percent(now.weight),
        " to version 42, circles, which fails ",
        &percent(run.error_in(minute)),
        " of them. ",
        &thousands(new),
        " calls of version 42 have failed so far. ",
    ]
    .concat();
    match run.alarm.filter(|m| *m <= minute) {
        Some(m) => out.push_str(&["The alarm fired at ", &clock(m * 60), "."].concat()),
        None => {
            let parts = [
                "The alarm has ",
                &run.over(minute).to_string(),
                " of ",
                &run.need.to_string(),
                " datapoints.",
            ];
            out.push_str(&parts.concat());
        }
    }
    out
}

fn scales(s: &mut Svg, c: &Chart, run: &Run) {
    for (w, text) in [(0, "0"), (500, "50%"), (1000, "100%")] {
        s.text(c.from - 8, y(w) + 4, "ts num", Anchor::End, text);
    }
    s.text(
        c.from,
        12,
        "tb",
        Anchor::Start,
        "Share of requests to version 42",
    );
    let minutes = run.minutes.len() as i32;
    let most = if c.wide { 12 } else { 6 };
    let step = [1, 2, 5, 10, 20]
        .into_iter()
        .find(|st| minutes / st <= most)
        .unwrap_or(20);
    let last = minutes / step * step;
    let mut m = 0;
    while m <= minutes {
        let mut text = m.to_string();
        let anchor = match m {
            0 => Anchor::Start,
            _ if m == minutes => Anchor::End,
            _ => Anchor::Middle,
        };
        if m == last {
            text.push_str(" min");
        }
        s.text(c.x(m, minutes), 272, "ts num", anchor, &text);
        m += step;
    }
}

/// Stretches of one weight: from, to (seconds), weight.
fn stretches(from: i32, to: i32, weight: impl Fn(i32) -> i32) -> Vec<(i32, i32, i32)> {
    let mut out: Vec<(i32, i32, i32)> = Vec::new();
    let mut at = from;
    while at < to {
        let until = ((at / 60 + 1) * 60).min(to);
        let w = weight(at / 60);
        match out.last_mut() {
            Some(last) if last.2 == w => last.1 = until,
            _ => out.push((at, until, w)),
        }
        at = until;
    }
    out
}

/// What has happened has full colour and texture.
fn past(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
    let all = run.seconds();
    for (from, to, w) in stretches(0, at, |m| run.minute(m * 60).weight) {
        let (x, end) = (c.x(from, all), c.x(to, all));
        let gap = if w == 0 || w == 1000 { 0 } else { 2 };
        if w < 1000 {
            s.textured(x, FULL, end - x, y(w) - gap - FULL, "h", "");
        }
        if w > 0 {
            s.rect(x, y(w), end - x, NONE - y(w), "f-g", "");
        }
    }
}

/// What comes, if nothing more happens to it: washes and a line.
fn future(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
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
                [&x.to_string(), " "].concat()
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
            let text = ["back on version 41 at ", &clock(m * 60)].concat();
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
        Pace::Linear(every) => ["10% more every ", &crate::words::duration(every * 60)].concat(),
        _ => ["the other 90% at ", &clock(last * 60)].concat(),
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
        s.raw("<path class=\"e dash am\" style=\"stroke-width:2.5\" d=\"M")
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

fn errors(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
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

fn handle(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
    let x = c.x(at, run.seconds());
    s.vline(x, 42, BASE, "s-i s2");
    let x = x.min(c.to - 17);
    s.text(
        c.from,
        190,
        "tb halo",
        Anchor::Start,
        "Errors a minute on version 42",
    );
    s.raw("<g class=\"handle\" data-drag=\"t\">");
    s.rect(x - 22, 16, 44, 44, "", " fill=\"transparent\"");
    s.rect(x - 19, 31, 38, 19, "f-i", " rx=\"4\"");
    s.raw("<text text-anchor=\"middle\" class=\"num tb\" style=\"fill:var(--paper)\"");
    s.attr("x", x)
        .attr("y", 45)
        .raw(">")
        .raw(&clock(at))
        .raw("</text></g>");
}

/// The state after dragging the handle of time to `x`.
pub fn drag(state: &State, key: &str, x: i32, size: Size) -> State {
    if key != "t" {
        return state.clone();
    }
    let c = Chart::of(size);
    let all = super::model::horizon(state) * 60;
    let along = (x - c.from).clamp(0, c.to - c.from);
    state.set(&SPEC, "t", along * all / (c.to - c.from))
}
