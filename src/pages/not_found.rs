//! An address that names no screen: says what it was, and where to go.

use crate::shell::route::Route;
use crate::ui::prelude::*;

/// The screen.
#[component]
pub fn NotFound(
    /// What was asked for.
    route: Route,
) -> impl IntoView {
    view! {
        <main id="main">
            <h1>"There is no such page"</h1>
            <p class="sub empty">"The address " <code>{route.href()}</code> " leads nowhere in this version. It may be mistyped, or come from another one."</p>
            <p class="row"><a class="b p" href="#/">"Go to today"</a><a class="b" href="#/topics">"See all topics"</a></p>
        </main>
    }
}
