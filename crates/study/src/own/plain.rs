//! Plain text from what other programs write: tags go, entities are read, nothing can run.

/// Elements whose end, or whose single tag, ends a line.
const LINES: [&str; 12] = ["br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "pre"];
/// Elements whose content is no text.
const SILENT: [&str; 2] = ["script", "style"];
/// Entities that card programs write; the others have numbers.
const ENTITIES: [(&str, char); 12] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("rarr", '→'),
    ("times", '×'),
    ("middot", '·'),
];
/// What only markup has: a text with one of these was written as markup.
const SIGNS: [&str; 9] = ["<br", "</", "<div", "<img", "<p>", "&nbsp;", "&lt;", "&gt;", "&amp;"];

/// Whether a text was written as markup rather than as plain text.
pub fn is_markup(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    SIGNS.iter().any(|sign| text.contains(sign))
}

/// Markup as plain text. What is left of a tag that never ends stays as text.
pub fn from_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        rest = if special.starts_with('<') { tag(&mut out, special) } else { entity(&mut out, special) };
    }
    out.push_str(rest);
    out
}

/// Takes a tag that `text` begins with, and gives what comes after it.
fn tag<'t>(out: &mut String, text: &'t str) -> &'t str {
    if let Some(comment) = text.strip_prefix("<!--")
        && let Some((_, after)) = comment.split_once("-->")
    {
        return after;
    }
    let inner = &text[1..];
    let opens = inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    let Some((inside, after)) = inner.split_once('>').filter(|_| opens) else {
        out.push('<');
        return inner;
    };
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    let is = |other: &&str| name.eq_ignore_ascii_case(other);
    if let Some(silent) = SILENT.iter().find(|name| is(name)).filter(|_| !inside.starts_with('/')) {
        // Without an end, what follows is text after all: nothing is lost by a stray tag.
        return after_end(after, silent).unwrap_or(after);
    }
    if LINES.iter().any(is) && !out.ends_with('\n') {
        out.push('\n');
    }
    after
}

/// What comes after the end tag of an element.
fn after_end<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find(&["</", name].concat())?;
    let end = text[at..].find('>')?;
    Some(&text[at + end + 1..])
}

/// Takes an entity that `text` begins with, and gives what comes after it.
fn entity<'t>(out: &mut String, text: &'t str) -> &'t str {
    let inner = &text[1..];
    let known = inner.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, after)| {
        let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        let named = || ENTITIES.iter().find(|(entity, _)| *entity == name).map(|(_, c)| *c);
        Some((number.and_then(char::from_u32).or_else(named)?, after))
    });
    match known {
        Some((c, after)) => {
            out.push(c);
            after
        }
        None => {
            out.push('&');
            inner
        }
    }
}

/// A text without control characters but `\n`, and without space around it.
pub fn trimmed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\t' => out.push(' '),
            '\u{feff}' => {}
            c if c != '\n' && c.is_control() => {}
            c => out.push(c),
        }
    }
    out.trim().to_string()
}

/// A text from elsewhere in which nothing can run, wherever it is pasted later: `<script` becomes
/// `‹script`.
pub fn disarmed(text: String) -> String {
    let mut out = text;
    let mut from = 0;
    while let Some(at) = out[from..].find('<').map(|at| from + at) {
        let name = out.as_bytes()[at + 1..].iter().skip_while(|b| **b == b'/').take(6);
        if name.map(u8::to_ascii_lowercase).eq(*b"script") {
            out.replace_range(at..=at, "‹");
        }
        from = at + 1;
        while !out.is_char_boundary(from) {
            from += 1;
        }
    }
    out
}
