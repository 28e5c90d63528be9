//! What tabs of one browser need to agree on: who may do something alone.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
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
    take_lock(name, false, || ()).await
}

/// Takes a lock if no other tab has it, or, with `steal`, from the tab that has it. `lost` is
/// called when another tab takes it from this one.
pub async fn take_lock(name: &str, steal: bool, lost: impl FnOnce() + 'static) -> Option<Lock> {
    let lost = Cell::new(Some(lost));
    let lost: Rc<dyn Fn()> = Rc::new(move || {
        if let Some(lost) = lost.take() {
            lost();
        }
    });
    let answer = Promise::new(&mut |resolve, _| {
        if ask(name, steal, &resolve, &lost).is_none() {
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
fn ask(name: &str, steal: bool, resolve: &Function, lost: &Rc<dyn Fn()>) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    let how = if steal { "steal" } else { "ifAvailable" };
    Reflect::set(&options, &how.into(), &JsValue::TRUE).ok()?;
    let granted = resolve.clone();
    let had = Rc::new(Cell::new(false));
    let has = Rc::clone(&had);
    let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            let _ = granted.call1(&JsValue::UNDEFINED, &JsValue::NULL);
            return JsValue::UNDEFINED;
        }
        has.set(true);
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
    // An opaque origin refuses: as good as having no locks. A lock that was held ends this way
    // when it is stolen.
    let refused = resolve.clone();
    let lost = Rc::clone(lost);
    let on_error = Closure::once(move |_: JsValue| {
        if had.get() {
            lost();
        } else {
            let _ = refused.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = asked.catch(&on_error);
    on_error.forget();
    Some(())
}
