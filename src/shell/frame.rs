//! The frame round every screen: bars, notices, palette and the screen of the present route.

use super::nav::Nav;
use super::notice::Notices;
use super::places;
use super::route::Route;
use super::top::Top;
use crate::app::App;
use crate::pages::{screen, title};
use crate::parts::dom;
use crate::rest::{Rest, once_here};
use crate::shell::keys::on_key;
use leptos::ev;
use crate::ui::prelude::*;

/// A route without what changes while one stays on a screen: a diagram's state, an anchor.
fn place(route: &Route) -> Route {
    match route {
        Route::Diagram(name, _) => Route::Diagram(name.clone(), String::new()),
        other => other.clone(),
    }
}

/// The whole visible app.
#[component]
pub fn Frame() -> impl IntoView {
    let app = App::get();
    let route = Memo::new(move |_| app.route.with(place));
    // A session (practice, cards) has a bar of its own and no navigation.
    Effect::new(move |_| {
        let class = if app.focus.get() { "focus" } else { "app" };
        if let Some(body) = document().body() {
            body.set_class_name(class);
        }
    });
    Effect::new(move |before: Option<()>| {
        let route = route.get();
        document().set_title(&title(app, &route));
        // The first screen keeps the browser's own focus and scroll position.
        if before.is_some() {
            app.keys.set(false);
            dom::focus_main();
            places::settle();
        }
    });
    on_key(move |key| {
        match key {
            "/" => app.palette.set(true),
            "?" => app.keys.set(true),
            _ => return false,
        }
        true
    });
    let _ = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            app.palette.update(|open| *open = !*open);
        }
    });
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to content"</a>
        {move || (!app.focus.get()).then(|| view! { <Top/> })}
        {move || (!app.focus.get()).then(|| view! { <Nav/> })}
        <Notices/>
        // Only the address makes a new screen: what a screen reads while it is built must not.
        {move || {
            let route = route.get();
            untrack(|| screen(route))
        }}
        {move || app.palette.get().then(|| untrack(|| over(|rest| (rest.palette)())))}
        {move || app.keys.get().then(|| untrack(|| over(|rest| (rest.sheet)())))}
    }
}

/// What opens over a screen, as soon as it is here.
fn over(draw: fn(&'static Rest) -> AnyView) -> AnyView {
    once_here(draw, || AnyView::Nothing)
}

/// Hash routes take `#main` for a screen: the link moves the focus itself.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    dom::focus_main();
}
