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
    let on = |child: &mut Option<Element>| *child = child.take().and_then(|c| c.next_element_sibling());
    for (gone, come) in changes(&was, &is) {
        while at < gone.start {
            on(&mut child);
            at += 1;
        }
        let one = gone.len() == 1 && come.len() == 1;
        if let (true, Some(element)) = (one, &child)
            && again(element, was[gone.start], is[come.start])
        {
            continue;
        }
        let fresh = is[come].concat();
        let _ = match &child {
            Some(child) => child.insert_adjacent_html("beforebegin", &fresh),
            None => place.insert_adjacent_html("beforeend", &fresh),
        };
        while at < gone.end {
            let old = child.clone();
            on(&mut child);
            at += 1;
            if let Some(old) = old {
                old.remove();
            }
        }
    }
}

/// Redraws inside an element, if only what it contains and the values of its attributes differ.
fn again(element: &Element, old: &str, new: &str) -> bool {
    let (Some((old_tag, old)), Some((new_tag, new))) = (inside(old), inside(new)) else {
        return false;
    };
    if !(old.starts_with('<') && new.starts_with('<') && names(old_tag).eq(names(new_tag))) {
        return false;
    }
    if old_tag != new_tag && revalue(element, old_tag, new_tag).is_none() {
        return false;
    }
    redraw(element, old, new);
    true
}

/// The names of a tag and of its attributes, with what stands round them.
fn names(tag: &str) -> impl Iterator<Item = &str> {
    tag.split('"').step_by(2)
}

/// Gives attributes their new values, as the browser reads them from the tag.
fn revalue(element: &Element, old: &str, new: &str) -> Option<()> {
    let holder = document().create_element("div").ok()?;
    holder.set_inner_html(new);
    let read = holder.first_element_child()?;
    let mut name = "";
    for (nth, (old, new)) in old.split('"').zip(new.split('"')).enumerate() {
        if nth % 2 == 0 {
            name = new.trim_end_matches('=').rsplit(' ').next()?;
        } else if old != new {
            element.set_attribute(name, &read.get_attribute(name)?).ok()?;
        }
    }
    Some(())
}
