//! An option of a paper: to choose, or to strike out.

use crate::parts::icon::icon;
use crate::parts::words::letter;
use cutover_bank::Html;
use cutover_study::event::Mark;
use crate::ui::prelude::*;
use cutover_text::text;

/// The row of the option authored at `at`, shown at `place`.
pub fn row(
    place: usize,
    at: u8,
    many: bool,
    text: &Html,
    state: Memo<Mark>,
    choose: impl Fn(u8) + Copy + 'static,
    strike: impl Fn(u8) + Copy + 'static,
) -> AnyView {
    let bit = 1u8 << at;
    let chosen = Memo::new(move |_| state.with(|mark| mark.chosen & bit != 0));
    let struck = Memo::new(move |_| state.with(|mark| mark.struck & bit != 0));
    let class = move || match (chosen.get(), struck.get()) {
        (true, _) => "sel",
        (_, true) => "out",
        _ => "",
    };
    let name = letter(place);
    let label = move || [if struck.get() { "Restore option " } else { "Strike out option " }, name].concat();
    view! {
        <li class=class>
            <label class=if many { "many" } else { "one" }>
                <input
                    type=if many { "checkbox" } else { "radio" }
                    name="option"
                    id=text!["option-", name]
                    prop:checked=move || chosen.get()
                    on:change=move |_| choose(at)
                />
                <span class="l" aria-hidden="true">{name}</span>
                <span class="tx">
                    <span class="vh">{name}". "{move || struck.get().then_some("Struck out. ")}</span>
                    <span inner_html=text.0.clone()></span>
                </span>
            </label>
            <button class="ib" type="button" aria-label=label on:click=move |_| strike(at)>
                {move || icon(if struck.get() { "undo" } else { "strike" })}
            </button>
        </li>
    }
    .into_any()
}
