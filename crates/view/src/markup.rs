//! Markup as a browser's parser reads it, and what that parser would make something else of.

/// Elements without content and end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements that end a paragraph which is still open.
const BLOCKS: [&str; 33] = [
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "menu", "nav", "ol", "p",
    "pre", "search", "section", "summary", "table", "ul", "dialog", "hgroup",
];
/// Elements that mean something inside `<svg>` alone.
const DRAWING: [&str; 16] = [
    "circle", "defs", "ellipse", "g", "line", "linearGradient", "marker", "path", "pattern", "polygon",
    "polyline", "rect", "symbol", "text", "tspan", "use",
];

/// Whether an element has neither content nor end tag.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Why an element cannot stand inside `above` (outermost first), where it cannot: the parser would
/// silently build another tree than the one written.
pub fn misplaced(name: &str, above: &[String]) -> Option<String> {
    let within = |other: &str| above.iter().any(|element| element == other);
    let parent = above.last().map(String::as_str);
    if BLOCKS.contains(&name) && within("p") {
        return Some(format!("<{name}> ends the <p> that it stands in"));
    }
    if ["a", "button", "form"].contains(&name) && within(name) {
        return Some(format!("<{name}> cannot stand in another <{name}>"));
    }
    if name == "tr" && parent == Some("table") {
        return Some("<tr> stands in <thead>, <tbody> or <tfoot>".to_string());
    }
    if DRAWING.contains(&name) && !within("svg") {
        return Some(format!("<{name}> is drawn inside <svg> alone, in the same view"));
    }
    None
}

/// Appends text with what means something in markup escaped.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_parser_would_move_is_misplaced() {
        let above = |names: &[&str]| names.iter().map(|n| n.to_string()).collect::<Vec<_>>();
        for (name, parents) in [
            ("div", &["p"][..]),
            ("ul", &["p", "span"]),
            ("a", &["a", "span"]),
            ("button", &["button"]),
            ("tr", &["table"]),
            ("use", &[]),
            ("path", &["div"]),
        ] {
            assert!(misplaced(name, &above(parents)).is_some(), "{name} in {parents:?}");
        }
        for (name, parents) in
            [("span", &["p"][..]), ("tr", &["table", "tbody"]), ("tr", &[]), ("use", &["a", "svg"]), ("p", &["div"])]
        {
            assert_eq!(misplaced(name, &above(parents)), None, "{name} in {parents:?}");
        }
    }

    #[test]
    fn text_stays_text() {
        let mut out = String::new();
        escape(&mut out, "a < b & \"c\"");
        assert_eq!(out, "a &lt; b &amp; &quot;c&quot;");
    }
}
