//! The picture: time runs outwards from the disaster in the middle.

use super::model::{Fit, Run, STRATEGIES, fit};
use super::{SPEC, moment, say};
use crate::scale::{DAY, LogScale};
use crate::svg::{Anchor, Svg};
use crate::words::{duration, duration_long};
use crate::{Size, State};

/// Where things stand in one of the two drawings.
struct Plan {
    wide: bool,
    width: i32,
    height: i32,
    /// The disaster.
    mid: i32,
    scale: LogScale,
    /// The axis, and the labels under it.
    axis: i32,
    /// First row of strategies, and the height of one.
    rows: i32,
    row: i32,
}

const WIDE: Plan = Plan {
    wide: true,
    width: 776,
    height: 470,
    mid: 470,
    scale: LogScale {
        first: 16,
        edge: 298,
    },
    axis: 182,
    rows: 220,
    row: 60,
};

const NARROW: Plan = Plan {
    wide: false,
    width: 358,
    height: 560,
    mid: 179,
    scale: LogScale {
        first: 10,
        edge: 174,
    },
    axis: 190,
    rows: 228,
    row: 84,
};

impl Plan {
    fn of(size: Size) -> &'static Plan {
        if size == Size::Wide { &WIDE } else { &NARROW }
    }
    fn before(&self, seconds: i32) -> i32 {
        self.mid - self.scale.off(seconds)
    }
    fn after(&self, seconds: i32) -> i32 {
        self.mid + self.scale.off(seconds)
    }
    fn left(&self) -> i32 {
        self.mid - self.scale.edge
    }
    fn right(&self) -> i32 {
        self.mid + self.scale.edge
    }
    /// Where a vertical that judges everything is drawn: on a phone it leaves the rows' words free.
    fn runs(&self, out: &mut Svg, x: i32, top: i32, class: &str) {
        if self.wide {
            out.vline(x, top, self.axis + 3, class).vline(
                x,
                self.axis + 24,
                self.height - 6,
                class,
            );
        } else {
            out.vline(x, top, self.axis, class);
            for i in 0..4 {
                let y = self.rows + self.row * i;
                out.vline(x, y + 39, y + 67, class);
            }
        }
    }
}

/// Draws a state.
pub fn draw(state: &State, run: &Run, size: Size) -> String {
    let p = Plan::of(size);
    let mut s = Svg::new("rpo", size, p.height, &label(state, run));
    heads(&mut s, p);
    lanes(&mut s, p, run);
    now(&mut s, p, state);
    grip(&mut s, p, run);
    s.hline(p.axis, p.left(), p.right(), "axl");
    for i in 0..4 {
        row(&mut s, p, run, i);
    }
    disaster(&mut s, p);
    objective(&mut s, p, true, run.rpo);
    objective(&mut s, p, false, run.rto);
    words(&mut s, p, state, run);
    ticks(&mut s, p);
    pill(&mut s, p, state);
    s.done()
}

fn label(state: &State, run: &Run) -> String {
    let mut out = String::from("Timeline around a disaster");
    if moment::seconds(state.at).is_some() {
        out.push_str(", now: ");
        out.push_str(&moment::show(state.at));
    }
    let told = [
        ". Before it, copies every ",
        &duration_long(run.copy),
        "; the newest that can be restored is ",
        &say::about(run.loss),
        " old. After it, ",
        &say::about(run.back),
        " without service. Recovery point objective ",
        &duration_long(run.rpo),
        ", recovery time objective ",
        &duration_long(run.rto),
        ". In use: ",
        STRATEGIES[run.strategy].inner,
        ".",
    ];
    out.push_str(&told.concat());
    for (i, s) in STRATEGIES.iter().enumerate() {
        out.push_str(
            [" ", s.name, ": ", fit(i, run.rpo, run.rto).words(), "."]
                .concat()
                .as_str(),
        );
    }
    out
}

/// Times that the axis names.
const WIDE_TICKS: &[i32] = &[60, 600, 3600, 14_400];
const NARROW_TICKS: &[i32] = &[60, 3600];

fn heads(s: &mut Svg, p: &Plan) {
    let (before, after, x) = if p.wide {
        (
            "Before: data that is lost",
            "After: time without service",
            p.left(),
        )
    } else {
        ("Before: data lost", "After: time down", 0)
    };
    s.text(x, 12, "ts", Anchor::Start, before);
    s.text(
        if p.wide { p.right() } else { p.width },
        12,
        "ts",
        Anchor::End,
        after,
    );
    for t in if p.wide { WIDE_TICKS } else { NARROW_TICKS }
        .iter()
        .chain(&[DAY])
    {
        s.vline(p.before(*t), 58, p.height - 6, "grid").vline(
            p.after(*t),
            58,
            p.height - 6,
            "grid",
        );
    }
    if p.wide {
        s.text(0, 77, "tm", Anchor::Start, "eu-west-1").text(
            0,
            93,
            "ts",
            Anchor::Start,
            "primary Region",
        );
        s.text(0, 129, "tm", Anchor::Start, "eu-central-1");
        s.text(0, 145, "ts", Anchor::Start, "recovery Region");
    }
}

fn lanes(s: &mut Svg, p: &Plan, run: &Run) {
    s.textured(p.left(), 66, p.scale.edge - 1, 24, "h", "");
    copies(s, p, run);
    let back = p.after(run.back);
    s.rect(back + 1, 118, p.right() - back - 1, 24, "f-g", "");
    if !p.wide {
        s.text(p.right(), 110, "tm halo", Anchor::End, "eu-central-1");
    }
    // Lost, then down: what exceeds its objective is cross-hatched.
    let (lost, limit) = (p.before(run.loss), p.before(run.rpo));
    bar(s, lost.max(limit.min(p.mid)), p.mid - 2, 96, "d", "s-a");
    if !run.rpo_met() {
        bar(s, lost, limit, 96, "x", "s-r");
    }
    let limit = p.after(run.rto);
    bar(s, p.mid + 2, back.min(limit), 122, "d", "s-a");
    if !run.rto_met() {
        bar(s, limit, back, 122, "x", "s-r");
    }
    for t in [run.noticed, run.ready] {
        if t < run.back && p.after(t) + 3 < p.right() {
            s.rect(p.after(t), 120, 2, 20, "f-i", "");
        }
    }
}

/// The last copy can be dragged through its interval; a cross where one cannot be restored.
fn grip(s: &mut Svg, p: &Plan, run: &Run) {
    let x = p.before(run.age.max(1));
    s.raw("<g class=\"handle\" data-drag=\"age\">");
    s.rect(x - 22, 82, 44, 44, "", " fill=\"transparent\"")
        .raw("</g>");
    if run.fail {
        let x = p.before(run.newest.max(1));
        s.rect(x - 6, 97, 12, 14, "f-p", " rx=\"2\"")
            .cross10(x * 10, 1040);
    }
    // Copies on their way are only outlines.
    let mut t = run.age;
    while t < run.newest {
        s.rect(
            p.before(t.max(1)) - 2,
            99,
            4,
            10,
            "f-p s-b",
            " stroke-width=\"1.2\"",
        );
        if run.copy < 60 && p.before(t + run.copy) + 8 > p.before(t) {
            break;
        }
        t += run.copy;
    }
}

fn bar(s: &mut Svg, from: i32, to: i32, y: i32, fill: &str, edge: &str) {
    if to > from {
        s.textured(from, y, to - from, 16, fill, edge);
    }
}

fn words(s: &mut Svg, p: &Plan, state: &State, run: &Run) {
    let (lost, down) = (say::short(run.loss), say::short(run.back));
    // What has not happened yet is said in grey.
    let [_, struck, noticed, ready, back, _] = moment::events(run);
    let whole = moment::seconds(state.at).is_none();
    let class = |met, when| match met {
        _ if !whole && state.at < when => "ts halo",
        true => "ta tb halo",
        false => "tr tb halo",
    };
    let (lost_class, down_class) = (class(run.rpo_met(), struck), class(run.rto_met(), back));
    if p.wide {
        let every = ["a copy every ", &duration(run.copy)].concat();
        s.text(p.left(), 124, "ts halo", Anchor::Start, &every);
        // Kept clear of the words about the copies.
        let x = ((p.before(run.loss) + p.mid) / 2).clamp(350, 425);
        s.text(
            x,
            128,
            lost_class,
            Anchor::Middle,
            &["lost: ", &lost].concat(),
        );
        let x = ((p.after(run.back) + p.mid) / 2).clamp(525, 720);
        s.text(
            x,
            158,
            down_class,
            Anchor::Middle,
            &["down: ", &down].concat(),
        );
        let mut name = |t: i32, when: i32, text: &str, anchor: Anchor| {
            if whole || state.at >= when {
                let x = p.after(t) + 1;
                s.text(
                    x,
                    115,
                    "ts halo",
                    if x > 730 { Anchor::End } else { anchor },
                    text,
                );
            }
        };
        if run.ready > run.noticed {
            name(run.noticed, noticed, "noticed", Anchor::End);
            name(run.ready, ready, "ready", Anchor::Start);
        } else {
            name(run.noticed, noticed, "noticed, ready", Anchor::Middle);
        }
    } else {
        s.text(
            p.left(),
            124,
            "ts halo",
            Anchor::Start,
            &["every ", &duration(run.copy)].concat(),
        );
        s.text(
            p.mid - 6,
            128,
            lost_class,
            Anchor::End,
            &[&lost, " lost"].concat(),
        );
        s.text(
            p.mid + 6,
            158,
            down_class,
            Anchor::Start,
            &[&down, " down"].concat(),
        );
    }
}

/// A tick a copy; where they stand too close to be told apart, a bar.
fn copies(s: &mut Svg, p: &Plan, run: &Run) {
    let mut last = p.mid;
    let mut t = run.newest;
    let mut first = true;
    while t <= DAY {
        let x = p.before(t.max(1));
        if first && run.fail {
            // Drawn on top of what is lost, by `grip`.
        } else if last - x < 4 && !first {
            s.rect(p.left(), 100, x + 2 - p.left(), 9, "f-b", "");
            return;
        } else {
            s.rect(x - 1, 100, 2, 9, "f-b", "");
        }
        (last, first) = (x, false);
        t += run.copy;
    }
}

fn row(s: &mut Svg, p: &Plan, run: &Run, i: usize) {
    let y = p.rows + p.row * i as i32;
    let verdict = fit(i, run.rpo, run.rto);
    if verdict == Fit::Cheapest {
        s.rect(-8, y, p.width + 16, p.row, "f-w", "");
    }
    if i == run.strategy {
        s.rect(-8, y, 3, p.row, "f-i", "");
    }
    s.hline(y, 0, p.width, "grid");
    let strategy = &STRATEGIES[i];
    s.text(0, y + 20, "tb", Anchor::Start, strategy.name);
    for c in 0..4 {
        let class = if c <= i as i32 { "f-i" } else { "nf s-e" };
        s.rect(c * 9, y + if p.wide { 30 } else { 27 }, 7, 9, class, "");
    }
    let (mark, class) = if verdict.fits() {
        ("ok", "tg halo")
    } else {
        ("cx", "tr halo")
    };
    if p.wide {
        s.mark(mark, 48, y + 29)
            .text(64, y + 39, class, Anchor::Start, verdict.words());
    } else {
        s.mark(mark, 347, y + 10)
            .text(341, y + 20, class, Anchor::End, verdict.words());
    }
    let top = y + if p.wide { 24 } else { 46 };
    let mut range = |from: i32, to: i32, met: bool| {
        if met {
            s.rect(from, top, to - from, 14, "f-g", "");
        } else {
            s.textured(from, top, to - from, 14, "x", "s-r");
        }
    };
    range(
        p.before(strategy.rpo.1),
        p.before(strategy.rpo.0),
        strategy.rpo.1 <= run.rpo,
    );
    range(
        p.after(strategy.rto.0),
        p.after(strategy.rto.1),
        strategy.rto.1 <= run.rto,
    );
}

fn disaster(s: &mut Svg, p: &Plan) {
    if p.wide {
        s.vline(p.mid, 24, p.height - 6, "s-r s2");
    } else {
        p.runs(s, p.mid, 24, "s-r s2");
    }
    s.rect(p.mid - 33, 0, 66, 18, "f-p", "")
        .mark("cx", p.mid - 36, 3);
    s.text(p.mid + 6, 13, "tr tb", Anchor::Middle, "disaster");
}

/// An objective: a line through everything that it judges, with a handle on top.
fn objective(s: &mut Svg, p: &Plan, rpo: bool, seconds: i32) {
    let x = if rpo {
        p.before(seconds)
    } else {
        p.after(seconds)
    };
    p.runs(s, x, 48, "s-i s2");
    s.raw("<g class=\"handle\" data-drag=\"")
        .raw(if rpo { "rpo" } else { "rto" })
        .raw("\">");
    s.rect(x - 22, 14, 44, 44, "", " fill=\"transparent\"");
    s.rect(x - 9, 24, 18, 24, "f-p s-i s2", " rx=\"4\"");
    s.raw("<path d=\"M")
        .num(x - 3)
        .raw(" 31v10M")
        .num(x + 2)
        .raw(" 31v10\" class=\"s-i s15\"/></g>");
    // Outwards on a desktop, inwards on a phone, and the other way where there is no room.
    let outwards = if p.wide {
        rpo || x < p.width - 78
    } else {
        !room(p, x, rpo)
    };
    let anchor = if rpo == outwards {
        Anchor::End
    } else {
        Anchor::Start
    };
    let at = if anchor == Anchor::End {
        x - 14
    } else {
        x + 14
    };
    let text = [if rpo { "RPO " } else { "RTO " }, &duration(seconds)].concat();
    s.text(at, 41, "tb halo", anchor, &text);
}

/// Whether an objective's words fit between its handle and the disaster.
fn room(p: &Plan, x: i32, rpo: bool) -> bool {
    if rpo { x + 92 < p.mid } else { x - 92 > p.mid }
}

fn ticks(s: &mut Svg, p: &Plan) {
    let y = p.axis + 18;
    for t in if p.wide { WIDE_TICKS } else { NARROW_TICKS } {
        let text = duration(*t);
        s.text(p.before(*t), y, "ts halo", Anchor::Middle, &text);
        s.text(p.after(*t), y, "ts halo", Anchor::Middle, &text);
    }
    s.text(p.left(), y, "ts halo", Anchor::Start, "24 h").text(
        p.right(),
        y,
        "ts halo",
        Anchor::End,
        "24 h",
    );
}

fn x_of(p: &Plan, state: &State) -> Option<i32> {
    moment::seconds(state.at).map(|t| if t < 0 { p.before(-t) } else { p.after(t) })
}

/// What has not happened yet is washed out.
fn now(s: &mut Svg, p: &Plan, state: &State) {
    if let Some(x) = x_of(p, state) {
        s.rect(
            x,
            62,
            p.right() - x + 1,
            102,
            "f-p",
            " fill-opacity=\".78\"",
        );
    }
}

fn pill(s: &mut Svg, p: &Plan, state: &State) {
    let Some(x) = x_of(p, state) else { return };
    s.vline(x, 62, p.axis - 10, "s-i s15");
    let half = 42;
    let at = x.clamp(half, p.width - half);
    s.raw("<g class=\"handle\" data-drag=\"t\">");
    s.rect(x - 22, p.axis - 22, 44, 44, "", " fill=\"transparent\"");
    s.rect(at - half, p.axis - 10, 2 * half, 19, "f-i", " rx=\"4\"");
    s.raw("<text text-anchor=\"middle\" class=\"num tb onink\"");
    s.attr("x", at)
        .attr("y", p.axis + 4)
        .raw(">")
        .esc(&moment::show(state.at))
        .raw("</text></g>");
}

/// The state after dragging a handle to `x`.
pub fn drag(state: &State, key: &str, x: i32, size: Size) -> State {
    let p = Plan::of(size);
    let off = match key {
        "rpo" | "age" => p.mid - x,
        "rto" => x - p.mid,
        "t" => {
            let off = x - p.mid;
            let t = p.scale.seconds(off.abs().min(p.scale.edge));
            return state.set(
                &SPEC,
                "t",
                moment::of(if off < 0 { -t } else { t }).clamp(1, moment::END),
            );
        }
        _ => return state.clone(),
    };
    let Some(control) = SPEC.index(key).map(|i| &SPEC.controls[i]) else {
        return state.clone();
    };
    // Nearest on the picture, which is not the nearest in seconds.
    let copy = state.get(&SPEC, "copy");
    let place = |v: i32| p.scale.off(if key == "age" { v * copy / 15 } else { v });
    let mut best = control.at_position(0);
    for i in 1..=control.steps() {
        let v = control.at_position(i);
        if (place(v) - off).abs() < (place(best) - off).abs() {
            best = v;
        }
    }
    state.set(&SPEC, key, best)
}
