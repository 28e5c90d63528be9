//! The frame round every screen: bars, rail and the screen of the present route.

use crate::app::App;
use crate::pages::page;
use leptos::prelude::*;

/// The whole visible app.
#[component]
pub fn Frame() -> impl IntoView {
    let app = App::get();
    view! { {move || page(app.route.get())} }
}
