//! Highlighted passages of a question's text.

/// Adds a passage to those there are: overlapping and touching ones become one. Where the passage
/// lies wholly within one that is there, it is taken out of it instead.
pub fn toggled(passages: &[(u16, u16)], from: u16, to: u16) -> Vec<(u16, u16)> {
    let mut out: Vec<(u16, u16)> = Vec::new();
    if from >= to {
        return passages.to_vec();
    }
    if passages.iter().any(|&(a, b)| a <= from && to <= b) {
        for &(a, b) in passages {
            if a <= from && to <= b {
                out.extend([(a, from), (to, b)].into_iter().filter(|(a, b)| a < b));
            } else {
                out.push((a, b));
            }
        }
        return out;
    }
    let (mut from, mut to) = (from, to);
    for &(a, b) in passages {
        if b < from || to < a {
            out.push((a, b));
        } else {
            (from, to) = (from.min(a), to.max(b));
        }
    }
    out.push((from, to));
    out.sort_unstable();
    out
}

/// The markup with `<mark>` round the passages. Characters are counted as the text of the markup
/// has them in a browser: UTF-16 units, tags count nothing, an entity counts as one.
pub fn marked(markup: &str, passages: &[(u16, u16)]) -> String {
    if passages.is_empty() {
        return markup.to_string();
    }
    let inside = |at: usize| passages.iter().any(|&(a, b)| (usize::from(a)..usize::from(b)).contains(&at));
    let mut out = String::with_capacity(markup.len() + passages.len() * 13);
    let (mut at, mut open) = (0, false);
    let mut rest = markup;
    while let Some(first) = rest.chars().next() {
        let is_tag = first == '<';
        let len = match first {
            '<' => rest.find('>').map_or(rest.len(), |end| end + 1),
            '&' => rest.find(';').map_or(1, |end| end + 1),
            other => other.len_utf8(),
        };
        let wanted = !is_tag && inside(at);
        // A mark never reaches over a tag: closed before it, opened again behind it.
        if open != wanted {
            out.push_str(if wanted { "<mark>" } else { "</mark>" });
            open = wanted;
        }
        out.push_str(&rest[..len]);
        rest = &rest[len..];
        if !is_tag {
            at += if first == '&' { 1 } else { first.len_utf16() };
        }
    }
    if open {
        out.push_str("</mark>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn passages_join_and_come_off() {
        assert_eq!(toggled(&[], 3, 9), [(3, 9)]);
        assert_eq!(toggled(&[(3, 9)], 9, 12), [(3, 12)]);
        assert_eq!(toggled(&[(3, 9), (20, 25)], 5, 22), [(3, 25)]);
        assert_eq!(toggled(&[(3, 9)], 4, 6), [(3, 4), (6, 9)]);
        assert_eq!(toggled(&[(3, 9)], 3, 9), []);
        assert_eq!(toggled(&[(3, 9)], 5, 5), [(3, 9)]);
    }

    #[test]
    fn marks_stand_inside_tags() {
        assert_eq!(
            marked("<p>a &amp; b <code>cd</code> e</p>", &[(2, 7)]),
            "<p>a <mark>&amp; b </mark><code><mark>c</mark>d</code> e</p>"
        );
        assert_eq!(marked("<p>abc</p>", &[(1, 99)]), "<p>a<mark>bc</mark></p>");
    }

    proptest! {
        #[test]
        fn marking_only_adds_marks(text in "[a-z<>&; é]{0,40}", passages in prop::collection::vec((0u16..40, 0u16..40), 0..4)) {
            let out = marked(&text, &passages);
            prop_assert_eq!(out.replace("<mark>", "").replace("</mark>", ""), text);
        }
    }
}
