//! What can be dragged: the objectives, the last copy and the moment.

use super::picture::Plan;
use super::{SPEC, moment};
use crate::svg::{Anchor, Svg};
use crate::words::duration;
use crate::{Size, State};

/// An objective: a line through everything that it judges, with a handle on top.
pub fn objective(s: &mut Svg, p: &Plan, rpo: bool, seconds: i32) {
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

fn x_of(p: &Plan, state: &State) -> Option<i32> {
    moment::seconds(state.at).map(|t| if t < 0 { p.before(-t) } else { p.after(t) })
}

/// What has not happened yet is washed out.
pub fn now(s: &mut Svg, p: &Plan, state: &State) {
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

/// The moment, with a handle on the axis.
pub fn pill(s: &mut Svg, p: &Plan, state: &State) {
    let Some(x) = x_of(p, state) else { return };
    s.vline(x, 62, p.axis - 10, "s-i s15");
    let text = moment::show(state.at);
    let half = 6 + text.len() as i32 * 7 / 2;
    let at = x.clamp(half, p.width - half);
    s.raw("<g class=\"handle\" data-drag=\"t\">");
    s.rect(x - 22, p.axis - 22, 44, 44, "", " fill=\"transparent\"");
    s.rect(at - half, p.axis - 10, 2 * half, 19, "f-i", " rx=\"4\"");
    s.raw("<text text-anchor=\"middle\" class=\"num tb onink\"");
    s.attr("x", at)
        .attr("y", p.axis + 4)
        .raw(">")
        .esc(&text)
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
