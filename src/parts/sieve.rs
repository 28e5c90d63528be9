//! Filters over long lists that are markup: rows are made once, and hidden where they do not pass.

use web_sys::Element;

/// Shows the rows that pass and hides the others, with every part that is left without rows.
/// The root's children are the parts, and the last child of each part holds its rows, which count
/// through from 0. Returns how many are shown.
pub fn sift(root: &Element, mut passes: impl FnMut(usize, &Element) -> bool) -> usize {
    let (mut nth, mut all) = (0, 0);
    for part in children(root) {
        let mut shown = 0;
        for row in part.last_element_child().iter().flat_map(children) {
            let fits = passes(nth, &row);
            let _ = row.toggle_attribute_with_force("hidden", !fits);
            shown += usize::from(fits);
            nth += 1;
        }
        let _ = part.toggle_attribute_with_force("hidden", shown == 0);
        all += shown;
    }
    all
}

/// Whether a row has every word of what was typed, without regard to case.
pub fn has_words(row: &Element, typed: &str) -> bool {
    let text = row.text_content().unwrap_or_default().to_ascii_lowercase();
    typed.to_ascii_lowercase().split_whitespace().all(|word| text.contains(word))
}

fn children(element: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}
