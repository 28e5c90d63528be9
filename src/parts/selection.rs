//! What the learner has selected in a text.

use crate::ui::prelude::*;

/// The selection inside an element, from and to in characters of its text (UTF-16 units); none
/// where nothing of it is selected, or where the selection reaches outside. It is let go.
pub fn selected_in(id: &str) -> Option<(u16, u16)> {
    let element = document().get_element_by_id(id)?;
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (start, end) = (range.start_container().ok()?, range.end_container().ok()?);
    if !element.contains(Some(&start)) || !element.contains(Some(&end)) {
        return None;
    }
    let before = range.clone_range();
    before.select_node_contents(&element).ok()?;
    before.set_end(&start, range.start_offset().ok()?).ok()?;
    let from = before.to_string().length();
    let to = from + range.to_string().length();
    let _ = selection.remove_all_ranges();
    Some((u16::try_from(from).ok()?, u16::try_from(to).ok()?))
}
