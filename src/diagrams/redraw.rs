//! Writes markup into an element and leaves alone what is there already: what is not touched is
//! neither laid out nor painted again.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Has an element contain what `markup` says, as if that had been written into it anew.
pub fn redraw(place: &Element, markup: &str) {
    if let Ok(fresh) = place.clone_node() {
        fresh.unchecked_ref::<Element>().set_inner_html(markup);
        merge(place, &fresh);
    }
}

/// Makes the children of `place` those of `fresh`, which may lose them.
fn merge(place: &Node, fresh: &Node) {
    let mut old = place.first_child();
    let mut new = fresh.first_child();
    while let Some(come) = new {
        new = come.next_sibling();
        let Some(here) = old else {
            let _ = place.append_child(&come);
            old = None;
            continue;
        };
        old = here.next_sibling();
        if here.is_equal_node(Some(&come)) {
            continue;
        }
        if old.as_ref().is_some_and(|old| old.is_equal_node(Some(&come))) {
            // One went.
            let _ = place.remove_child(&here);
            old = old.and_then(|old| old.next_sibling());
        } else if new.as_ref().is_some_and(|new| new.is_equal_node(Some(&here))) {
            // One came.
            let _ = place.insert_before(&come, Some(&here));
            old = Some(here);
        } else if revalue(&here, &come) {
            merge(&here, &come);
        } else {
            let _ = place.replace_child(&come, &here);
        }
    }
    while let Some(gone) = old {
        old = gone.next_sibling();
        let _ = place.remove_child(&gone);
    }
}

/// Gives an element the attributes of another, if both are of a kind and have the same ones.
fn revalue(here: &Node, come: &Node) -> bool {
    let (Some(here), Some(come)) = (here.dyn_ref::<Element>(), come.dyn_ref::<Element>()) else {
        return false;
    };
    let names = come.get_attribute_names();
    // In the same order too, so that the markup is that of a drawing made anew.
    let same = here.tag_name() == come.tag_name()
        && here.get_attribute_names().iter().eq(names.iter());
    if same {
        for name in names.iter().filter_map(|name| name.as_string()) {
            if let Some(value) = come.get_attribute(&name)
                && here.get_attribute(&name).as_ref() != Some(&value)
            {
                let _ = here.set_attribute(&name, &value);
            }
        }
    }
    same
}
