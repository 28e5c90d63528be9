//! Study minutes a day as squares: a larger square is a longer night. Ink only.

use cutover_study::progress::Progress;
use cutover_study::stats::{heatmap as cells, nights};
use cutover_study::time::Now;

/// Minutes from which a square has the next larger size, and the sizes in tenths of a unit.
const STEPS: [(u16, i32); 4] = [(1, 54), (15, 86), (40, 120), (75, 140)];

fn side(minutes: u16) -> i32 {
    STEPS.iter().rev().find(|(from, _)| minutes >= *from).map_or(22, |(_, side)| *side)
}

/// The drawing as SVG markup, `weeks` columns of `pitch` units; today is outlined.
pub fn heatmap(progress: &Progress, now: Now, weeks: u8, pitch: i32) -> String {
    let columns = cells(progress, now, weeks);
    let scale = pitch * 10;
    let (width, height) = (i32::from(weeks) * scale + 30, 7 * scale + 30);
    let mut svg = String::with_capacity(8_000);
    let mut put = |parts: &[&str]| parts.iter().for_each(|part| svg.push_str(part));
    let (w, h) = (width.to_string(), height.to_string());
    let (pw, ph) = ((width / 10).to_string(), (height / 10).to_string());
    put(&["<svg viewBox=\"-30 -30 ", &w, " ", &h, "\" width=\"", &pw, "\" height=\"", &ph, "\" role=\"img\" aria-label=\"Study minutes a day for ", &weeks.to_string(), " weeks; ", &nights(progress, now).0.to_string(), " nights in a row\">"]);
    for (x, column) in columns.iter().enumerate() {
        for (y, minutes) in column.iter().enumerate() {
            let Some(minutes) = minutes else { continue };
            let (cx, cy) = (x as i32 * scale + 60, y as i32 * scale + 60);
            let side = side(*minutes) * pitch / 16;
            let class = if *minutes == 0 { "f-l" } else { "f-i3" };
            let size = side.to_string();
            put(&["<rect class=\"", class, "\" x=\"", &(cx - side / 2).to_string(), "\" y=\"", &(cy - side / 2).to_string(), "\" width=\"", &size, "\" height=\"", &size, "\"/>"]);
        }
    }
    let (x, y) = (i32::from(weeks) - 1, i32::from(now.day().weekday()));
    let (cx, cy) = (x * scale + 60, y * scale + 60);
    let (rx, ry, ring) = ((cx - scale / 2).to_string(), (cy - scale / 2).to_string(), scale.to_string());
    put(&["<rect class=\"nf s-i\" stroke-width=\"15\" x=\"", &rx, "\" y=\"", &ry, "\" width=\"", &ring, "\" height=\"", &ring, "\" rx=\"20\"/></svg>"]);
    svg
}
