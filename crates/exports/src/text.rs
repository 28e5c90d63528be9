//! From the bank's markup to plain text, and to markup that stands alone.

use cutover_bank::Html;

/// The text of some markup: tags gone, entities read, one line.
pub fn plain(markup: &Html) -> String {
    let mut out = String::new();
    let mut rest = markup.0.as_str();
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            // Blocks and rows part words.
            let block = ["</p", "</li", "<br", "</td", "</th", "</tr", "</h"];
            if block.iter().any(|tag| rest.starts_with(tag)) {
                out.push(' ');
            }
            rest = &rest[end..];
        } else {
            let end = rest.find(';').map_or(1, |end| end + 1);
            out.push_str(match &rest[..end] {
                "&amp;" => "&",
                "&lt;" => "<",
                "&gt;" => ">",
                "&quot;" => "\"",
                "&#39;" => "'",
                "&nbsp;" => "\u{a0}",
                other => other,
            });
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The markup without links into the app and without classes, for programs that show HTML.
pub fn standalone(markup: &Html) -> String {
    let mut out = String::new();
    let mut rest = markup.0.as_str();
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        rest = &rest[end..];
        let name = tag.trim_matches(['<', '>', '/']).split(' ').next().unwrap_or_default();
        if name == "a" {
            continue;
        }
        out.push_str(if tag.starts_with("</") { "</" } else { "<" });
        out.push_str(name);
        out.push('>');
    }
    out.push_str(rest);
    out
}

/// Text as XML character data or attribute value.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML 1.0 has no other control characters.
            c if c < ' ' && !matches!(c, '\t' | '\n') => {}
            c => out.push(c),
        }
    }
    out
}

/// FNV-1a: the same for ever, which ids in other programs rely on.
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        let markup = Html("<p>A <code>b</code> &amp; &lt;c&gt;</p><p>d<a href=\"#/topics/x\">e</a></p>".into());
        assert_eq!(plain(&markup), "A b & <c> de");
        assert_eq!(standalone(&markup), "<p>A <code>b</code> &amp; &lt;c&gt;</p><p>de</p>");
        assert_eq!(standalone(&Html("<table class=\"t\"><tr></tr></table>".into())), "<table><tr></tr></table>");
    }
}
