//! A screen that has not arrived yet: on a first visit by a slow line, or where the line broke.

use crate::app::App;
use crate::rest::Arrival;
use crate::ui::prelude::*;

/// Stands where the screen will be, under its name.
pub fn waiting(heading: &str) -> AnyView {
    let app = App::get();
    let say = move || match app.arrival.get() {
        Arrival::Failed => "This screen has not arrived.",
        _ => "Fetching this screen…",
    };
    view! { <main id="main"><h1>{heading}</h1><p class="sub empty" role="status">{say}</p></main> }
}
