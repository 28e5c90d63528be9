//! Reads the markup that the compiler writes: its text, and its parts by heading.

/// A heading with what stands under it. The first part has no heading.
pub(crate) struct Part<'a> {
    /// `h2`, `h3`, or nothing.
    pub tag: &'a str,
    /// Inline markup.
    pub heading: &'a str,
    /// Blocks.
    pub body: &'a str,
}

/// Notes in parts.
pub(crate) fn parts(notes: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = Some(notes);
    std::iter::from_fn(move || {
        let here = rest.take()?;
        let (part, after) = split(here);
        rest = after;
        Some(part)
    })
}

/// The part that a text begins with, and what follows it.
fn split(text: &str) -> (Part<'_>, Option<&str>) {
    let (tag, heading, body) = opened(text).unwrap_or(("", "", text));
    let next = ["<h2", "<h3"].iter().filter_map(|tag| body.find(tag)).min();
    let (body, after) = match next {
        // A heading that is not whole belongs to the text.
        Some(at) if opened(&body[at..]).is_some() => (&body[..at], Some(&body[at..])),
        _ => (body, None),
    };
    (Part { tag, heading, body }, after)
}

/// Tag, heading and rest of a text that begins with a heading.
fn opened(text: &str) -> Option<(&str, &str, &str)> {
    let tag = text.get(1..3).filter(|_| text.starts_with("<h2") || text.starts_with("<h3"))?;
    let (_, inside) = text.split_once('>')?;
    let end = inside.find(if tag == "h2" { "</h2>" } else { "</h3>" })?;
    Some((tag, &inside[..end], &inside[end + 5..]))
}

/// The text of markup. What ends a block, a cell or a line leaves a space.
pub(crate) fn plain(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&')) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let (end, text) = if tail.starts_with('<') {
            let inline = ["<code", "</code", "<em", "</em", "<strong", "</strong", "<a ", "</a"];
            let is_inline = inline.iter().any(|tag| tail.starts_with(tag));
            (tail.find('>'), if is_inline { "" } else { " " })
        } else {
            let text = match tail.as_bytes().get(1) {
                Some(b'l') => "<",
                Some(b'g') => ">",
                Some(b'q') => "\"",
                _ => "&",
            };
            (tail.find(';'), text)
        };
        out.push_str(text);
        rest = end.map_or("", |end| &tail[end + 1..]);
    }
    out.push_str(rest);
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_tags() {
        for (markup, text) in [
            ("a <code>b-c</code> &lt;d&gt; &amp; &quot;e&quot;", "a b-c <d> & \"e\""),
            ("<p>One.</p><ul><li>Two</li></ul>", " One.   Two"),
            ("broken &amp", "broken &"),
            ("broken <", "broken"),
        ] {
            assert_eq!(plain(markup), text);
        }
    }

    #[test]
    fn parts_make_up_the_notes() {
        let notes = "<p>Zero</p><h2 id=\"n-a\">A</h2><p>One</p><h3>B <code>b</code></h3><p>Two</p>";
        let all: Vec<_> = parts(notes).map(|part| (part.tag, part.heading, part.body)).collect();
        let wanted = [
            ("", "", "<p>Zero</p>"),
            ("h2", "A", "<p>One</p>"),
            ("h3", "B <code>b</code>", "<p>Two</p>"),
        ];
        assert_eq!(all, wanted);
    }
}
