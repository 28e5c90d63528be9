//! Option rows: open to choose from, and explained after the answer.

use crate::parts::icon::mark_markup;
use crate::parts::words::letter;
use cutover_bank::{Html, QuestionOption};
use crate::ui::prelude::*;
use cutover_text::text;

/// An open row: a native radio button or checkbox under its letter.
pub fn open_row(nth: usize, many: bool, text: &Html, chosen: RwSignal<u8>) -> AnyView {
    let bit = 1u8 << nth;
    let choose = move |_| chosen.update(|bits| *bits = toggled(*bits, bit, many));
    let id = text!["option-", letter(nth)];
    view! {
        <label class=if many { "o many" } else { "o one" }>
            <input
                type=if many { "checkbox" } else { "radio" }
                name="option"
                id=id
                prop:checked=move || chosen.get() & bit != 0
                on:change=choose
            />
            <span class="l" aria-hidden="true">{letter(nth)}</span>
            <span class="tx"><span class="vh">{letter(nth)}". "</span><span inner_html=text.0.clone()></span></span>
        </label>
    }
    .into_any()
}

/// What choosing `bit` makes of the options chosen: one takes the other's place, unless several
/// are asked for.
pub fn toggled(bits: u8, bit: u8, many: bool) -> u8 {
    if many { bits ^ bit } else { bit }
}

/// Rows that explain every option, as markup. `order` maps positions shown to positions authored,
/// `chosen` has a bit for each position authored.
pub fn explained(options: &[QuestionOption], order: &[u8], chosen: u8, many: bool) -> String {
    let mut out = String::new();
    for (nth, &at) in order.iter().enumerate() {
        let Some(option) = options.get(usize::from(at)) else { continue };
        let taken = chosen & (1 << at) != 0;
        let (class, symbol, word) = match (option.right, taken) {
            (true, true) => ("o right chosen", "ok", "Your answer, right"),
            (true, false) if many => ("o right missed", "ok", "Right, not chosen"),
            (true, false) => ("o right missed", "ok", "Right"),
            (false, true) => ("o wrong chosen", "cx", "Your answer, wrong"),
            (false, false) => ("o wrong", "", "Wrong"),
        };
        let mark = if symbol.is_empty() { String::new() } else { mark_markup(symbol) };
        out.push_str(&text![
            "<li class=\"",
            class,
            "\"><span class=\"l\" aria-hidden=\"true\">",
            letter(nth),
            "</span><div class=\"ot\"><p class=\"tx\"><span class=\"vh\">",
            letter(nth),
            ". </span>",
            &option.text.0,
            "</p><p class=\"v\">",
            &mark,
            " ",
            word,
            "</p><p class=\"why\">",
            &option.why.0,
            "</p></div></li>",
        ]);
    }
    out
}

/// "Why C tempts", for every option that says so, as markup.
pub fn temptations(options: &[QuestionOption], order: &[u8]) -> String {
    let mut out = String::new();
    for (nth, &at) in order.iter().enumerate() {
        let tempts = options.get(usize::from(at)).and_then(|option| option.tempts.as_ref());
        if let Some(tempts) = tempts {
            out.push_str(&text!["<div><h2>Why ", letter(nth), " tempts</h2><p>", &tempts.0, "</p></div>"]);
        }
    }
    out
}
