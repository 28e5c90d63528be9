//! The sheet of keys: those of the present screen, and those that work everywhere.

use super::route::Route;
use crate::app::App;
use js_sys::{Function, Reflect};
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// A key, and what it does.
type Key = (&'static str, &'static str);

const EVERYWHERE: [Key; 4] = [
    ("/", "search"),
    ("Ctrl K", "search, also while you type"),
    ("?", "this sheet"),
    ("Esc", "close what is open"),
];

/// The keys of a screen, under what it is called.
fn here(route: &Route) -> (&'static str, &'static [Key]) {
    match route {
        Route::Practice(_) => ("Practice", &[
            ("A–F", "choose an option"),
            ("1 2 3", "check it: guess, unsure, sure"),
            ("Enter", "start, or the next question"),
        ]),
        Route::Exam(_) => ("Timed exam", &[
            ("A–F", "choose an option"),
            ("Shift A–F", "strike an option out"),
            ("1 2 3", "say how sure you are"),
            ("M", "flag for review"),
            ("H", "highlight what is selected"),
            ("← →", "the question before, the next one"),
        ]),
        Route::Cards(_) => ("Cards", &[
            ("Space", "show the answer"),
            ("1 2 3 4", "again, hard, good, easy"),
            ("U", "take the last grade back"),
        ]),
        Route::Diagram(..) | Route::Topic(..) => ("Diagram", &[
            ("Space", "play and pause"),
            ("R", "from the start"),
            ("U", "take the last step back"),
        ]),
        Route::Today => ("Today", &[("Enter", "begin with the first of tonight’s plan")]),
        _ => ("This screen", &[]),
    }
}

fn list(name: &'static str, keys: &[Key]) -> AnyView {
    let rows: Vec<AnyView> = keys
        .iter()
        .map(|&(key, does)| view! { <dt><kbd>{key}</kbd></dt><dd>{does}</dd> }.into_any())
        .collect();
    view! { <h3>{name}</h3><dl class="dl">{rows}</dl> }.into_any()
}

/// Calls a method of the dialog that the web's own types would bring more code for.
fn call(method: &str) {
    let Some(dialog) = document().get_element_by_id("keys") else { return };
    if let Ok(Ok(method)) = Reflect::get(&dialog, &method.into()).map(JsCast::dyn_into::<Function>) {
        let _ = method.call0(&dialog);
    }
}

/// The sheet, open; it closes itself.
pub fn sheet() -> AnyView {
    view! { <Sheet/> }
}

#[component]
fn Sheet() -> impl IntoView {
    let app = App::get();
    let (name, keys) = app.route.with_untracked(here);
    let screen = (!keys.is_empty()).then(|| list(name, keys));
    let off = (!app.settings().single_keys).then(|| view! {
        <p class="sub">"Single keys are turned off in the settings: only those with Ctrl, Enter, Space and Esc work."</p>
    });
    request_animation_frame(|| call("showModal"));
    view! {
        <dialog id="keys" class="keysheet" aria-labelledby="keys-h" on:close=move |_| app.keys.set(false)>
            <div class="row end">
                <h2 id="keys-h">"Keys"</h2>
                <button class="b q" type="button" on:click=move |_| call("close")>"Close"</button>
            </div>
            {off}
            {screen}
            {list("Everywhere", &EVERYWHERE)}
        </dialog>
    }
}
