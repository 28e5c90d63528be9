//! The few things that a frame asks of the browser beyond Leptos. Methods are called by name:
//! all of them may be missing, and none is worth a binding of its own.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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

/// Whether a media query holds, followed as it changes.
pub fn media(query: &str) -> Signal<bool> {
    let list = call(&window(), "matchMedia", &[query.into()]);
    let matches = |list: &JsValue| get(list, "matches").is_some_and(|m| m.is_truthy());
    let holds = RwSignal::new(list.as_ref().is_some_and(matches));
    if let Some(list) = list {
        let again = list.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            let _ = holds.try_set(matches(&again));
        });
        call(
            &list,
            "addEventListener",
            &["change".into(), changed.as_ref().clone()],
        );
        changed.forget();
    }
    holds.into()
}

/// Whether the main pointer is a finger.
pub fn coarse() -> bool {
    call(&window(), "matchMedia", &["(pointer:coarse)".into()])
        .and_then(|list| get(&list, "matches"))
        .is_some_and(|m| m.is_truthy())
}

/// Opens the system's share sheet; false where there is none.
pub fn share_sheet(title: &str, url: &str) -> bool {
    let data = js_sys::Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &url.into());
    call(&window().navigator(), "share", &[data.into()]).is_some()
}

/// Puts text on the clipboard. Frames of other sites may not: then the older command is tried.
pub async fn copy(text: String) -> bool {
    let promise = get(&window().navigator(), "clipboard")
        .and_then(|c| call(&c, "writeText", &[text.as_str().into()]))
        .and_then(|p| p.dyn_into::<Promise>().ok());
    if let Some(promise) = promise
        && JsFuture::from(promise).await.is_ok()
    {
        return true;
    }
    copy_selected(&text).unwrap_or(false)
}

fn copy_selected(text: &str) -> Option<bool> {
    let document = document();
    let field = document.create_element("textarea").ok()?;
    field.set_class_name("vh");
    Reflect::set(&field, &"value".into(), &text.into()).ok()?;
    // Inside an open dialog, or the field could not be selected.
    let place = document
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .or_else(|| document.body().map(Into::into))?;
    let before = document.active_element();
    place.append_child(&field).ok()?;
    call(&field, "select", &[]);
    let done = call(&document, "execCommand", &["copy".into()]);
    field.remove();
    if let Some(before) = before {
        call(&before, "focus", &[]);
    }
    done.map(|d| d.is_truthy())
}
