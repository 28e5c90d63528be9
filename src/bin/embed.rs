//! Mounts one diagram, without the bank: the page of an embed. Nothing is stored, nothing is
//! asked of another site, nothing takes the focus.

use cutover::diagrams::{Hooks, Mode, Stand, call};
use cutover_models::{State, by_name};
use cutover_text::text;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Window};

fn main() {
    let _ = mount();
}

/// Puts the frame in the place of the static picture.
fn mount() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let html = document.document_element()?;
    // Where both a module and the plain script may start, the second comes too late.
    if html.has_attribute("data-ready") {
        return None;
    }
    let query = window.location().search().unwrap_or_default();
    let asked = |key| asked(&query, key);
    if let Some(theme @ ("light" | "dark")) = asked("theme") {
        let _ = html.set_attribute("data-theme", theme);
    }
    // The page says which diagram it is for.
    let name = html.get_attribute("data-diagram")?;
    let diagram = by_name(&name)?;
    let mode = match asked("controls") {
        Some("min") => Mode::Least,
        _ => Mode::Embed,
    };
    let root = document.get_element_by_id("frame")?;
    let hooks = Hooks {
        keys: true,
        still: false,
        base: base(&window),
        on_state: Box::new(write_query(window.clone(), &query)),
        on_predicted: Box::new(|_| ()),
        on_challenged: Box::new(|_, _| ()),
    };
    let stand = Stand::open(
        &root,
        diagram,
        State::parse(diagram.spec(), &query),
        mode,
        hooks,
    );
    // It stands as long as the page.
    std::mem::forget(stand);
    tell_height(window, root);
    html.set_attribute("data-ready", "1").ok()
}

/// A part of the address's query, such as `theme`.
fn asked<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    let pairs = query.trim_start_matches('?').split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(k, _)| *k == key)
        .map(|(_, v)| v)
}

/// The address of the folder above `embed/`, with a slash at its end.
fn base(window: &Window) -> String {
    let whole = window.location().href().unwrap_or_default();
    let path = whole.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
    text![above, "/"]
}

/// Writes the state into the address, without a step of history and beside what the host asked
/// for. A sandboxed frame may not: its state then lives only as long as it does.
fn write_query(window: Window, query: &str) -> impl Fn(String) + use<> {
    let mut host = String::new();
    for key in ["theme", "controls"] {
        if let Some(value) = asked(query, key) {
            host += &["&", key, "=", value].concat();
        }
    }
    move |state| {
        let all = [&state, host.as_str()].concat();
        let url = text!["?", all.trim_start_matches('&')];
        if let Ok(history) = window.history() {
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
        }
    }
}

/// Tells the page around how high this one is, whenever that changes: the height of what is in it,
/// never of the frame, or it could only grow.
fn tell_height(window: Window, of: Element) {
    let Ok(Some(parent)) = window.parent() else {
        return;
    };
    if parent == window {
        return;
    }
    let told = Rc::new(Cell::new(0));
    let known = told.clone();
    let watched = of.clone();
    let tell = Closure::<dyn Fn()>::new(move || {
        let height = watched.get_bounding_client_rect().height().ceil() as i32;
        if height > 0 && known.replace(height) != height {
            let message = js_sys::Object::new();
            let set = |key: &str, value: JsValue| {
                let _ = js_sys::Reflect::set(&message, &key.into(), &value);
            };
            set("type", "cutover:height".into());
            set("v", 1.into());
            set("height", height.into());
            call(&parent, "postMessage", &[message.into(), "*".into()]);
        }
    });
    let telling: js_sys::Function = tell.as_ref().clone().unchecked_into();
    if let Ok(observer) = web_sys::ResizeObserver::new(&telling) {
        observer.observe(&of);
        // Both live as long as the page.
        std::mem::forget(observer);
    }
    // A script of the page around that came late asks for what it has missed.
    let asked = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        let data = js_sys::Reflect::get(&event, &"data".into()).unwrap_or_default();
        let kind = js_sys::Reflect::get(&data, &"type".into()).unwrap_or_default();
        if kind == "cutover:ask" {
            told.set(0);
            let _ = telling.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = window.add_event_listener_with_callback("message", asked.as_ref().unchecked_ref());
    asked.forget();
    tell.forget();
}
