//! The lower half of the picture: a row for each strategy, judged against both objectives.

use super::model::{Fit, Run, STRATEGIES, fit};
use super::picture::Plan;
use crate::svg::{Anchor, Svg};

/// Draws row `i`.
pub fn row(s: &mut Svg, p: &Plan, run: &Run, i: usize) {
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
