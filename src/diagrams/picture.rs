//! The picture, its handles, and the sentence that says what it shows.

use super::stage::Stage;
use cutover_models::Size;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The drawing. Only the one that fits the width is drawn.
pub fn drawing(stage: Stage, wide: Signal<bool>) -> AnyView {
    let size = move || if wide.get() { Size::Wide } else { Size::Narrow };
    let svg = move || stage.state.with(|s| stage.diagram.picture(s, size()));
    let held = StoredValue::new(String::new());
    let place: NodeRef<html::Div> = NodeRef::new();
    let drag = move |event: &ev::PointerEvent| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        if let Some((x, y)) = in_drawing(&place, event) {
            let size = if wide.get_untracked() {
                Size::Wide
            } else {
                Size::Narrow
            };
            let key = held.get_value();
            let next = stage.diagram.drag(&stage.now(), &key, x, y, size);
            stage.go(&["drag", &key].concat(), next);
        }
    };
    let down = move |event: ev::PointerEvent| {
        let handle = event
            .target()
            .and_then(|t| t.dyn_into::<Element>().ok())
            .and_then(|t| t.closest("[data-drag]").ok().flatten())
            .and_then(|h| h.get_attribute("data-drag"));
        if let (Some(key), Some(place), 0) = (handle, place.get_untracked(), event.button()) {
            stage.playing.set(false);
            stage.settle();
            held.set_value(key);
            // The drawing is replaced while it is dragged: its place is not.
            let _ = place.set_pointer_capture(event.pointer_id());
            event.prevent_default();
        }
    };
    let moved = move |event: ev::PointerEvent| {
        if held.with_value(|h| !h.is_empty()) {
            drag(&event);
        }
    };
    let up = move |_| {
        held.set_value(String::new());
        stage.settle();
    };
    view! {
        <div class="draw" node_ref=place inner_html=svg
            on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up></div>
    }
    .into_any()
}

/// Where a pointer is, in units of the drawing.
fn in_drawing(place: &Element, event: &ev::PointerEvent) -> Option<(i32, i32)> {
    let svg = place.query_selector("svg").ok()??;
    let rect = svg.get_bounding_client_rect();
    let mut view = svg.get_attribute("viewBox")?;
    // The width is the third number of the box.
    view = view.split(' ').nth(2)?.into();
    let units: i32 = view.parse().ok()?;
    let scale = f64::from(units) / rect.width().max(1.0);
    let at = |client: i32, edge: f64| ((f64::from(client) - edge) * scale) as i32;
    Some((
        at(event.client_x(), rect.left()),
        at(event.client_y(), rect.top()),
    ))
}

/// The live sentence. While a run plays it is not read out; when it stops, it is.
pub fn sentence(stage: Stage) -> AnyView {
    let text = move || {
        let mut text = stage.said.with(|f| f.sentence.clone());
        if stage.nudge.get() % 2 == 1 {
            text.push_str("<wbr>");
        }
        text
    };
    let live = move || if stage.playing.get() { "off" } else { "polite" };
    view! { <p class="live" role="status" aria-live=live inner_html=text></p> }.into_any()
}

/// The caption under the picture.
pub fn caption(stage: Stage) -> AnyView {
    let text = Memo::new(move |_| stage.said.with(|f| f.caption.clone()));
    let none = move || text.with(String::is_empty);
    view! { <p class="cap under" hidden=none inner_html=move || text.get()></p> }.into_any()
}
