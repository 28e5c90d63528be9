//! One question: to answer, then explained.

use super::answered::{Explained, aside, body};
use super::set::{Content, Given, Series};
use crate::app::App;
use crate::parts::confidence::{of_key, sure_buttons};
use crate::parts::dom::{after_frame, focus_now, focus_soon, reveal_soon};
use crate::parts::icon::icon;
use crate::parts::options::{open_row, toggled};
use crate::parts::session::announcer;
use crate::parts::words::{letter, option_of, spelled};
use crate::parts::yours::{Asked, yours};
use crate::shell::keys::on_key;
use cutover_bank::{Question, QuestionIx, TopicContent};
use cutover_study::event::Confidence;
use cutover_study::session::shuffle::option_order;
use crate::ui::prelude::*;
use std::rc::Rc;
use std::time::Duration;

/// Question `nth` of the set.
pub fn question(app: App, set: Series, nth: usize, at: QuestionIx, content: &Content) -> AnyView {
    let content = match content {
        Ok(content) if content.questions.get(usize::from(at.nth)).is_some() => Rc::clone(content),
        Ok(_) => return damaged(set, "This question is missing in this copy of Cutover."),
        Err(problem) => return damaged(set, problem),
    };
    view! { <One app set nth at content/> }.into_any()
}

/// The question with its options, before and after the answer.
#[component]
fn One(app: App, set: Series, nth: usize, at: QuestionIx, content: Rc<TopicContent>) -> impl IntoView {
    let head = app.course.question(at);
    let (right, many) = (usize::from(head.right), head.right > 1);
    let authored_one = &content.questions[usize::from(at.nth)];
    let variant = if authored_one.variants.is_empty() { 0 } else { set.seed };
    let asked = authored_one.drawn(variant);
    let order = option_order(u64::from(set.seed), &head.id, asked.options.len() as u8);
    let started = app.at();
    let chosen = RwSignal::new(0u8);
    let given = RwSignal::new(None::<Given>);
    let settled = RwSignal::new(false);
    let ready = Memo::new(move |_| chosen.get().count_ones() as usize == right);
    let stem = stem(&asked, right);
    let rows: Vec<AnyView> = order
        .iter()
        .enumerate()
        .map(|(place, &from)| open_row(place, many, &asked.options[usize::from(from)].text, chosen))
        .collect();
    let options = rows.len();
    let key = right_bits(&asked);
    let asked = StoredValue::new(asked);
    let shown = StoredValue::new(order.clone());
    let check = move |confidence: Confidence| {
        if given.get_untracked().is_some() || !ready.get_untracked() {
            return;
        }
        let bits = shown.with_value(|order| authored(chosen.get_untracked(), order));
        let took = ((app.at().0 - started.0) / 1000).clamp(0, i64::from(u16::MAX)) as u16;
        let answer = Given { right: bits == key, confidence, took };
        set.answer(app, at, variant, bits, answer);
        given.set(Some(answer));
        // The options are painted first, the margin right after them.
        after_frame(move || { let _ = settled.try_set(true); });
        focus_soon("answer");
        reveal_soon("stem-end");
    };
    on_key(move |pressed| {
        if given.get_untracked().is_some() {
            let next = pressed == "Enter";
            if next {
                set.next();
            }
            return next;
        }
        if let Some(option) = option_of(pressed, options) {
            chosen.update(|bits| *bits = toggled(*bits, 1 << option, many));
            focus_now(&["option-", letter(option)].concat());
            return true;
        }
        of_key(pressed).map(check).is_some()
    });
    let hint = move || match (chosen.get().count_ones() as usize, right) {
        (n, right) if n == right => "How sure are you? Saying it checks the answer.".to_string(),
        (0, 1) => "Choose an option.".to_string(),
        (n, right) => ["Choose ", &spelled(right), "; ", &spelled(n), " chosen."].concat(),
    };
    let last = move || set.given.with(|all| all.iter().all(Option::is_some));
    let facts = fact_ids(app, at);
    let cards = ["#/cards?facts=", &facts].concat();
    let rows = StoredValue::new_local(Some(rows));
    let explained = move |answer: Given| {
        let bits = shown.with_value(|order| authored(chosen.get_untracked(), order));
        Explained { app, at, exam: set.exam, answer, chosen: bits }
    };
    if set.given.with_untracked(|all| all.iter().all(Option::is_none)) {
        // A browser compiles code when it first runs: that is done while the question is read.
        let rehearse = move || {
            let answer = Given { right: true, confidence: Confidence::Sure, took: 0 };
            let it = Explained { app, at, exam: set.exam, answer, chosen: 0 };
            shown.try_with_value(|order| asked.try_with_value(|asked| (body(&it, asked, order), aside(&it, asked, options))));
        };
        set_timeout(rehearse, Duration::from_millis(700));
    }
    let main = move || match given.get() {
        None => view! {
            <div class="opts"><fieldset><legend class="vh">"Options"</legend>{rows.try_update_value(Option::take).flatten()}</fieldset></div>
            <div class="actionbar">{sure_buttons(hint, ready, check)}</div>
        }
        .into_any(),
        Some(answer) => {
            let markup = shown.with_value(|order| asked.with_value(|asked| body(&explained(answer), asked, order)));
            let own = shown.with_value(|order| {
                yours(app, &Asked { at, variant, chosen: authored(chosen.get_untracked(), order), key, order })
            });
            view! {
                <div inner_html=markup></div>
                {own}
                <div class="actionbar">
                    <a class="b" href=cards.clone() aria-label="Review its cards">
                        {icon("cards")}<span class="desk">"Review its cards"</span>
                    </a>
                    <button class="b p" type="button" on:click=move |_| set.next()>
                        {move || if last() { "See how it went" } else { "Next question" }}
                        " " <kbd aria-hidden="true">"Enter"</kbd>
                    </button>
                </div>
            }
            .into_any()
        }
    };
    let margin = move || match given.get().filter(|_| settled.get()) {
        Some(answer) => asked.with_value(|asked| aside(&explained(answer), asked, options)),
        None => ["<p class=\"cap desk\">A–", letter(options - 1), " choose, 1–3 check with how sure you are</p>"].concat(),
    };
    let verdict = move || match given.get() {
        None => String::new(),
        Some(answer) => shown.with_value(|order| verdict(answer.right, key, order)),
    };
    let total = set.len();
    let number = ["Question ", &(nth + 1).to_string(), " of ", &total.to_string()].concat();
    view! {
        <div class="split">
            <article aria-labelledby="qh">
                <h1 class="vh" id="qh" tabindex="-1">{number}</h1>
                <div class="stem" inner_html=stem></div>
                <div id="stem-end"></div>
                {main}
                {announcer(verdict)}
            </article>
            <aside class="aside" aria-label="This answer" inner_html=margin></aside>
        </div>
    }
}

/// The situation and the ask; it says how many to choose where the ask does not.
fn stem(question: &Question, right: usize) -> String {
    let ask = &question.ask.0;
    let says = right < 2 || ask.to_ascii_lowercase().contains(&spelled(right));
    let many = if says { String::new() } else { [" Choose ", &spelled(right), "."].concat() };
    [&question.stem.0, "<p class=\"ask\">", ask, &many, "</p>"].concat()
}

/// Which options are right, a bit each in authored order.
fn right_bits(question: &Question) -> u8 {
    let bits = question.options.iter().enumerate();
    bits.fold(0, |sum, (nth, option)| sum | (u8::from(option.right) << nth))
}

/// Bits in the order shown, as bits in authored order.
fn authored(shown: u8, order: &[u8]) -> u8 {
    let chosen = order.iter().enumerate().filter(|(nth, _)| shown & (1 << nth) != 0);
    chosen.fold(0, |sum, (_, &at)| sum | (1 << at))
}

/// "Wrong. The answer is A."
fn verdict(right: bool, key: u8, order: &[u8]) -> String {
    let letters = order.iter().enumerate().filter(|(_, at)| key & (1 << **at) != 0);
    let names: Vec<&str> = letters.map(|(nth, _)| letter(nth)).collect();
    let is = if names.len() > 1 { " The answers are " } else { " The answer is " };
    [if right { "Right." } else { "Wrong." }, is, &names.join(" and "), "."].concat()
}

/// The ids of the facts that a question exercises, as an address has them.
fn fact_ids(app: App, at: QuestionIx) -> String {
    let facts = &app.course.question(at).facts;
    let ids: Vec<&str> = facts.iter().map(|&fact| app.course.fact(fact).id.as_str()).collect();
    ids.join(",")
}

fn damaged(set: Series, problem: &str) -> AnyView {
    let problem = problem.to_string();
    view! {
        <div class="blank">
            <h1 id="qh" tabindex="-1">"This question cannot be shown"</h1>
            <p>{problem}</p>
            <div class="row">
                <button class="b p" type="button" on:click=move |_| set.next()>"Next question"</button>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_shown_and_bits_authored() {
        // Shown A, B, C, D are authored 2, 0, 3, 1.
        let order = [2, 0, 3, 1];
        assert_eq!(authored(0b0001, &order), 0b0100);
        assert_eq!(authored(0b1010, &order), 0b0011);
        assert_eq!(verdict(false, 0b0100, &order), "Wrong. The answer is A.");
        assert_eq!(verdict(true, 0b0011, &order), "Right. The answers are B and D.");
    }
}
