//! One module a screen.

use crate::shell::route::Route;
use leptos::prelude::*;

/// The screen of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        other => view! { <main id="main"><h1>{other.href()}</h1></main> }.into_any(),
    }
}
