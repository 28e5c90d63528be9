//! Notices that belong to no screen: answers that are not kept, a new version, damage found.

use crate::app::App;
use crate::parts::icon::mark;
use crate::rest::{Arrival, try_again};
use crate::shell::route::Route;
use cutover_study::journal::SaveState;
use crate::ui::prelude::*;

/// What to say, and what follows, where answers are not safe.
fn warning(state: SaveState) -> Option<&'static str> {
    match state {
        SaveState::Kept | SaveState::LocalOnly | SaveState::MirrorOnly => None,
        SaveState::Full { mirrored: true } => Some(
            "This browser’s storage is full. New answers go into its database alone; export your progress, then make room.",
        ),
        SaveState::Full { mirrored: false } => Some(
            "This browser’s storage is full, and new answers are lost when the page closes. Export your progress now, then make room.",
        ),
        SaveState::Memory => Some(
            "This browser does not let Cutover store anything. What you do now is gone when the page closes, unless you export it.",
        ),
        SaveState::ReadOnlyNewer => Some(
            "A newer version of Cutover has written your progress. Nothing is changed here: reload to get that version.",
        ),
    }
}

/// The notices, above the screen.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::get();
    let unsafe_storage = move || {
        let say = warning(app.save.get())?;
        Some(view! {
            <div class="notice" role="status">
                <p>{mark("tri")} " " <b>"Not kept. "</b> {say}</p>
                <button class="b" type="button" on:click=move |_| app.export()>"Export progress"</button>
            </div>
        })
    };
    let damage = move || {
        let report = app.damage.get()?;
        Some(view! {
            <div class="notice" role="status">
                <p>{mark("tri")} " " {report}</p>
                <button class="b" type="button" on:click=move |_| app.damage.set(None)>"Understood"</button>
            </div>
        })
    };
    // Never in the middle of a paper: it is offered again when the screen is left.
    let sitting = move || app.focus.get() && app.route.with(|route| matches!(route, Route::Exam(_)));
    let update = move || {
        (app.update_ready.get() && !sitting()).then(|| view! {
            <div class="notice" role="status">
                <p><b>"A new version is here. "</b>"Everything is saved; it takes a second."</p>
                <button class="b" type="button" on:click=move |_| crate::browser::worker::take_update()>
                    "Update"
                </button>
                <button class="b q" type="button" on:click=move |_| app.update_ready.set(false)>"Later"</button>
            </div>
        })
    };
    let unarrived = move || {
        matches!(app.arrival.get(), Arrival::Failed).then(|| view! {
            <div class="notice" role="status">
                <p>{mark("tri")} " " <b>"Not here yet. "</b>"The other screens did not arrive. Try again when there is a network; if that does not help, load the page again. Nothing of yours is lost."</p>
                <button class="b" type="button" on:click=move |_| try_again(app)>"Try again"</button>
            </div>
        })
    };
    let coming = move || {
        let asked = app.palette.get() || app.keys.get();
        (asked && matches!(app.arrival.get(), Arrival::Awaited)).then(|| view! {
            <div class="notice" role="status"><p>"This is on its way, and opens by itself."</p></div>
        })
    };
    view! { <div class="notices">{unsafe_storage}{damage}{unarrived}{coming}{update}</div> }
}
