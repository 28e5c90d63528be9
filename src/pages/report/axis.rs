//! The estimated score on its scale: the range, the estimate in it, the pass mark through both.

use crate::parts::svg::{Svg, n};
use cutover_study::exam::report::Report;
use cutover_text::text;

/// Wide and narrow, as markup.
pub fn axis(told: &Report, pass: u16) -> String {
    [drawn(told, pass, "wide", 776), drawn(told, pass, "narrow", 358)].concat()
}

fn drawn(told: &Report, pass: u16, class: &str, width: i32) -> String {
    let from = if told.range.0 >= 500 { 500 } else { 100 };
    let x = |score: u16| 1 + (i32::from(score.max(from)) - i32::from(from)) * (width - 2) / (1000 - i32::from(from));
    let (low, high) = told.range;
    let label = text!["Scaled score from 100 to 1000: estimate ", {told.score}, ", between ", {low}, " and ", {high}, ", pass mark ", {pass}];
    let mut svg = Svg::new(class, width, 84, &label);
    let hatch = text!["hs", class];
    svg.put(&["<defs><pattern id=\"", &hatch, "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"f-b\"/><path d=\"M0 0v6\" class=\"hl h2\"/></pattern></defs>"]);
    svg.put(&["<path class=\"axl\" d=\"M1 60H", &n(width - 1), "\"/>"]);
    let step = if from == 500 { 100 } else { 300 };
    let mut at = from;
    while at <= 1000 {
        let anchor = if at == from { "start" } else if at == 1000 { "end" } else { "middle" };
        svg.put(&["<path class=\"axl\" d=\"M", &n(x(at)), " 60v5\"/>"]);
        // The pass mark's own label stands above.
        svg.text("ts num", x(at), 80, anchor, &at.to_string());
        at += step;
    }
    let mark = x(pass);
    let (left, right) = (x(low), x(high));
    if low < pass {
        svg.put(&["<rect x=\"", &n(left), "\" y=\"34\" width=\"", &n((right.min(mark - 1) - left).max(2)), "\" height=\"22\" fill=\"url(#", &hatch, ")\"/>"]);
    }
    if high > pass {
        let start = left.max(mark + 2);
        svg.rect("f-g", start, 34, (right - start).max(2), 22);
    }
    svg.line("s-i", (x(told.score), 34), (x(told.score), 56), "2");
    svg.line("s-i", (mark, 6), (mark, 60), "2");
    // Near the left end there is no room beside the bar.
    if left < 40 {
        svg.text("num", left, 28, "start", &low.to_string());
    } else {
        svg.text("num", left - 6, 50, "end", &low.to_string());
    }
    svg.text("num", right + 6, 50, "start", &high.to_string());
    let label = text!["pass ", {pass}];
    if mark + 70 > width {
        svg.text("tb", mark - 6, 16, "end", &label);
    } else {
        svg.text("tb", mark + 6, 16, "start", &label);
    }
    svg.end()
}
