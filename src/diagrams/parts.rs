//! The parts of a frame that follow the state.

use super::dom::{self, find, focus};
use super::redraw::redraw;
use super::stand::Stand;
use web_sys::Element;

impl Stand {
    /// Writes markup into the part with that name, if it is another than before. A focused
    /// control that is written anew keeps the focus; one that is gone leaves it to the first.
    pub(super) fn put(&self, name: &'static str, markup: String) {
        let Some(element) = self.changed(name, &markup) else {
            return;
        };
        let active = dom::document()
            .active_element()
            .filter(|a| element.contains(Some(a)));
        let verb = active.as_ref().and_then(|a| a.get_attribute("data-do"));
        if matches!(name, "draw" | "low" | "acts" | "presets" | "story" | "table") {
            redraw(&element, &markup);
        } else {
            // In here one may have chosen something, which another question does not take over.
            element.set_inner_html(&markup);
        }
        // What is read out when it changes stays in the page, even when it says nothing.
        if matches!(name, "low" | "acts" | "caption" | "table") {
            let _ = element.toggle_attribute_with_force("hidden", markup.is_empty());
        }
        let gone = || !element.contains(dom::document().active_element().as_deref());
        if let Some(verb) = verb.filter(|_| gone()) {
            let again = find(
                &element,
                &["[data-do=\"", &verb, "\"]:not(:disabled)"].concat(),
            );
            if let Some(element) = again.or_else(|| find(&element, "[data-do]:not(:disabled)")) {
                focus(&element);
            }
        }
    }

    /// The part's element, if it shows other markup now. Nothing stays borrowed: writing may set
    /// off events.
    fn changed(&self, name: &'static str, markup: &str) -> Option<Element> {
        let mut parts = self.0.parts.borrow_mut();
        if let Some((_, element, before)) = parts.iter_mut().find(|p| p.0 == name) {
            if before == markup {
                return None;
            }
            *before = markup.into();
            return Some(element.clone());
        }
        let element = find(&self.0.root, &["[data-part=", name, "]"].concat())?;
        parts.push((name, element.clone(), markup.into()));
        Some(element)
    }
}
