//! A screen that has not arrived yet: on a first visit by a slow line, or where the line broke.

use crate::app::App;
use crate::rest::Arrival;
use crate::ui::prelude::*;

/// Stands where the screen will be.
pub fn waiting() -> AnyView {
    let app = App::get();
    let say = move || match app.arrival.get() {
        Arrival::Failed => "This screen has not arrived.",
        _ => "Fetching this screen…",
    };
    view! { <main id="main"><p class="sub empty" role="status">{say}</p></main> }
}
