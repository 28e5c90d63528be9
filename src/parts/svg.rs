//! A little SVG text, in whole units: what plots are written with.

/// A drawing that grows by pushing pieces.
pub struct Svg(String);

impl Svg {
    /// Opens a drawing of `width` by `height` units; the label says what it shows.
    pub fn new(class: &str, width: i32, height: i32, label: &str) -> Svg {
        let mut svg = Svg(String::with_capacity(4_000));
        svg.put(&["<svg class=\"", class, "\" viewBox=\"0 0 ", &n(width), " ", &n(height), "\" width=\"100%\" role=\"img\" aria-label=\"", label, "\">"]);
        svg
    }

    /// Pushes pieces of markup.
    pub fn put(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.0.push_str(part));
    }

    /// A text; `anchor` is `start`, `middle` or `end`.
    pub fn text(&mut self, class: &str, x: i32, y: i32, anchor: &str, text: &str) {
        self.put(&["<text class=\"", class, "\" x=\"", &n(x), "\" y=\"", &n(y), "\" text-anchor=\"", anchor, "\">", text, "</text>"]);
    }

    /// A horizontal grid line with its number at the left.
    pub fn grid(&mut self, left: i32, right: i32, y: i32, label: &str) {
        self.put(&["<path class=\"grid\" d=\"M", &n(left), " ", &n(y), "H", &n(right), "\"/>"]);
        self.text("ts num", left - 6, y + 4, "end", label);
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (i32, i32), to: (i32, i32), width: &str) {
        self.put(&["<path class=\"", class, "\" stroke-width=\"", width, "\" d=\"M", &n(from.0), " ", &n(from.1), "L", &n(to.0), " ", &n(to.1), "\"/>"]);
    }

    /// A rectangle.
    pub fn rect(&mut self, class: &str, x: i32, y: i32, width: i32, height: i32) {
        self.put(&["<rect class=\"", class, "\" x=\"", &n(x), "\" y=\"", &n(y), "\" width=\"", &n(width), "\" height=\"", &n(height), "\"/>"]);
    }

    /// A shape through points: `polygon` or `polyline`.
    pub fn through(&mut self, shape: &str, class: &str, points: &[(i32, i32)]) {
        self.put(&["<", shape, " ", class, " points=\""]);
        for (x, y) in points {
            self.put(&[&n(*x), ",", &n(*y), " "]);
        }
        self.put(&["\"/>"]);
    }

    /// The whole markup.
    pub fn end(mut self) -> String {
        self.0.push_str("</svg>");
        self.0
    }
}

/// A number as text.
pub fn n(number: i32) -> String {
    number.to_string()
}
