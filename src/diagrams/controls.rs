//! Controls: sliders, segmented controls and switches, in panels by group; and the presets.

use super::playback::is_preset;
use super::stage::Stage;
use cutover_models::{Control, ControlKind};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// The number that a slider stands at.
pub fn number(event: &ev::Event) -> i32 {
    super::system::get(&event_target::<JsValue>(event), "valueAsNumber")
        .and_then(|v| v.as_f64())
        .unwrap_or_default() as i32
}

/// The panels of the controls, one a group.
pub fn groups(stage: Stage) -> AnyView {
    let controls = stage.diagram.spec().controls;
    let mut groups: Vec<AnyView> = Vec::new();
    let mut from = 0;
    while from < controls.len() {
        let group = controls[from].group;
        let to = from
            + controls[from..]
                .iter()
                .take_while(|c| c.group == group)
                .count();
        if !group.is_empty() {
            let body: Vec<AnyView> = (from..to).map(|i| control(stage, i)).collect();
            groups.push(panel(group, body.into_any()));
        }
        from = to;
    }
    groups.into_any()
}

/// A titled panel.
pub fn panel(title: &'static str, body: AnyView) -> AnyView {
    view! { <section class="pan" aria-label=title><h2>{title}</h2>{body}</section> }.into_any()
}

/// The panel of the presets.
pub fn presets(stage: Stage) -> AnyView {
    let chips: Vec<AnyView> = (0..stage.diagram.spec().presets.len())
        .map(|nth| {
            let name = stage.diagram.spec().presets[nth].name;
            let verb = ["preset:", &nth.to_string()].concat();
            let pressed = Memo::new(move |_| is_preset(stage, nth));
            let pressed = move || if pressed.get() { "true" } else { "false" };
            view! { <button type="button" class="b" data-do=verb aria-pressed=pressed>{name}</button> }
                .into_any()
        })
        .collect();
    panel(
        "Presets",
        view! { <div class="chips">{chips}</div> }.into_any(),
    )
}

/// One control of the diagram, by position.
pub fn control(stage: Stage, nth: usize) -> AnyView {
    let control = &stage.diagram.spec().controls[nth];
    let value = Memo::new(move |_| stage.state.with(|s| s.values[nth]));
    match &control.kind {
        ControlKind::Range { .. } | ControlKind::Stops(_) => slider(stage, control, value),
        ControlKind::Choice(names) => segmented(stage, control, names, value),
        ControlKind::Switch => switch(stage, control, value),
    }
}

fn put(stage: Stage, control: &Control, value: i32) {
    let next = stage.now().set(stage.diagram.spec(), control.key, value);
    stage.go(control.key, next);
}

fn slider(stage: Stage, control: &'static Control, value: Memo<i32>) -> AnyView {
    let shown = move || (control.show)(value.get());
    let moved = move |event| put(stage, control, control.at_position(number(&event)));
    view! {
        <label class="field">
            <span>{control.label}" "<b>{shown}</b></span>
            <input type="range" min="0" max=control.steps() prop:value=move || control.position(value.get())
                aria-valuetext=shown on:input=moved on:change=move |_| stage.settle() />
        </label>
    }
    .into_any()
}

fn segmented(
    stage: Stage,
    control: &'static Control,
    names: &'static [&'static str],
    value: Memo<i32>,
) -> AnyView {
    let options: Vec<AnyView> = names
        .iter()
        .zip(0..)
        .map(|(name, i)| {
            let chosen = move |_| {
                put(stage, control, i);
                stage.settle();
            };
            view! {
                <label>
                    <input type="radio" name=control.key prop:checked=move || value.get() == i on:change=chosen />
                    <span>{*name}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    // In the playback bar the options speak for themselves.
    let legend = if control.group.is_empty() {
        "vh"
    } else {
        "lg2"
    };
    view! {
        <fieldset class="choice">
            <legend class=legend>{control.label}</legend>
            <div class="seg w">{options}</div>
        </fieldset>
    }
    .into_any()
}

fn switch(stage: Stage, control: &'static Control, value: Memo<i32>) -> AnyView {
    let turned = move |event| {
        put(stage, control, i32::from(event_target_checked(&event)));
        stage.settle();
    };
    view! {
        <label class="sw">
            <span>{control.label}</span>
            <input type="checkbox" role="switch" prop:checked=move || value.get() == 1 on:change=turned />
        </label>
    }
    .into_any()
}
