//! The picture: time runs outwards from the disaster in the middle.

use super::model::{Run, STRATEGIES, fit};
use super::{handles, lanes, moment, rows, say};
use crate::scale::{DAY, LogScale};
use crate::svg::{Anchor, Svg};
use crate::words::{duration, duration_long};
use crate::{Size, State};
use cutover_text::text;

/// Where things stand in one of the two drawings.
pub struct Plan {
    /// Which of the two drawings.
    pub wide: bool,
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
    /// The disaster.
    pub mid: i32,
    /// Distance of a time from the disaster.
    pub scale: LogScale,
    /// The axis, and the labels under it.
    pub axis: i32,
    /// Top of the first row of strategies.
    pub rows: i32,
    /// Height of a row.
    pub row: i32,
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
    /// The plan of a drawing.
    pub fn of(size: Size) -> &'static Plan {
        if size == Size::Wide { &WIDE } else { &NARROW }
    }
    /// Where a time before the disaster stands.
    pub fn before(&self, seconds: i32) -> i32 {
        self.mid - self.scale.off(seconds)
    }
    /// Where a time after the disaster stands.
    pub fn after(&self, seconds: i32) -> i32 {
        self.mid + self.scale.off(seconds)
    }
    /// A day before.
    pub fn left(&self) -> i32 {
        self.mid - self.scale.edge
    }
    /// A day after.
    pub fn right(&self) -> i32 {
        self.mid + self.scale.edge
    }
    /// Where a vertical that judges everything is drawn: on a phone it leaves the rows' words free.
    pub fn runs(&self, out: &mut Svg, x: i32, top: i32, class: &str) {
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
    lanes::lanes(&mut s, p, run);
    handles::now(&mut s, p, state);
    lanes::grip(&mut s, p, run);
    s.hline(p.axis, p.left(), p.right(), "axl");
    for i in 0..4 {
        rows::row(&mut s, p, run, i);
    }
    disaster(&mut s, p);
    handles::objective(&mut s, p, true, run.rpo);
    handles::objective(&mut s, p, false, run.rto);
    lanes::words(&mut s, p, state, run);
    ticks(&mut s, p);
    handles::pill(&mut s, p, state);
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
            text![" ", s.name, ": ", fit(i, run.rpo, run.rto).words(), "."]
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
