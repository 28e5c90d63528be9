//! The five main screens and the settings: a bar at the bottom of a phone, a rail on a desktop.

use super::route::Route;
use crate::app::App;
use crate::parts::icon::icon;
use crate::ui::prelude::*;

/// A place in the navigation: symbol, name, address.
const PLACES: [(&str, &str, &str); 5] = [
    ("now", "Today", "#/"),
    ("topics", "Topics", "#/topics"),
    ("practice", "Practice", "#/practice"),
    ("cards", "Cards", "#/cards"),
    ("progress", "Progress", "#/progress"),
];

/// Which place a screen belongs to, as its address.
fn place_of(route: &Route) -> &'static str {
    match route {
        Route::Today => "#/",
        Route::Topics(_)
        | Route::Topic(..)
        | Route::Diagrams
        | Route::Diagram(..)
        | Route::Confusions(_)
        | Route::Glossary(_)
        | Route::Changes(_)
        | Route::Services(_)
        | Route::Service(_) => "#/topics",
        Route::Practice(_) | Route::Exam(_) => "#/practice",
        Route::Cards(_) | Route::Own(_) => "#/cards",
        Route::Progress | Route::Report(..) => "#/progress",
        Route::Settings => "#/settings",
        Route::Search(_) | Route::Unknown(_) => "",
    }
}

/// The navigation.
#[component]
pub fn Nav() -> impl IntoView {
    let app = App::get();
    let here = Memo::new(move |_| app.route.with(place_of));
    let place = move |symbol: &'static str, name: &'static str, href: &'static str| {
        view! {
            <a href=href aria-current=move || (here.get() == href).then_some("page")>
                {icon(symbol)}<span>{name}</span>
            </a>
        }
        .into_any()
    };
    let list: Vec<AnyView> = PLACES
        .into_iter()
        .map(|(symbol, name, href)| view! { <li>{place(symbol, name, href)}</li> }.into_any())
        .collect();
    view! {
        <nav class="nav" aria-label="Main">
            <a class="brand" href="#/" aria-label="Cutover, today">
                <svg aria-hidden="true"><use href="#logo"></use></svg>
            </a>
            <ul>{list}</ul>
            <div class="foot">{place("gear", "Settings", "#/settings")}</div>
        </nav>
    }
}
