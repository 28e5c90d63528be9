//! What buttons and keys do. Each has one verb, by `data-do` or by key.

use super::stage::Stage;
use super::{share, system};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Does what a verb says. `root` is the frame's outermost element.
pub fn perform(stage: Stage, verb: &str, root: &Element) {
    let (name, arg) = verb.split_once(':').unwrap_or((verb, ""));
    match name {
        "undo" => stage.undo(),
        "reset" => stage.reset(),
        "play" => stage.toggle(),
        "back" => stage.rewind(),
        "on" => stage.step(),
        "act" => {
            stage.playing.set(false);
            stage.go("", stage.diagram.act(&stage.now(), arg));
            keep_focus(root);
        }
        "preset" => {
            let spec = stage.diagram.spec();
            if let Some(p) = arg.parse().ok().and_then(|i: usize| spec.presets.get(i)) {
                stage.playing.set(false);
                stage.go("", cutover_models::State::parse(spec, p.query));
            }
        }
        "share" => share::share(stage),
        "embed" => stage.sharing.set(true),
        _ => {}
    }
}

/// An action's button may be gone after it: focus then stays among the actions.
fn keep_focus(root: &Element) {
    let root = root.clone();
    request_animation_frame(move || {
        let lost = document()
            .active_element()
            .is_none_or(|a| a.tag_name() == "BODY");
        if lost && let Ok(Some(first)) = root.query_selector(".acts .b") {
            system::call(&first, "focus", &[]);
        }
    });
}

/// The verb of the button that was clicked, if it was one.
pub fn clicked(event: &ev::MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-do]").ok()??.get_attribute("data-do")
}

/// Listens for single keys, while the frame stands.
pub fn keys(stage: Stage, root: NodeRef<leptos::html::Div>) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if let (Some(verb), Some(root)) = (key_verb(stage, &event), root.get_untracked()) {
            event.prevent_default();
            perform(stage, &verb, &root);
        }
    });
    on_cleanup(move || handle.remove());
}

/// The verb of a key, where it has one here and now.
fn key_verb(stage: Stage, event: &ev::KeyboardEvent) -> Option<String> {
    let off = !stage.hooks.keys.try_get_untracked()?
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key()
        || event.default_prevented()
        || stage.sharing.try_get_untracked()?;
    if off {
        return None;
    }
    let target: Option<Element> = event.target().and_then(|t| t.dyn_into().ok());
    let inside = |selector: &str| {
        target
            .as_ref()
            .and_then(|t| t.closest(selector).ok().flatten())
            .is_some()
    };
    // Where one types, a key is a letter.
    if inside(
        "select,textarea,[contenteditable],dialog,input:not([type=range],[type=radio],[type=checkbox])",
    ) {
        return None;
    }
    let key = event.key();
    if key == " " {
        // Where a space already does something, it goes on doing that.
        let free = !inside("button,a,summary,input,select");
        return (free && stage.diagram.spec().clock.is_some()).then(|| "play".into());
    }
    let mut letters = key.chars();
    let letter = letters.next()?.to_ascii_uppercase();
    if letters.next().is_some() {
        return None;
    }
    let action = stage.said.with_untracked(|f| {
        f.actions
            .iter()
            .find(|a| a.key == Some(letter))
            .map(|a| ["act:", a.id].concat())
    });
    match letter {
        _ if action.is_some() => action,
        'R' => Some("reset".into()),
        'U' => Some("undo".into()),
        _ => None,
    }
}
