//! What differs between two drawings: the elements that stay are not drawn again.
//!
//! It reads markup as this crate writes it: every element is closed, and `>` stands only at the end
//! of a tag. Any other markup is no [`row`], and is written whole.

use std::ops::Range;

/// Elements side by side, each with all that it contains; `None` where anything else stands between
/// them, or one is not closed.
pub fn row(markup: &str) -> Option<Vec<&str>> {
    let bytes = markup.as_bytes();
    let mut out = Vec::new();
    let (mut depth, mut begin, mut tag) = (0, 0, None);
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, tag) {
            (b'<', _) => tag = Some(at),
            (b'>', Some(open)) => {
                tag = None;
                if bytes[open + 1] == b'/' {
                    depth -= 1;
                } else if bytes[at - 1] != b'/' {
                    depth += 1;
                }
                if depth < 0 {
                    return None;
                }
                if depth == 0 {
                    out.push(&markup[begin..=at]);
                    begin = at + 1;
                }
            }
            (_, None) if depth == 0 => return None,
            _ => {}
        }
    }
    (begin == markup.len()).then_some(out)
}

/// The opening tag of an element, and what it contains.
pub fn inside(element: &str) -> Option<(&str, &str)> {
    let tag = element.find('>')? + 1;
    let end = element.rfind('<')?.max(tag);
    Some((&element[..tag], &element[tag..end]))
}

/// Elements of the old row, and those of the new one that take their place.
pub type Change = (Range<usize>, Range<usize>);

/// Where two rows differ, in order; all between is the same.
pub fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut from = (0, 0);
    loop {
        let end = i == old.len() || j == new.len();
        if end {
            (i, j) = (old.len(), new.len());
        }
        if end || old[i] == new[j] {
            if from != (i, j) {
                out.push((from.0..i, from.1..j));
            }
            if end {
                return out;
            }
            (i, j) = (i + 1, j + 1);
            from = (i, j);
            continue;
        }
        let fewer = old[i..].iter().position(|o| *o == new[j]);
        let more = new[j..].iter().position(|n| *n == old[i]);
        match (fewer, more) {
            (Some(n), more) if more.is_none_or(|m| n <= m) => i += n,
            (_, Some(n)) => j += n,
            _ => (i, j) = (i + 1, j + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_row_is_elements_and_nothing_else() {
        let whole = "<g a=\"/\"><g/><text>x</text></g><path d=\"M0 0\"/><b></b>";
        let parts = row(whole).unwrap();
        assert_eq!(parts, ["<g a=\"/\"><g/><text>x</text></g>", "<path d=\"M0 0\"/>", "<b></b>"]);
        assert_eq!(inside(parts[0]), Some(("<g a=\"/\">", "<g/><text>x</text>")));
        assert_eq!(inside(parts[1]), Some(("<path d=\"M0 0\"/>", "")));
        assert_eq!(row(""), Some(vec![]));
        for other in ["text", "<b>x</b> and", "a <b/>", "<li><input></li>", "</b>", "<b", "<b>ü", "<b/>ü"] {
            assert_eq!(row(other), None, "{other}");
        }
    }

    #[test]
    fn what_stays_is_found_behind_what_came_and_went() {
        let old = ["a", "b", "c", "d", "e"];
        assert_eq!(changes(&old, &old), []);
        assert_eq!(changes(&old, &["a", "c", "d", "e"]), [(1..2, 1..1)]);
        assert_eq!(changes(&old, &["a", "x", "y", "b", "c", "d", "e"]), [(1..1, 1..3)]);
        assert_eq!(changes(&old, &["a", "x", "c", "d", "y"]), [(1..2, 1..2), (4..5, 4..5)]);
        assert_eq!(changes(&[], &["a"]), [(0..0, 0..1)]);
        assert_eq!(changes(&["a"], &[]), [(0..1, 0..0)]);
    }

    proptest! {
        #[test]
        fn changes_lead_from_one_row_to_the_other(old in "[a-d]{0,9}", new in "[a-d]{0,9}") {
            let letters = |word: &'_ str| -> Vec<String> { word.chars().map(String::from).collect() };
            let (old, new) = (letters(&old), letters(&new));
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let mut at = 0;
            let mut made: Vec<&str> = Vec::new();
            for (gone, come) in changes(&old, &new) {
                prop_assert!(at <= gone.start && !(gone.is_empty() && come.is_empty()));
                made.extend(&old[at..gone.start]);
                prop_assert_eq!(come.start, made.len());
                made.extend(&new[come]);
                at = gone.end;
            }
            made.extend(&old[at..]);
            prop_assert_eq!(made, new);
        }
    }
}
