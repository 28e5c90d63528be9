//! Where one was on each page of the history, so that Back leads there.
//!
//! The browser cannot do it: it scrolls before the screen of the address is there. So each entry of
//! the history carries a number in its state, and what was scrolled to is kept under it, as long as
//! the page lives. Across a reload the browser does it as ever.

use crate::browser::clock;
use crate::parts::dom::to_top;
use crate::ui::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Frames that a screen has to become as long as it was: its text is decoded after its first one.
const FRAMES: u8 = 60;

#[derive(Default)]
struct Places {
    /// The present entry.
    here: f64,
    /// Entries that were left, with the place in each and the address gone to from there.
    left: Vec<(f64, f64, String)>,
    /// What the present entry was left at, where one has come back to it.
    back: Option<(f64, String)>,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Gives the first entry its number, and takes scrolling over from the browser; `public/boot.js`
/// hands it back when the page goes.
pub fn begin() {
    if let Ok(history) = window().history() {
        let _ = js_sys::Reflect::set(&history, &"scrollRestoration".into(), &"manual".into());
    }
    PLACES.with_borrow_mut(|all| all.here = numbered().unwrap_or_else(number));
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
    let at = window().scroll_y().unwrap_or_default();
    let to = window().location().hash().unwrap_or_default();
    let known = numbered();
    PLACES.with_borrow_mut(|all| {
        let here = all.here;
        all.left.retain(|(entry, ..)| *entry != here);
        all.left.push((here, at, to));
        all.back = known.and_then(|entry| {
            all.left.iter().find(|left| left.0 == entry).map(|(_, at, to)| (*at, to.clone()))
        });
        all.here = known.unwrap_or_else(number);
    });
}

/// Shows the new screen from its top, or where it was left, with the focus on the link that led
/// away.
pub fn settle() {
    let (back, here) = PLACES.with_borrow_mut(|all| (all.back.take(), all.here));
    match back {
        Some((at, to)) => scroll(at, to, here, FRAMES, 0.0),
        None => to_top(),
    }
}

fn scroll(at: f64, to: String, entry: f64, frames: u8, before: f64) {
    request_animation_frame(move || {
        let window = window();
        let now = || window.scroll_y().unwrap_or_default();
        // Another screen, or somebody scrolls already.
        if PLACES.with_borrow(|all| all.here) != entry || (before > 0.0 && now() + 1.0 < before) {
            return;
        }
        window.scroll_to_with_x_and_y(0.0, at);
        if now() + 1.0 < at && frames > 0 {
            return scroll(at, to, entry, frames - 1, now());
        }
        crate::parts::dom::focus_link(&to);
    });
}
