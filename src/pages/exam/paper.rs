//! The question on the screen: situation, options, how sure, and what can be done with it.

use super::hall::Hall;
use super::rows::row;
use crate::parts::confidence::of_key;
use crate::parts::dom::{focus_now, reveal_soon};
use crate::parts::icon::{icon, icon_small};
use crate::parts::options::toggled;
use crate::parts::selection::selected_in;
use crate::parts::words::{letter, option_of, spelled};
use crate::shell::keys::on_shift_key;
use cutover_bank::{Question, TopicContent};
use cutover_study::event::{Confidence, Mark};
use cutover_study::exam::highlight;
use cutover_study::session::shuffle::option_order;
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

type Loaded = Result<Rc<TopicContent>, String>;

/// The question on the screen, once its topic is decoded.
pub fn paper(hall: Hall) -> AnyView {
    let loaded = RwSignal::new_local(None::<(usize, Loaded)>);
    let place = move |nth: usize| {
        let id = hall.app.progress.with_untracked(|p| {
            p.sitting(hall.id).and_then(|s| s.sheets.get(nth)).map(|sheet| sheet.question.clone())
        })?;
        hall.app.course.find_question(&id)
    };
    Effect::new(move |_| {
        let nth = hall.nth.get();
        let Some(at) = place(nth) else {
            loaded.set(Some((nth, Err("This version of the course no longer has this question.".to_string()))));
            return;
        };
        spawn_local(async move {
            let content = hall.app.topic(at.topic).await;
            if hall.nth.try_get_untracked() == Some(nth) {
                let _ = loaded.try_set(Some((nth, content)));
            }
            // The next one is decoded while this one is read.
            if let Some(next) = place(nth + 1) {
                let soon = move || spawn_local(async move { drop(hall.app.topic(next.topic).await) });
                set_timeout(soon, std::time::Duration::from_millis(200));
            }
        });
    });
    let shown = move || {
        loaded.with(|loaded| {
            let (nth, content) = loaded.as_ref()?;
            let question = match (content, place(*nth)) {
                (Ok(content), Some(at)) => content.questions.get(usize::from(at.nth)).map(|q| (at, q)),
                _ => None,
            };
            let seed = untrack(|| hall.with(|s| s.seed)).unwrap_or(0);
            Some(match question {
                Some((at, question)) => {
                    let head = hall.app.course.question(at);
                    let variant = if question.variants.is_empty() { 0 } else { seed };
                    let order = option_order(u64::from(seed), &head.id, head.options);
                    one(hall, *nth, &question.drawn(variant), order, usize::from(head.right))
                }
                None => {
                    let say = content.as_ref().err().cloned();
                    let say = say.unwrap_or_else(|| "This question is missing in this copy of Cutover.".to_string());
                    view! { <article><h1 id="qh" tabindex="-1">"This question cannot be shown"</h1><p>{say}</p></article> }.into_any()
                }
            })
        })
    };
    view! { <div>{shown}{bar(hall)}</div> }.into_any()
}

fn one(hall: Hall, nth: usize, question: &Question, order: Vec<u8>, right: usize) -> AnyView {
    let many = right > 1;
    let key = question.options.iter().enumerate().fold(0u8, |sum, (at, o)| sum | (u8::from(o.right) << at));
    let state = Memo::new(move |_| hall.mark(nth));
    let set = move |change: &dyn Fn(&mut Mark)| {
        hall.write(|mark| {
            change(mark);
            mark.right = mark.chosen == key;
        });
    };
    let choose = move |at: u8| {
        set(&|mark| {
            mark.chosen = toggled(mark.chosen, 1 << at, many);
            mark.struck &= !(1 << at);
        });
    };
    let strike = move |at: u8| {
        set(&|mark| {
            mark.struck ^= 1 << at;
            mark.chosen &= !(1 << at);
        });
    };
    let sure = move |confidence: Confidence| {
        set(&|mark| mark.confidence = (mark.confidence != Some(confidence)).then_some(confidence));
    };
    let ask = &question.ask.0;
    let says = right < 2 || ask.to_ascii_lowercase().contains(&spelled(right));
    let more = if says { String::new() } else { [" Choose ", &spelled(right), "."].concat() };
    let text = [&question.stem.0, "<p class=\"ask\">", ask, &more, "</p>"].concat();
    let passages = Memo::new(move |_| state.with(|mark| mark.highlights.clone()));
    let stem = move || highlight::marked(&text, &passages.get());
    let highlight = move || {
        if let Some((from, to)) = selected_in("stem") {
            set(&|mark| mark.highlights = highlight::toggled(&mark.highlights, from, to));
        }
    };
    let options = order.len();
    let flag_key = if options < 6 { "F" } else { "M" };
    hall.flag_key.set(flag_key);
    let rows: Vec<AnyView> = order
        .iter()
        .enumerate()
        .map(|(place, &at)| row(place, at, many, &question.options[usize::from(at)].text, state, choose, strike))
        .collect();
    let keys = order;
    on_shift_key(move |pressed, shift| {
        if hall.asking.get_untracked() {
            return false;
        }
        let flags = pressed.eq_ignore_ascii_case("m") || (pressed.eq_ignore_ascii_case("f") && options < 6);
        if flags {
            set(&|mark| mark.flagged = !mark.flagged);
            return true;
        }
        if let Some(place) = option_of(pressed, options) {
            if shift { strike(keys[place]) } else { choose(keys[place]) }
            focus_now(&["option-", letter(place)].concat());
            return true;
        }
        if let Some(confidence) = of_key(pressed) {
            sure(confidence);
            return true;
        }
        match pressed {
            "h" | "H" => highlight(),
            "ArrowRight" | "Enter" => hall.go(nth + 1),
            "ArrowLeft" if nth > 0 => hall.go(nth - 1),
            _ => return false,
        }
        true
    });
    let flagged = move || {
        state.with(|mark| mark.flagged).then(|| view! {
            <span class="key c-amber">{icon_small("flag")} " flagged"</span>
        })
    };
    let number = (nth + 1).to_string();
    let title = ["Exam simulation, question ", &number, " of ", &hall.len.to_string()].concat();
    let hint = ["A–", letter(options - 1), " choose, Shift with a letter strikes out, 1–3 say how sure, H highlights, ", flag_key, " flags, arrow keys move"].concat();
    let legend = if many { ["Choose ", &spelled(right)].concat() } else { "Choose one".to_string() };
    view! {
        <article aria-labelledby="qh">
            <h1 class="vh" id="qh" tabindex="-1">{title}</h1>
            <div class="cap qn">
                <b class="num">"Question " {number}</b>
                {flagged}
                <button class="b q hl" type="button" on:mousedown=|event| event.prevent_default() on:click=move |_| highlight()>
                    "Highlight selection"
                </button>
            </div>
            <div class="stem" id="stem" inner_html=stem></div>
            <fieldset disabled=move || !hall.mine.get()><legend class="vh">{legend}</legend><ol class="eo">{rows}</ol></fieldset>
            {how_sure(state, sure)}
            <p class="cap desk hint">{hint}</p>
        </article>
    }
    .into_any()
}

/// How sure one is: said if one likes, for the report.
fn how_sure(state: Memo<Mark>, sure: impl Fn(Confidence) + Copy + 'static) -> AnyView {
    let button = move |confidence: Confidence, label: &'static str| {
        let on = move || if state.with(|mark| mark.confidence == Some(confidence)) { "true" } else { "false" };
        view! { <button class="b" type="button" aria-pressed=on on:click=move |_| sure(confidence)>{label}</button> }.into_any()
    };
    view! {
        <div class="hs" role="group" aria-label="How sure are you? For the report.">
            <span class="cap" aria-hidden="true">"How sure? For the report."</span>
            {button(Confidence::Guess, "Guess")}
            {button(Confidence::Unsure, "Unsure")}
            {button(Confidence::Sure, "Sure")}
        </div>
    }
    .into_any()
}

/// Back, flag, all questions, on.
fn bar(hall: Hall) -> AnyView {
    let flagged = move || if hall.mark(hall.nth.get()).flagged { "true" } else { "false" };
    let place = move || [&(hall.nth.get() + 1).to_string(), "/", &hall.len.to_string()].concat();
    let next = move || if hall.nth.get() + 1 < hall.len { "Next" } else { "To the end" };
    view! {
        <div class="actionbar">
            <button
                class="b"
                type="button"
                aria-label="Previous question"
                disabled=move || hall.nth.get() == 0
                on:click=move |_| hall.go(hall.nth.get_untracked().saturating_sub(1))
            >
                {icon("back")}<span class="desk">"Previous"</span>
            </button>
            <button class="b fbtn" type="button" aria-pressed=flagged on:click=move |_| hall.write(|mark| mark.flagged = !mark.flagged)>
                {icon_small("flag")}<span>"Flag "<kbd aria-hidden="true">{move || hall.flag_key.get()}</kbd></span>
            </button>
            <button class="b phone" type="button" on:click=|_| {
                focus_now("all-questions");
                reveal_soon("all-questions");
            }>
                {icon_small("grid")}<span class="vh">"All questions, now at "</span><span class="num">{place}</span>
            </button>
            <button class="b p" type="button" on:click=move |_| hall.go(hall.nth.get_untracked() + 1)>
                {next} " " <kbd aria-hidden="true">"→"</kbd>
            </button>
        </div>
    }
    .into_any()
}
