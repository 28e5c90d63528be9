//! The picture: the flow, and as a drawing of its own the share and the errors over time.

use super::SPEC;
use super::model::Run;
use super::{curves, flow};
use crate::svg::{Anchor, Svg};
use crate::words::{clock, percent, thousands};
use crate::{Size, State};
use cutover_text::text;

/// Where the curves stand.
pub struct Chart {
    /// Which of the two drawings.
    pub wide: bool,
    /// Height of the flow's drawing.
    flow: i32,
    /// Left end of time.
    pub from: i32,
    /// Right end of time.
    pub to: i32,
}

const WIDE: Chart = Chart {
    wide: true,
    flow: 284,
    from: 44,
    to: 774,
};
const NARROW: Chart = Chart {
    wide: false,
    flow: 428,
    from: 40,
    to: 356,
};

/// Height of a share of all.
pub const FULL: i32 = 46;
/// Height of a share of none.
pub const NONE: i32 = 162;
/// The line that bars of errors stand on.
pub const BASE: i32 = 254;
/// The tallest of them.
pub const TALL: i32 = 45;
/// Height of the drawing of the curves.
const CURVES: i32 = 278;

impl Chart {
    fn of(size: Size) -> &'static Chart {
        if size == Size::Wide { &WIDE } else { &NARROW }
    }
    /// Where a second of a run of `all` seconds stands.
    pub fn x(&self, second: i32, all: i32) -> i32 {
        self.from + (second * (self.to - self.from) + all / 2) / all
    }
}

/// Height of a share, in thousandths.
pub fn y(weight: i32) -> i32 {
    NONE - (weight * (NONE - FULL) + 500) / 1000
}

/// Draws a moment of a run: two drawings, one after the other.
pub fn draw(run: &Run, at: i32, size: Size) -> String {
    let c = Chart::of(size);
    let way = if c.wide { &flow::WIDE } else { &flow::NARROW };
    let mut s = Svg::new("al", size, c.flow, &label(run, at));
    flow::draw(&mut s, way, run, at);
    let upper = s.done();
    let mut s = Svg::new("ac", size, CURVES, &over_time(run, at));
    scales(&mut s, c, run);
    past(&mut s, c, run, at);
    curves::future(&mut s, c, run, at);
    s.hline(NONE, c.from, c.to, "axl");
    curves::errors(&mut s, c, run, at);
    handle(&mut s, c, run, at);
    upper + &s.done()
}

/// What the curves say now; the table has every minute.
fn over_time(run: &Run, at: i32) -> String {
    let last = (at / 60).checked_sub(1).and_then(|m| run.minutes.get(m as usize));
    text![
        "Over time, up to ",
        &clock(at),
        ": the share of requests to version 42, now ",
        &percent(run.minute(at).weight),
        ", and its errors a minute, ",
        &last.map_or_else(|| "none yet".to_string(), |m| thousands(m.failed) + " in the last one"),
        ", with the threshold at ",
        &thousands(run.threshold),
        ".",
    ]
}

fn label(run: &Run, at: i32) -> String {
    let now = run.minute(at);
    let minute = at / 60;
    let (new, _) = run.failed_by(at);
    let mut out = text![
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
    ];
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
pub fn stretches(from: i32, to: i32, weight: impl Fn(i32) -> i32) -> Vec<(i32, i32, i32)> {
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

fn handle(s: &mut Svg, c: &Chart, run: &Run, at: i32) {
    let x = c.x(at, run.seconds());
    s.vline(x, 42, BASE, "s-i s2");
    // Clear of the scale at the left, and inside the drawing at the right.
    let x = x.clamp(c.from + 19, c.to - 17);
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
    s.raw("<text text-anchor=\"middle\" class=\"num tb onink\"");
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
