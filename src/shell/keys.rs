//! Single keys, through one mechanism: they can be turned off, and never fire while one types.

use crate::app::App;
use leptos::ev;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// Calls `act` with the key of every key press that is meant for the screen: no modifier, nothing
/// typed into a field, no dialog open over it. `act` returns whether it used the key. Lives as
/// long as the component that asks for it.
///
/// Space and Enter are left to the element that has the focus, where that is a control.
pub fn on_key(act: impl Fn(&str) -> bool + 'static) {
    on_shift_key(move |key, _| act(key));
}

/// The same, for what also needs to know whether Shift is down: `act` gets the key and that.
pub fn on_shift_key(act: impl Fn(&str, bool) -> bool + 'static) {
    let app = App::get();
    let handle = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if modified || event.repeat() || event.default_prevented() || app.palette.get_untracked() {
            return;
        }
        let single = key.chars().count() == 1 && key != " ";
        if single && !app.settings().single_keys {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|element| taken(&element, &key)) || dialog_open() {
            return;
        }
        if act(&key, event.shift_key()) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Whether the focused element wants this key itself.
fn taken(element: &web_sys::Element, key: &str) -> bool {
    let tag = element.tag_name();
    let kind = element.get_attribute("type").unwrap_or_default();
    let choice = kind == "radio" || kind == "checkbox" || kind == "range" || kind == "button";
    match tag.as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" if !choice => true,
        "INPUT" if kind == "checkbox" => key == " ",
        // Up and down choose among options; left and right may be a paper's, where they turn pages.
        "INPUT" if kind == "radio" => key == " " || key == "ArrowUp" || key == "ArrowDown",
        "INPUT" => key == " " || key.starts_with("Arrow"),
        "BUTTON" | "A" | "SUMMARY" => key == "Enter" || key == " ",
        _ => false,
    }
}

fn dialog_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
