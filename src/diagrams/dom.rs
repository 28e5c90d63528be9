//! The few things that a frame asks of the browser. Methods that may be missing are called by
//! name; the rest is `web_sys`.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Window};

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("a frame lives in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

/// A property, if it is there.
pub fn get(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &name.into())
        .ok()
        .filter(|v| !v.is_undefined() && !v.is_null())
}

/// Calls a method, if it is there and does not throw.
pub fn call(target: &JsValue, name: &str, args: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(target, name)?.dyn_into().ok()?;
    let list = Array::new();
    for arg in args {
        list.push(arg);
    }
    method.apply(target, &list).ok()
}

/// Whether a property is true.
pub fn is(target: &JsValue, name: &str) -> bool {
    get(target, name).is_some_and(|v| v.is_truthy())
}

/// A property that is a number.
pub fn number(target: &JsValue, name: &str) -> i32 {
    get(target, name)
        .and_then(|v| v.as_f64())
        .unwrap_or_default() as i32
}

/// Sets a property.
pub fn set(target: &JsValue, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(target, &name.into(), &value.into());
}

/// The first element inside another that a selector names.
pub fn find(inside: &Element, selector: &str) -> Option<Element> {
    inside.query_selector(selector).ok().flatten()
}

/// The nearest element outwards that a selector names.
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// The list of a media query.
pub fn media(query: &str) -> Option<JsValue> {
    call(&window(), "matchMedia", &[query.into()])
}

/// Whether a media query holds now.
pub fn holds(query: &str) -> bool {
    media(query).is_some_and(|list| is(&list, "matches"))
}

/// Does something once, after so many milliseconds; returns the timer.
pub fn after(milliseconds: i32, what: impl FnOnce() + 'static) -> i32 {
    let what = Closure::once_into_js(what);
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(what.unchecked_ref(), milliseconds)
        .unwrap_or_default()
}

/// Does something before the next picture of the screen.
pub fn soon(what: impl FnOnce() + 'static) {
    let what = Closure::once_into_js(what);
    let _ = window().request_animation_frame(what.unchecked_ref());
}

/// Gives an element the focus where it stands.
pub fn focus(element: &Element) {
    let still = js_sys::Object::new();
    set(&still, "preventScroll", true);
    call(element, "focus", &[still.into()]);
}

/// Puts text on the clipboard and says whether that worked. Frames of other sites may not: then
/// the older command is tried.
pub fn copy(text: String, then: impl FnOnce(bool) + 'static) {
    let promise = get(&window().navigator(), "clipboard")
        .and_then(|c| call(&c, "writeText", &[text.as_str().into()]));
    let Some(promise) = promise else {
        then(copy_selected(&text).unwrap_or(false));
        return;
    };
    // Both ends of the promise: the first argument tells them apart.
    let settled = Closure::once_into_js(move |failed: JsValue| {
        then(failed.is_undefined() || copy_selected(&text).unwrap_or(false));
    });
    call(&promise, "then", &[settled.clone(), settled]);
}

fn copy_selected(text: &str) -> Option<bool> {
    let document = document();
    let field = document.create_element("textarea").ok()?;
    field.set_class_name("vh");
    set(&field, "value", text);
    // Inside an open dialog, or the field could not be selected.
    let body: Element = document.body()?.into();
    let place = find(&body, "dialog[open]").unwrap_or(body);
    let before = document.active_element();
    place.append_child(&field).ok()?;
    call(&field, "select", &[]);
    let done = call(&document, "execCommand", &["copy".into()]);
    field.remove();
    if let Some(before) = before {
        focus(&before);
    }
    done.map(|d| d.is_truthy())
}
