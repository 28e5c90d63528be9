//! "Check yourself": two of the topic's questions, not counted.

use super::Open;
use crate::parts::dom::focus_now;
use crate::parts::icon::mark_markup;
use crate::app::App;
use crate::parts::words::spelled;
use crate::parts::yours::{Asked, yours};
use cutover_bank::order::sort;
use cutover_bank::{Question, QuestionIx};
use cutover_study::session::shuffle::option_order;
use crate::ui::prelude::*;
use cutover_text::text;

/// How many.
const ASKED: usize = 2;

/// The questions asked here: those that were answered before, then the easiest, so that practice
/// keeps what is new and hard.
pub fn picked(open: &Open) -> Vec<QuestionIx> {
    let course = open.app.course;
    let mut all: Vec<QuestionIx> = course.questions_of(open.at, open.exam).collect();
    open.app.progress.with_untracked(|progress| {
        let key = |at: &QuestionIx| (!progress.question(course, *at).seen(), course.question(*at).difficulty);
        sort(&mut all, |a, b| key(a).cmp(&key(b)));
    });
    all.retain(|at| open.content.questions.get(usize::from(at.nth)).is_some());
    all.truncate(ASKED);
    all
}

/// The section; nothing for a topic without questions.
pub fn section(open: &Open) -> AnyView {
    let picked = picked(open);
    if picked.is_empty() {
        return ().into_any();
    }
    let words = match picked.len() {
        1 => "one question, not counted",
        _ => "two questions, not counted",
    };
    let items: Vec<AnyView> = picked
        .into_iter()
        .map(|at| {
            let question = &open.content.questions[usize::from(at.nth)];
            item(open.app, at, question)
        })
        .collect();
    view! {
        <section class="sec" aria-labelledby="check">
            <header><h2 id="check">"Check yourself"</h2><span class="cap">{words}</span></header>
            <ol class="check">{items}</ol>
        </section>
    }
    .into_any()
}

/// One question: choose, check, read why.
fn item(app: App, at: QuestionIx, question: &Question) -> AnyView {
    let head = app.course.question(at);
    let right = usize::from(head.right);
    let many = right > 1;
    let chosen = RwSignal::new(0u8);
    let checked = RwSignal::new(false);
    let ready = move || chosen.get().count_ones() as usize == right;
    let order = option_order(0, &head.id, question.options.len() as u8);
    let name = text!["check-", {at.nth}];
    let rows: Vec<AnyView> = order
        .iter()
        .map(|&at| row(question, usize::from(at), many, &name, chosen, checked))
        .collect();
    let key = question.options.iter().enumerate().fold(0u8, |sum, (n, o)| sum | (u8::from(o.right) << n));
    let verdict = move || match (checked.get(), chosen.get() == key) {
        (false, _) => String::new(),
        (true, true) => text![&mark_markup("ok"), " <b class=\"c-green\">Right.</b>"],
        (true, false) => text![&mark_markup("cx"), " <b class=\"c-red\">Wrong.</b> The marked answer and the reasons stand with the options."],
    };
    let stem = text![&question.stem.0, "<p class=\"ask\">", &question.ask.0, "</p>"];
    let place = text![&name, "-verdict"];
    let here = place.clone();
    let check = move |_| {
        checked.set(true);
        focus_after(here.clone());
    };
    let label = if many { text!["Check the ", &spelled(right)] } else { "Check".to_string() };
    let own = move || {
        let asked = |chosen| Asked { at, variant: 0, chosen, key, order: &order };
        checked.get().then(|| yours(app, &asked(chosen.get_untracked())))
    };
    view! {
        <li>
            <fieldset>
                <legend inner_html=stem></legend>
                {rows}
            </fieldset>
            <p class="verdict" id=place tabindex="-1" hidden=move || !checked.get() inner_html=verdict></p>
            {own}
            <div class="row" hidden=move || checked.get()>
                <button class="b" type="button" disabled=move || !ready() on:click=check>
                    {label}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// The button goes when its verdict comes: the focus moves on to that.
fn focus_after(id: String) {
    request_animation_frame(move || focus_now(&id));
}

fn row(
    question: &Question,
    at: usize,
    many: bool,
    name: &str,
    chosen: RwSignal<u8>,
    checked: RwSignal<bool>,
) -> AnyView {
    let option = &question.options[at];
    let (right, why) = (option.right, option.why.0.clone());
    let bit = 1u8 << at;
    let taken = move || chosen.get() & bit != 0;
    let said = move || {
        if !checked.get() {
            return String::new();
        }
        let word = match (right, taken()) {
            (true, _) => text![&mark_markup("ok"), " <b class=\"c-green\">Right.</b> "],
            (false, true) => text![&mark_markup("cx"), " <b class=\"c-red\">Wrong.</b> "],
            (false, false) => "<b>Wrong.</b> ".to_string(),
        };
        [word.as_str(), &why].concat()
    };
    let text = option.text.0.clone();
    view! {
        <label class=("was", taken)>
            <input
                type=if many { "checkbox" } else { "radio" }
                name=name.to_string()
                disabled=move || checked.get()
                on:change=move |_| chosen.update(|bits| *bits = if many { *bits ^ bit } else { bit })
            />
            <span>
                <span inner_html=text></span>
                <span class="said" inner_html=said></span>
            </span>
        </label>
    }
    .into_any()
}
