//! Moving the focus and the view, and writing a text, by id.

use crate::ui::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

fn find(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Writes a text into an element, if it is there.
pub fn write(id: &str, text: &str) {
    if let Some(element) = find(id) {
        element.set_text_content(Some(text));
    }
}

/// Once the screen has been updated, moves the focus to an element, without scrolling.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = find(id) {
            focus_still(&element);
        }
    });
}

/// Moves the focus to the screen as a whole: a reader of screens goes on at its start.
pub fn focus_main() {
    if let Some(main) = find("main") {
        let _ = main.set_attribute("tabindex", "-1");
        focus_still(&main);
    }
}

/// The first link of the screen that leads to an address.
pub fn link_to(href: &str) -> Option<web_sys::HtmlElement> {
    let selector = ["#main a[href=\"", href, "\"]"].concat();
    document().query_selector(&selector).ok()??.dyn_into().ok()
}

/// Moves the focus without scrolling: what stands on top would be half gone.
pub fn focus_still(element: &web_sys::HtmlElement) {
    let still = web_sys::FocusOptions::new();
    still.set_prevent_scroll(true);
    let _ = element.focus_with_options(&still);
}

/// Once the next frame is on the screen, does what can wait for it.
pub fn after_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Puts the focus on a control at once: an option chosen by its letter.
pub fn focus_now(id: &str) {
    if let Some(element) = find(id) {
        let _ = element.focus();
    }
}

/// Back to the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Once the screen has been updated, brings the start of an element into view if it is above it.
pub fn reveal_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = find(id)
            && element.get_bounding_client_rect().top() < 60.0
        {
            element.scroll_into_view();
        }
    });
}

/// Scrolls to an element and moves the focus there; `lit` outlines it as what was asked for.
pub fn go_to(id: &str, lit: bool) {
    let Some(element) = find(id) else { return };
    if lit {
        let _ = element.class_list().add_1("hit");
    }
    if let Ok(Some(details)) = element.query_selector("details") {
        let _ = details.set_attribute("open", "");
    }
    let _ = element.set_attribute("tabindex", "-1");
    let _ = element.focus();
    element.scroll_into_view();
}

/// Changes the address without a new screen and without a step in the history.
pub fn rewrite_address(href: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(href));
    }
}
