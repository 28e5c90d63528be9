//! What tabs of one browser need to agree on: who may do something alone.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// A Web Lock that this tab holds until this value goes.
pub struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Takes a lock if no other tab has it. A browser without locks gives it to everybody: nothing may
/// depend on it but that work is not done twice.
pub async fn try_lock(name: &str) -> Option<Lock> {
    let answer = Promise::new(&mut |resolve, _| {
        if ask(name, &resolve).is_none() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
    if answer.is_null() {
        None
    } else {
        Some(Lock(answer.dyn_into().ok()))
    }
}

/// Asks for the lock. Tells `resolve` how to release it, or null when it is taken.
fn ask(name: &str, resolve: &Function) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let granted = resolve.clone();
    let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            let _ = granted.call1(&JsValue::UNDEFINED, &JsValue::NULL);
            return JsValue::UNDEFINED;
        }
        let until = Promise::new(&mut |release, _| {
            let _ = granted.call1(&JsValue::UNDEFINED, &release);
        });
        until.into()
    });
    let asked: Promise = request
        .call3(&locks, &name.into(), &options, &held)
        .ok()?
        .dyn_into()
        .ok()?;
    // An opaque origin refuses: as good as having no locks.
    let refused = resolve.clone();
    let on_error = Closure::once(move |_: JsValue| {
        let _ = refused.call0(&JsValue::UNDEFINED);
    });
    let _ = asked.catch(&on_error);
    on_error.forget();
    Some(())
}
