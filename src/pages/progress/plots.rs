//! The three small plots: what comes due, recall by week, and whether sure means right.

use crate::parts::svg::{Svg, n};
use cutover_study::event::Day;
use cutover_study::stats::{DueDays, Share};
use cutover_text::text;

const LEFT: i32 = 34;
const RIGHT: i32 = 349;
const BOTTOM: i32 = 136;

/// Cards due, a bar a day; the late ones dotted at the foot of today.
pub fn due_plot(due: &DueDays, today: Day) -> String {
    let most = due.days.iter().copied().max().unwrap_or(0).max(due.late + due.days.first().copied().unwrap_or(0));
    let step = [5, 10, 20, 50, 100, 200, 500].into_iter().find(|s| s * 2 >= i32::from(most)).unwrap_or(1_000);
    let label = text!["Cards due: ", &n(i32::from(due.late + due.days[0])), " today, of which ", &n(i32::from(due.late)), " late; at most ", &n(i32::from(most)), " on a day of the next ", &n(due.days.len() as i32)];
    let mut svg = Svg::new("plot", RIGHT, 160, &label);
    svg.put(&["<defs><pattern id=\"late\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" class=\"f-aw\"/><circle cx=\"3\" cy=\"3\" r=\"1.2\" class=\"f-a\"/></pattern></defs>"]);
    let height = |cards: u16| i32::from(cards) * 118 / (step * 2);
    for at in 0..3 {
        svg.grid(LEFT, RIGHT, BOTTOM - at * 59, &n(at * step));
    }
    let pitch = (RIGHT - LEFT) / due.days.len().max(1) as i32;
    for (at, cards) in due.days.iter().enumerate() {
        let x = LEFT + 1 + pitch * at as i32;
        let late = if at == 0 { height(due.late) } else { 0 };
        svg.rect("f-i2", x, BOTTOM - late - height(*cards), pitch - 3, height(*cards));
        if late > 0 {
            svg.put(&["<rect fill=\"url(#late)\" class=\"s-a\" stroke-width=\"1.5\" x=\"", &n(x), "\" y=\"", &n(BOTTOM - late), "\" width=\"", &n(pitch - 4), "\" height=\"", &n(late), "\"/>"]);
        }
    }
    svg.text("ts", LEFT, 153, "start", "today");
    let last = today.plus(due.days.len() as i32 - 1);
    svg.text("ts", RIGHT, 153, "end", &last.short());
    svg.end()
}

/// Recall by week with its bounds, against the aim.
pub fn recall_plot(weeks: &[(Day, Share)], aim: u8) -> String {
    let said: Vec<String> = weeks.iter().filter_map(|(_, s)| s.per_cent()).map(|p| p.to_string()).collect();
    let label = text!["Recall each week: ", &said.join(", "), " per cent; the aim is ", &n(i32::from(aim))];
    let mut svg = Svg::new("plot", RIGHT, 158, &label);
    // From 50 to 100 per cent; what lies lower is drawn at the floor.
    let y = |per_mille: u16| BOTTOM - (i32::from(per_mille.max(500)) - 500) * 120 / 500;
    for per_cent in [50u16, 60, 70, 80, 90, 100] {
        svg.grid(LEFT, RIGHT, y(per_cent * 10), &n(i32::from(per_cent)));
    }
    let aim_y = y(u16::from(aim) * 10);
    svg.line("s-i", (LEFT, aim_y), (RIGHT, aim_y), "1.5");
    svg.text("tb halo", LEFT + 4, aim_y - 6, "start", &["aim ", &n(i32::from(aim))].concat());
    let pitch = (RIGHT - LEFT - 40) / (weeks.len().max(2) as i32 - 1);
    let dots: Vec<(i32, Share)> = weeks
        .iter()
        .enumerate()
        .filter(|(_, (_, share))| share.all > 0)
        .map(|(at, (_, share))| (LEFT + 20 + pitch * at as i32, *share))
        .collect();
    let line: Vec<(i32, i32)> = dots.iter().map(|(x, s)| (*x, y(s.per_mille().unwrap_or(0)))).collect();
    svg.through("polyline", "class=\"e\"", &line);
    for (x, share) in &dots {
        svg.line("s-i", (*x, y(share.high)), (*x, y(share.low)), "1.5");
        dot(&mut svg, *x, y(share.per_mille().unwrap_or(0)));
    }
    if let (Some(first), Some(last)) = (weeks.first(), weeks.last()) {
        svg.text("ts", LEFT, 153, "start", &first.0.short());
        svg.text("ts", RIGHT, 153, "end", &last.0.short());
    }
    svg.end()
}

fn dot(svg: &mut Svg, x: i32, y: i32) {
    svg.put(&["<circle cx=\"", &n(x), "\" cy=\"", &n(y), "\" r=\"4\" class=\"f-i s-p s2\"/>"]);
}

/// The share of right answers by how sure they were given, against what each should mean.
pub fn calibration_plot(shares: &[Share; 3], mean: [u8; 3]) -> String {
    const NAMES: [&str; 3] = ["guess", "unsure", "sure"];
    let mut said = Vec::new();
    for (name, share) in NAMES.iter().zip(shares) {
        let value = share.per_cent().map_or("no answers".to_string(), |p| text![&n(i32::from(p)), " per cent right"]);
        said.push(text![name, ": ", &value]);
    }
    let mut svg = Svg::new("plot", RIGHT, 158, &["Calibration: ", &said.join(", ")].concat());
    let y = |per_mille: i32| BOTTOM - per_mille * 120 / 1000;
    for per_cent in [0, 25, 50, 75, 100] {
        svg.grid(LEFT, RIGHT, y(per_cent * 10), &n(per_cent));
    }
    let x = |at: usize| LEFT + 38 + 115 * at as i32;
    let should: Vec<(i32, i32)> = mean.iter().enumerate().map(|(at, m)| (x(at), y(i32::from(*m) * 10))).collect();
    svg.through("polyline", "class=\"e dash\"", &should);
    for (at, share) in shares.iter().enumerate() {
        let (name, here) = (NAMES[at], x(at));
        svg.text("ts", here, 153, "middle", name);
        let Some(per_cent) = share.per_cent() else { continue };
        let off = share.high < u16::from(mean[at]) * 10;
        let top = y(i32::from(share.high));
        svg.line(if off { "s-a" } else { "s-i" }, (here, top), (here, y(i32::from(share.low))), "2");
        let middle = y(i32::from(share.per_mille().unwrap_or(0)));
        if off {
            svg.put(&["<path class=\"f-a s-p\" stroke-width=\"1.5\" d=\"M", &n(here), " ", &n(middle - 7), "l7 12h-14z\"/>"]);
        } else {
            dot(&mut svg, here, middle);
        }
        let (class, anchor, dx) = if at == 2 { ("tb halo", "end", -12) } else { ("t2 halo", "start", 10) };
        let words = text![name, ": ", &n(i32::from(per_cent)), "%"];
        svg.text(if off { "ta tb halo" } else { class }, here + dx, middle + 5, anchor, &words);
    }
    svg.end()
}
