//! Writes SVG as text. Coordinates are whole units of the drawing, or tenths where marks move.

use crate::Size;

/// A drawing in progress.
pub struct Svg {
    out: String,
    /// Put before every id, so that several drawings can stand in one page.
    prefix: String,
}

/// Where text stands on its point.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// The textures and arrowheads of the look, by the ends of their ids: `h` blue hatch, `x` red
/// cross-hatch, `d` amber dots, `a` arrow, `ai` ink arrow on the path taken, `aa` amber arrow.
const DEFS: [&str; 6] = [
    "h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"var(--blue)\"/><path d=\"M0 0v6\" class=\"hl h2\"/></pattern>",
    "x\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"><rect width=\"7\" height=\"7\" fill=\"var(--red-wash)\"/><path d=\"M0 0l7 7M7 0 0 7\" stroke=\"var(--red)\" stroke-width=\"1\"/></pattern>",
    "d\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"var(--amber-wash)\"/><circle cx=\"3\" cy=\"3\" r=\"1.15\" fill=\"var(--amber)\"/></pattern>",
    "a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 .6 7.4 4 0 7.4z\" fill=\"var(--ink-3)\"/></marker>",
    "ai\" viewBox=\"0 0 8 8\" refX=\"6.5\" refY=\"4\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 .6 7.4 4 0 7.4z\" fill=\"var(--ink)\"/></marker>",
    "aa\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\"><path d=\"M0 .6 7.4 4 0 7.4z\" fill=\"var(--amber)\"/></marker>",
];

impl Svg {
    /// Opens a drawing of this height with a label that says its state. `name` sets its ids
    /// apart from those of the page's other drawings.
    pub fn new(name: &str, size: Size, height: i32, label: &str) -> Self {
        let (class, width) = match size {
            Size::Wide => ("wide", 776),
            Size::Narrow => ("narrow", 358),
        };
        let mut prefix = String::from(name);
        prefix.push(if size == Size::Wide { 'w' } else { 'n' });
        let mut s = Svg {
            out: String::with_capacity(16 << 10),
            prefix,
        };
        s.raw("<svg class=\"")
            .raw(class)
            .raw("\" viewBox=\"0 0 ")
            .num(width)
            .raw(" ")
            .num(height);
        s.raw("\" width=\"100%\" role=\"img\" aria-label=\"")
            .esc(label)
            .raw("\"><defs>");
        for (i, def) in DEFS.iter().enumerate() {
            s.raw(if i < 3 {
                "<pattern id=\""
            } else {
                "<marker id=\""
            });
            s.out.push_str(&s.prefix);
            s.raw("-").raw(def);
        }
        s.raw("</defs>");
        s
    }

    /// Closes it.
    pub fn done(mut self) -> String {
        self.raw("</svg>");
        self.out
    }

    /// Markup as it is.
    pub fn raw(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    /// Text, escaped for content and attributes.
    pub fn esc(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, text);
        self
    }

    /// A number.
    pub fn num(&mut self, n: i32) -> &mut Self {
        push_num(&mut self.out, n);
        self
    }

    /// A number given in tenths: `125` is written `12.5`.
    pub fn tenths(&mut self, n: i32) -> &mut Self {
        if n < 0 {
            self.out.push('-');
        }
        let n = n.unsigned_abs() as i32;
        push_num(&mut self.out, n / 10);
        if n % 10 != 0 {
            self.out.push('.');
            push_num(&mut self.out, n % 10);
        }
        self
    }

    /// ` key="number"`.
    pub fn attr(&mut self, key: &str, n: i32) -> &mut Self {
        self.raw(" ").raw(key).raw("=\"").num(n).raw("\"")
    }

    /// ` key="text"`.
    pub fn attr_text(&mut self, key: &str, text: &str) -> &mut Self {
        self.raw(" ").raw(key).raw("=\"").esc(text).raw("\"")
    }

    /// A filled rectangle; `more` is further attributes, as markup.
    pub fn rect(&mut self, x: i32, y: i32, w: i32, h: i32, class: &str, more: &str) -> &mut Self {
        self.raw("<rect")
            .attr("x", x)
            .attr("y", y)
            .attr("width", w.max(0))
            .attr("height", h.max(0));
        self.class(class).raw(more).raw("/>")
    }

    /// A rectangle filled with a texture: `h`, `x` or `d`.
    pub fn textured(
        &mut self,
        x: i32,
        y: i32,
        w: i32,
        h: i32,
        fill: &str,
        class: &str,
    ) -> &mut Self {
        self.raw("<rect")
            .attr("x", x)
            .attr("y", y)
            .attr("width", w.max(0))
            .attr("height", h.max(0));
        self.raw(" fill=\"url(#");
        self.out.push_str(&self.prefix);
        self.raw("-").raw(fill).raw(")\"");
        self.class(class);
        self.raw(if class.is_empty() {
            "/>"
        } else {
            " stroke-width=\"1.5\"/>"
        })
    }

    /// A circle; centre and radius in tenths.
    pub fn circle10(&mut self, x: i32, y: i32, r: i32, class: &str) -> &mut Self {
        self.raw("<circle cx=\"")
            .tenths(x)
            .raw("\" cy=\"")
            .tenths(y)
            .raw("\" r=\"")
            .tenths(r)
            .raw("\"");
        self.class(class).raw("/>")
    }

    /// A square of side `a`, all in tenths, by its centre.
    pub fn square10(&mut self, x: i32, y: i32, a: i32, class: &str) -> &mut Self {
        self.raw("<rect x=\"")
            .tenths(x - a / 2)
            .raw("\" y=\"")
            .tenths(y - a / 2);
        self.raw("\" width=\"")
            .tenths(a)
            .raw("\" height=\"")
            .tenths(a)
            .raw("\"");
        self.class(class).raw("/>")
    }

    /// A failed request: a red cross, by its centre in tenths.
    pub fn cross10(&mut self, x: i32, y: i32) -> &mut Self {
        self.raw("<path d=\"M")
            .tenths(x - 40)
            .raw(" ")
            .tenths(y - 40);
        self.raw("l8 8m0-8l-8 8\" class=\"s-r nf\" stroke-width=\"2.4\"/>")
    }

    /// A path; `more` is further attributes, as markup.
    pub fn path(&mut self, d: &str, class: &str, more: &str) -> &mut Self {
        self.raw("<path d=\"")
            .raw(d)
            .raw("\"")
            .class(class)
            .raw(more)
            .raw("/>")
    }

    /// A path that ends in an arrowhead: `a`, `ai` or `aa`.
    pub fn arrow(&mut self, d: &str, class: &str, head: &str) -> &mut Self {
        self.raw("<path d=\"")
            .raw(d)
            .raw("\"")
            .class(class)
            .raw(" marker-end=\"url(#");
        self.out.push_str(&self.prefix);
        self.raw("-").raw(head).raw(")\"/>")
    }

    /// A straight line down.
    pub fn vline(&mut self, x: i32, y1: i32, y2: i32, class: &str) -> &mut Self {
        self.raw("<path d=\"M")
            .num(x)
            .raw(" ")
            .num(y1)
            .raw("V")
            .num(y2)
            .raw("\"")
            .class(class)
            .raw("/>")
    }

    /// A straight line across.
    pub fn hline(&mut self, y: i32, x1: i32, x2: i32, class: &str) -> &mut Self {
        self.raw("<path d=\"M")
            .num(x1)
            .raw(" ")
            .num(y)
            .raw("H")
            .num(x2)
            .raw("\"")
            .class(class)
            .raw("/>")
    }

    /// Text, escaped.
    pub fn text(&mut self, x: i32, y: i32, class: &str, anchor: Anchor, text: &str) -> &mut Self {
        self.raw("<text").attr("x", x).attr("y", y).class(class);
        self.raw(match anchor {
            Anchor::Start => ">",
            Anchor::Middle => " text-anchor=\"middle\">",
            Anchor::End => " text-anchor=\"end\">",
        });
        self.esc(text).raw("</text>")
    }

    /// A mark of the look by the page's symbols: `sq`, `ci`, `tri`, `cx`, `ok`, `ho`.
    pub fn mark(&mut self, id: &str, x: i32, y: i32) -> &mut Self {
        self.raw("<use href=\"#")
            .raw(id)
            .raw("\"")
            .attr("x", x)
            .attr("y", y);
        self.raw(" width=\"11\" height=\"11\"/>")
    }

    fn class(&mut self, class: &str) -> &mut Self {
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self
    }
}

/// Appends a number without the machinery of `format!`.
pub fn push_num(out: &mut String, n: i32) {
    out.push_str(&n.to_string());
}

/// Appends text, escaped for content and attributes.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out() {
        let mut s = Svg::new("t", Size::Narrow, 10, "a \"label\" <b>");
        s.text(1, 2, "", Anchor::Start, "<script>&");
        let out = s.done();
        assert!(out.contains("aria-label=\"a &quot;label&quot; &lt;b&gt;\""));
        assert!(out.contains("&lt;script&gt;&amp;"));
        assert!(out.contains("id=\"tn-h\""));
    }

    #[test]
    fn tenths_are_written_short() {
        let mut s = Svg {
            out: String::new(),
            prefix: String::new(),
        };
        s.tenths(125).raw(" ").tenths(-5).raw(" ").tenths(40);
        assert_eq!(s.out, "12.5 -0.5 4");
    }
}
