//! Challenges, judged by the model.

use super::controls::panel;
use super::icon::mark;
use super::stage::Stage;
use cutover_models::{State, Verdict};
use leptos::prelude::*;

/// The panel with one challenge at a time.
pub fn challenge(stage: Stage) -> AnyView {
    let list = stage.diagram.spec().challenges;
    if list.is_empty() {
        return ().into_any();
    }
    let nth = RwSignal::new(0usize);
    let started = RwSignal::new(false);
    let option = RwSignal::new(0usize);
    let verdict = RwSignal::new(None::<Verdict>);
    let turn = move |to: usize| {
        nth.set(to);
        started.set(false);
        option.set(0);
        verdict.set(None);
    };
    let start = move |_| {
        stage.playing.set(false);
        stage.go(
            "",
            State::parse(stage.diagram.spec(), list[nth.get_untracked()].start),
        );
        verdict.set(None);
        started.set(true);
    };
    let check = move |_| {
        let n = nth.get_untracked();
        // The first entry asks to choose.
        let option = option.get_untracked().checked_sub(1);
        let v = stage.diagram.judge(n, &stage.now(), option);
        stage.hooks.on_challenged.run((n, v.passed));
        verdict.set(Some(v));
    };
    let pick = move || {
        let options = list[nth.get()].options;
        (!options.is_empty()).then(|| {
            let entries: Vec<AnyView> = ["Choose…"]
                .iter()
                .chain(options)
                .map(|o| view! { <option>{*o}</option> }.into_any())
                .collect();
            let chosen = move |event| {
                let index = super::system::get(&event_target(&event), "selectedIndex");
                option.set(index.and_then(|v| v.as_f64()).unwrap_or_default() as usize);
            };
            view! { <select class="b" aria-label="Your answer" on:change=chosen>{entries}</select> }
                .into_any()
        })
    };
    let tally = Memo::new(move |_| stage.said.with(|f| f.tally.clone()));
    let says = move || verdict.with(|v| v.as_ref().map_or(String::new(), verdict_markup));
    let place = move || {
        [
            &(nth.get() + 1).to_string(),
            " of ",
            &list.len().to_string(),
        ]
        .concat()
    };
    let body = view! {
        <p inner_html=move || list[nth.get()].ask></p>
        <div class="row tries">
            <button type="button" class="b" on:click=start>
                {move || if started.get() { "Start again" } else { "Start" }}
            </button>
            {pick}
            <button type="button" class="b p" on:click=check>"Check"</button>
            <span class="cap">{move || tally.get()}</span>
        </div>
        <p class="res" role="status" inner_html=says></p>
        <div class="row turn">
            <button type="button" class="b q" disabled=move || nth.get() == 0
                on:click=move |_| turn(nth.get_untracked() - 1)>"Previous"</button>
            <span class="cap num">{place}</span>
            <button type="button" class="b q" disabled=move || nth.get() + 1 == list.len()
                on:click=move |_| turn(nth.get_untracked() + 1)>"Next"</button>
        </div>
    };
    panel("Challenge", body.into_any())
}

fn verdict_markup(v: &Verdict) -> String {
    if v.passed {
        [&mark("ok"), " <b class=\"c-green\">Solved.</b> ", &v.say].concat()
    } else {
        [&mark("tri"), " <b>Not yet.</b> ", &v.say].concat()
    }
}
