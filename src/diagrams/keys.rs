//! Single keys, where the reader wants them.

use cutover_text::text;
use super::dom::{around, get, is};
use super::stand::Stand;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// Where one types, a key is a letter.
const TYPING: &str =
    "select,textarea,[contenteditable],dialog,input:not([type=range],[type=radio],[type=checkbox])";

/// A key was pressed somewhere on the page.
pub(super) fn pressed(stand: &Stand, event: &Event) {
    if let Some(verb) = verb(stand, event) {
        event.prevent_default();
        stand.perform(&verb);
    }
}

fn verb(stand: &Stand, event: &Event) -> Option<String> {
    let modified = ["ctrlKey", "metaKey", "altKey", "defaultPrevented"];
    if !stand.0.hooks.keys || modified.iter().any(|m| is(event, m)) || stand.play(|p| p.dialog) {
        return None;
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let inside = |selector| {
        target
            .as_ref()
            .is_some_and(|t| around(t, selector).is_some())
    };
    if inside(TYPING) {
        return None;
    }
    let key = get(event, "key")?.as_string()?;
    if key == " " {
        // Where a space already does something, it goes on doing that.
        let free = !inside("button,a,summary,input");
        return (free && stand.0.diagram.spec().clock.is_some()).then(|| "play".into());
    }
    let letter = match key.as_bytes() {
        [byte] => char::from(byte.to_ascii_uppercase()),
        _ => return None,
    };
    let actions = stand.0.diagram.frame(&stand.now()).actions;
    match actions.iter().find(|a| a.key == Some(letter)) {
        Some(action) => Some(text!["act:", action.id]),
        None if letter == 'R' => Some("reset".into()),
        None if letter == 'U' => Some("undo".into()),
        None => None,
    }
}

/// A key's hint beside what it does, as markup.
pub(super) fn hint(stand: &Stand, key: &str) -> String {
    if stand.0.hooks.keys {
        text![" <kbd aria-hidden=\"true\">", key, "</kbd>"]
    } else {
        String::new()
    }
}
