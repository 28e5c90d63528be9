//! Share, embed, undo, reset.

use super::icon::{icon, icon_alone};
use super::playback::key_hint;
use super::stage::Stage;
use leptos::prelude::*;

/// The row beside the title.
pub fn tools(stage: Stage) -> AnyView {
    let hint = move |key| {
        if stage.hooks.keys.get() {
            key_hint(key)
        } else {
            String::new()
        }
    };
    let share = move || {
        let said = stage.copied.get();
        icon("share") + if said.is_empty() { " Share" } else { " Copied" }
    };
    view! {
        <div class="tools">
            <button type="button" class="b" data-do="share" inner_html=share></button>
            <button type="button" class="b" data-do="embed" inner_html=[&icon("embed"), " Embed"].concat()></button>
            {back(stage)}
            <button type="button" class="b q" data-do="reset" inner_html=move || [&icon("reset"), " Reset", &hint('R')].concat()></button>
            <span class="vh" role="status">{move || stage.copied.get()}</span>
        </div>
    }
    .into_any()
}

fn back(stage: Stage) -> AnyView {
    let none = move || stage.depth.get() == 0;
    view! {
        <button type="button" class="ib" data-do="undo" aria-label="Undo" disabled=none inner_html=icon_alone("undo")></button>
    }
    .into_any()
}

/// The few of an embed: undo and reset beside its title, both as icons.
pub fn small_tools(stage: Stage) -> AnyView {
    view! {
        <div class="tools">
            {back(stage)}
            <button type="button" class="ib" data-do="reset" aria-label="Reset" inner_html=icon_alone("reset")></button>
            <button type="button" class="ib" data-do="embed" aria-label="Share and embed" inner_html=icon_alone("share")></button>
        </div>
    }
    .into_any()
}
