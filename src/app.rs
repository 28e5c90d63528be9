//! The one context that every screen sees: the bank, the progress, the route, and what can be
//! recorded.

use crate::parts::icon::SYMBOLS;
use crate::shell::frame::Frame;
use crate::shell::route::Route;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Handles to everything that screens share; copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The present screen.
    pub route: RwSignal<Route>,
}

impl App {
    /// The app, from inside any component.
    pub fn get() -> App {
        expect_context::<App>()
    }

    /// Goes to another screen, as a link would.
    pub fn go(self, route: &Route) {
        let _ = window().location().set_hash(&route.href());
    }
}

fn present_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Opens bank and store, then puts the app in the place of the static shell.
pub fn start() {
    let app = App { route: RwSignal::new(present_route()) };
    let on_hash = Closure::<dyn Fn()>::new(move || app.route.set(present_route()));
    let _ = window().add_event_listener_with_callback("hashchange", on_hash.as_ref().unchecked_ref());
    on_hash.forget();
    mount_to_body(move || {
        provide_context(app);
        view! { <div inner_html=SYMBOLS></div><Frame/> }
    });
    let document = document();
    if let Some(shell) = document.get_element_by_id("shell") {
        shell.remove();
    }
    if let Some(html) = document.document_element() {
        let _ = html.set_attribute("data-ready", "1");
    }
}
