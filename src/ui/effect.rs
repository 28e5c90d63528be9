//! Effects, timers and listeners: those of Leptos, behind boxed closures, so that each is compiled
//! once and not for every closure.

use leptos::ev::EventDescriptor;
use leptos::prelude::{StoredValue, WindowListenerHandle};
use leptos::reactive::effect::RenderEffect;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// An effect of a screen: runs first when the present task is done, and again whenever what it
/// read has changed, until its owner goes.
pub struct Effect;

impl Effect {
    /// Begins one. It is told whether it has run before.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(act: impl FnMut(Option<()>) + 'static) {
        begin(Box::new(act));
    }
}

fn begin(act: Box<dyn FnMut(Option<()>)>) {
    leptos::prelude::Effect::new(act);
}

/// An effect of the document: runs at once, and again whenever what it read has changed, until its
/// owner goes.
pub(super) fn follow(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| act());
    // The owner of the present scope keeps it, and drops it when it is cleaned up.
    StoredValue::new_local(effect);
}

/// Calls something once, later.
pub fn set_timeout(act: impl FnOnce() + 'static, wait: Duration) {
    fn later(act: Box<dyn FnOnce()>, wait: Duration) {
        leptos::prelude::set_timeout(act, wait);
    }
    later(Box::new(act), wait);
}

/// Calls something as soon as what waits has had its turn. To timers that begin one another, browsers
/// add four milliseconds each.
pub fn set_soon(act: impl FnOnce() + 'static) {
    fn soon(act: Box<dyn FnOnce()>) {
        let Ok(channel) = MessageChannel::new() else { return set_timeout(act, Duration::ZERO) };
        // A channel that nobody holds goes with its message.
        channel.port1().set_onmessage(Some(Closure::once_into_js(act).unchecked_ref()));
        let _ = channel.port2().post_message(&JsValue::NULL);
    }
    soon(Box::new(act));
}

/// Calls something before the next frame is drawn.
pub fn request_animation_frame(act: impl FnOnce() + 'static) {
    fn soon(act: Box<dyn FnOnce()>) {
        leptos::prelude::request_animation_frame(act);
    }
    soon(Box::new(act));
}

/// Listens to events of the window, until the handle is told to stop.
pub fn window_event_listener<E>(event: E, act: impl Fn(E::EventType) + 'static) -> WindowListenerHandle
where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    fn listen(name: &str, act: Box<dyn Fn(web_sys::Event)>) -> WindowListenerHandle {
        leptos::prelude::window_event_listener_untyped(name, act)
    }
    listen(&event.name(), Box::new(move |event| act(event.unchecked_into())))
}
