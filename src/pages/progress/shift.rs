//! Green against blue over the weeks, with where it leads at the present pace.

use crate::parts::svg::{Svg, n};
use cutover_study::event::Day;
use cutover_study::progress::Snapshot;
use cutover_study::readiness::{READY, Span, projected};
use cutover_text::text;

/// One drawing's measures.
struct Frame {
    class: &'static str,
    width: i32,
    height: i32,
    left: i32,
    top: i32,
    bottom: i32,
}

const WIDE: Frame = Frame { class: "wide", width: 776, height: 310, left: 40, top: 26, bottom: 288 };
const NARROW: Frame = Frame { class: "narrow", width: 358, height: 238, left: 34, top: 26, bottom: 216 };

impl Frame {
    fn y(&self, per_cent: u8) -> i32 {
        self.bottom - (self.bottom - self.top) * i32::from(per_cent) / 100
    }
}

/// Both drawings, for a phone and a desktop.
pub fn shift_plot(points: &[Snapshot], exam_day: Option<Day>) -> String {
    [draw(&WIDE, points, exam_day), draw(&NARROW, points, exam_day)].concat()
}

fn words(span: Span) -> String {
    text![&n(i32::from(span.low)), " to ", &n(i32::from(span.high))]
}

fn draw(f: &Frame, points: &[Snapshot], exam_day: Option<Day>) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let exam = exam_day.filter(|day| day.since(last.day) > 0);
    let end = exam.unwrap_or(last.day);
    let span = end.since(first.day).max(1);
    let right = f.width - 2;
    let x = |day: Day| f.left + (right - f.left) * day.since(first.day) / span;
    // One day alone has no width: its state fills the plot.
    let mut path: Vec<(i32, Span)> = points.iter().map(|p| (x(p.day), p.total)).collect();
    if points.len() == 1 && exam.is_none() {
        path.push((right, last.total));
    }
    let now = path.last().map_or(right, |p| p.0);
    let label = text![
        "Traffic shift from ", &first.day.day_month(), " to ", &last.day.day_month(), ": from ",
        &words(first.total), " to ", &words(last.total), " per cent green; ready is 80",
    ];
    let mut svg = Svg::new(f.class, f.width, f.height, &label);
    let id = text!["h", f.class];
    svg.put(&["<defs><pattern id=\"", &id, "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"f-b\"/><path d=\"M0 0v6\" class=\"hl\" stroke-width=\"2\"/></pattern></defs>"]);

    let highs: Vec<(i32, i32)> = path.iter().map(|(x, s)| (*x, f.y(s.high))).collect();
    let lows: Vec<(i32, i32)> = path.iter().map(|(x, s)| (*x, f.y(s.low))).collect();
    let closed = |edge: &[(i32, i32)], y: i32| {
        let mut shape = vec![(f.left, y), (now, y)];
        shape.extend(edge.iter().rev());
        shape
    };
    svg.through("polygon", &["fill=\"url(#", &id, ")\""].concat(), &closed(&highs, f.top));
    svg.through("polygon", "class=\"f-g\"", &closed(&lows, f.bottom));

    if let Some((exam, then)) = exam.and_then(|day| Some((day, projected(points, day)?))) {
        let (xe, here) = (x(exam), last.total);
        let (high, low) = ((xe, f.y(then.high)), (xe, f.y(then.low)));
        svg.through("polygon", "class=\"f-w2\"", &[(now, f.y(here.high)), high, low, (now, f.y(here.low))]);
        svg.line("e dash bl", (now, f.y(here.high)), high, "1.5");
        svg.line("e dash gr", (now, f.y(here.low)), low, "1.5");
    }
    for value in [0u8, 25, 50, 75, 100] {
        svg.text("ts num", f.left - 8, f.y(value) + 4, "end", &n(i32::from(value)));
    }
    svg.line("axl", (f.left, f.bottom), (f.width, f.bottom), "1");
    let ready = f.y(READY);
    svg.line("s-i", (f.left, ready), (f.width, ready), "1.5");
    svg.line("s-i", (now, f.top - 6), (now, f.bottom), "1.5");
    let room = now < right - 80;
    let (at, anchor) = if room { (now + 6, "start") } else { (now - 6, "end") };
    svg.text("tb halo", at, ready - 7, anchor, "ready 80");
    svg.text("halo t2", at, f.bottom - 8, anchor, "today");
    // What the areas are, in words, at the last quarter of the way, where they are wide enough.
    let there = path.iter().find(|(x, _)| (x - f.left) * 4 >= (now - f.left) * 3);
    if let Some(&(at, span)) = there.filter(|_| now - f.left > 100) {
        // On the first evening the way ends where it began, at the edge.
        let at = at.min(now - 30);
        let (high, low) = (f.y(span.high), f.y(span.low));
        if low - high > 15 {
            svg.text("ts halo", at, (high + low) / 2 + 4, "middle", "can’t tell");
        }
        for (word, top, bottom) in [("blue", f.top, high), ("green", low, f.bottom)] {
            if bottom - top > 34 {
                let middle = (top + bottom) / 2;
                svg.rect("f-p", at - 24, middle - 10, 48, 20);
                svg.text("tb", at, middle + 4, "middle", word);
            }
        }
    }
    if let Some(day) = exam {
        svg.line("s-i", (right, f.top - 6), (right, f.bottom), "2");
        svg.text("tb", f.width - 1, 14, "end", &["exam ", &day.short()].concat());
    }
    svg.text("ts", f.left, f.height - 5, "start", &first.day.short());
    if now > f.left + 90 {
        svg.text("ts", now, f.height - 5, if room { "middle" } else { "end" }, &last.day.short());
    }
    svg.end()
}
