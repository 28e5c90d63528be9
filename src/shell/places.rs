//! Where one was on each page of the history, so that Back leads there.
//!
//! The browser cannot do it: it scrolls before the screen of the address is there. So each entry of
//! the history carries a number in its state, and what was scrolled to is kept under it, as long as
//! the page lives. Across a reload the browser does it as ever.

use crate::browser::clock;
use crate::parts::dom::{focus_still, link_to, to_top};
use crate::ui::prelude::*;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;

/// Frames that a screen has to become as long as it was: its text is decoded after its first one.
const FRAMES: u8 = 90;

/// Where an entry was left.
#[derive(Clone)]
struct Left {
    entry: f64,
    /// How far the page was scrolled.
    scrolled: f64,
    /// The address gone to, and how far below the window's top a link to it stood.
    to: String,
    link: f64,
}

#[derive(Default)]
struct Places {
    /// The present entry.
    here: f64,
    left: Vec<Left>,
    /// How the present entry was left, where one has come back to it.
    back: Option<Left>,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
    /// Whether one is being led back; whoever does something goes on from there.
    static LEADING: Cell<bool> = const { Cell::new(false) };
}

/// Gives the first entry its number, and takes scrolling over from the browser; `public/boot.js`
/// hands it back when the page goes.
pub fn begin() {
    if let Ok(history) = window().history() {
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
    PLACES.with_borrow_mut(|all| all.here = numbered().unwrap_or_else(number));
    for input in ["wheel", "touchstart", "pointerdown", "keydown"] {
        let _ = window_event_listener_untyped(input, |_| LEADING.set(false));
    }
}

/// The number of the present entry, if it has one.
fn numbered() -> Option<f64> {
    window().history().ok()?.state().ok()?.as_f64()
}

/// Numbers the present entry: by the instant, so that no number comes twice after a reload.
fn number() -> f64 {
    let number = clock::now().0 as f64;
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(number), "");
    }
    number
}

/// The address has changed, and the screen has not yet.
pub fn turned() {
    let to = window().location().hash().unwrap_or_default();
    let known = numbered();
    PLACES.with_borrow_mut(|all| {
        let left = Left {
            entry: all.here,
            scrolled: window().scroll_y().unwrap_or_default(),
            link: link_to(&to).map_or(0.0, |link| link.get_bounding_client_rect().top()),
            to,
        };
        all.left.retain(|other| other.entry != left.entry);
        all.left.push(left);
        all.back = known.and_then(|entry| all.left.iter().find(|left| left.entry == entry).cloned());
        all.here = known.unwrap_or_else(number);
    });
}

/// A step in the history to a place of the same screen, which is not drawn anew.
pub fn step(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
    turned();
}

/// Shows the new screen from its top, or where it was left, with the focus on the link that led
/// away.
pub fn settle() {
    match PLACES.with_borrow_mut(|all| all.back.take()) {
        Some(left) => {
            LEADING.set(true);
            scroll(left, FRAMES, false);
        }
        None => to_top(),
    }
}

/// First as far as it was, then by the link, where there is one: what stands above it has another
/// height once its text has come. A link that sticks to the window moves nothing then.
fn scroll(left: Left, frames: u8, there: bool) {
    request_animation_frame(move || {
        if PLACES.with_borrow(|all| all.here) != left.entry || !LEADING.get() {
            return;
        }
        let window = window();
        if !there {
            window.scroll_to_with_x_and_y(0.0, left.scrolled);
        }
        let link = link_to(&left.to);
        let missing = || match &link {
            Some(link) => link.get_bounding_client_rect().top() - left.link,
            None => left.scrolled - window.scroll_y().unwrap_or_default(),
        };
        window.scroll_by_with_x_and_y(0.0, missing());
        let now = missing().abs() < 1.0;
        if let Some(link) = link.as_ref().filter(|_| now && !there) {
            focus_still(link);
        }
        if frames > 0 && (link.is_some() || !now) {
            scroll(left, frames - 1, there || now);
        }
    });
}
