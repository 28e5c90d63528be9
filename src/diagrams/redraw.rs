//! Rewrites what an element contains, and leaves alone what stays: what is not touched is neither
//! laid out nor painted again.

use super::dom::document;
use cutover_models::redraw::{changes, inside, row};
use web_sys::Element;

/// Makes what was written as `old` into an element be as if `new` had been written.
pub fn redraw(place: &Element, old: &str, new: &str) {
    let (Some(was), Some(is)) = (row(old), row(new)) else {
        place.set_inner_html(new);
        return;
    };
    let mut child = place.first_element_child();
    let mut at = 0;
    for (gone, come) in changes(&was, &is) {
        let same = gone.len() == come.len();
        if !same {
            let fresh = is[come.clone()].concat();
            // What goes stands behind what comes.
            while at < gone.start {
                child = child.and_then(|c| c.next_element_sibling());
                at += 1;
            }
            let _ = match &child {
                Some(child) => child.insert_adjacent_html("beforebegin", &fresh),
                None => place.insert_adjacent_html("beforeend", &fresh),
            };
        }
        while at < gone.end {
            let Some(element) = child else { return };
            child = element.next_element_sibling();
            if at >= gone.start {
                if !same {
                    element.remove();
                } else if !again(&element, was[at], is[come.start + at - gone.start]) {
                    element.set_outer_html(is[come.start + at - gone.start]);
                }
            }
            at += 1;
        }
    }
}

/// Redraws an element in place, if only what it contains and the values of its attributes differ.
fn again(element: &Element, old: &str, new: &str) -> bool {
    let (Some((old_tag, old)), Some((new_tag, new))) = (inside(old), inside(new)) else {
        return false;
    };
    let elements = old.starts_with('<') && new.starts_with('<');
    if !(elements || old == new) || revalue(element, old_tag, new_tag).is_none() {
        return false;
    }
    if elements {
        redraw(element, old, new);
    }
    true
}

/// Gives attributes their new values, as the browser reads them from the tag; `None` where others
/// came or went.
fn revalue(element: &Element, old: &str, new: &str) -> Option<()> {
    if old == new {
        return Some(());
    }
    // What stands between quotes are the values, what stands before them the names.
    let (old, parts): (Vec<&str>, Vec<&str>) = (old.split('"').collect(), new.split('"').collect());
    let differ = |nth: &usize| old[*nth] != parts[*nth];
    if old.len() != parts.len() || (0..old.len()).step_by(2).any(|nth| differ(&nth)) {
        return None;
    }
    let holder = document().create_element("div").ok()?;
    holder.set_inner_html(new);
    let read = holder.first_element_child()?;
    for nth in (1..old.len()).step_by(2).filter(differ) {
        let name = parts[nth - 1].trim_end_matches('=').rsplit(' ').next()?;
        element.set_attribute(name, &read.get_attribute(name)?).ok()?;
    }
    Some(())
}
