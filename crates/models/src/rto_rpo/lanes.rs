//! The upper half of the picture: both Regions, the copies, what is lost and how long it takes.

use super::model::Run;
use super::picture::Plan;
use super::{moment, say};
use crate::State;
use crate::scale::DAY;
use crate::svg::{Anchor, Svg};
use crate::words::duration;
use cutover_text::text;

/// Both Regions: in service, lost and down; what exceeds its objective is cross-hatched.
pub fn lanes(s: &mut Svg, p: &Plan, run: &Run) {
    s.textured(p.left(), 66, p.scale.edge - 1, 24, "h", "");
    copies(s, p, run);
    let back = p.after(run.back);
    s.rect(back + 1, 118, p.right() - back - 1, 24, "f-g", "");
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
pub fn grip(s: &mut Svg, p: &Plan, run: &Run) {
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

/// What the lanes show, in words.
pub fn words(s: &mut Svg, p: &Plan, state: &State, run: &Run) {
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
        let every = text!["a copy every ", &duration(run.copy)];
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
        s.text(p.right(), 110, "tm halo", Anchor::End, "eu-central-1");
        // The name moves aside for an objective that is close to the disaster.
        let (x, anchor) = if p.before(run.rpo) > p.mid - 90 {
            (p.left(), Anchor::Start)
        } else {
            (p.mid - 8, Anchor::End)
        };
        s.text(x, 59, "tm halo", anchor, "eu-west-1");
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
