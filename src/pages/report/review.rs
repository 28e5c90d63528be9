//! The table of questions: wrong, flagged, changed, or all.

use crate::app::App;
use crate::parts::confidence::word;
use crate::parts::dom::write;
use crate::parts::icon::mark_markup;
use crate::parts::words::{escape, letter};
use crate::shell::route::Route;
use cutover_bank::QuestionOption;
use cutover_study::exam::Sitting;
use cutover_study::exam::report::{Listed, listed};
use cutover_study::session::shuffle::option_order;
use cutover_study::time::stopwatch;
use crate::ui::prelude::*;
use std::time::Duration;

/// How many rows stand there before all are asked for.
const FEW: usize = 10;

/// The section.
pub fn section(app: App, number: &str, sitting: &Sitting) -> AnyView {
    let which = RwSignal::new(Listed::Wrong);
    let all = RwSignal::new(false);
    let sitting = StoredValue::new(sitting.clone());
    let number = StoredValue::new(number.to_string());
    let count = move |which: Listed| sitting.with_value(|s| listed(s, which).len());
    let choice = move |kind: Listed, name: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="listed"
                    prop:checked=move || which.get() == kind
                    on:change=move |_| { which.set(kind); all.set(false); }
                />
                <span>{name} " " {count(kind).to_string()}</span>
            </label>
        }
        .into_any()
    };
    let rows = move || {
        let most = if all.get() { usize::MAX } else { FEW };
        sitting.with_value(|s| number.with_value(|number| {
            let mut out = String::new();
            let mut shown = listed(s, which.get());
            shown.truncate(most);
            for &nth in &shown {
                row(&mut out, app, number, s, nth);
            }
            // What was answered rightly says itself what is right.
            shown.retain(|&nth| !right(s, nth));
            shown.reverse();
            fill(app, sitting, shown);
            out
        }))
    };
    let none = move || (count(which.get()) == 0).then(|| view! { <p class="sub">"None."</p> });
    let more = move || {
        let total = count(which.get());
        (!all.get() && total > FEW).then(|| view! {
            <p class="more"><button class="b" type="button" on:click=move |_| all.set(true)>"Show all " {total.to_string()}</button></p>
        })
    };
    view! {
        <section class="sec" aria-labelledby="review">
            <header>
                <h2 id="review">"Review"</h2>
                <div class="seg" role="radiogroup" aria-label="Which questions">
                    {choice(Listed::Wrong, "Wrong")}
                    {choice(Listed::Flagged, "Flagged")}
                    {choice(Listed::Changed, "Changed")}
                    {choice(Listed::All, "All")}
                </div>
            </header>
            <div class="scroll" data-scroll="">
                <table>
                    <thead><tr>
                        <th scope="col">"No."</th>
                        <th scope="col">"About"</th>
                        <th scope="col">"You"</th>
                        <th scope="col" class="rights">"Right"</th>
                        <th scope="col" class="r desk">"Time"</th>
                        <th scope="col" class="desk">"You were"</th>
                    </tr></thead>
                    <tbody inner_html=rows></tbody>
                </table>
            </div>
            {none}
            {more}
        </section>
    }
    .into_any()
}

/// The letters of the options in `bits`, in the order in which they were shown.
pub fn letters(sitting: &Sitting, question: &str, options: u8, bits: u8) -> String {
    let order = option_order(u64::from(sitting.seed), question, options);
    let chosen = order.iter().enumerate().filter(|(_, at)| bits & (1 << **at) != 0);
    let names: Vec<&str> = chosen.map(|(place, _)| letter(place)).collect();
    if names.is_empty() { "–".to_string() } else { names.join(" ") }
}

fn right(sitting: &Sitting, nth: usize) -> bool {
    let sheet = &sitting.sheets[nth];
    sheet.answered() && sheet.mark.right
}

/// The right ones of some options, as bits.
pub fn key(options: &[QuestionOption]) -> u8 {
    options.iter().rev().fold(0, |key, option| key << 1 | u8::from(option.right))
}

/// Writes into the rows, from the last of `left` on, what would have been right. That stands with the
/// questions' text, of which one topic is read in a task: the screen can be used meanwhile.
fn fill(app: App, sitting: StoredValue<Sitting>, mut left: Vec<usize>) {
    let Some(nth) = left.pop() else { return };
    let fill_one = move || {
        let told = sitting.try_with_value(|s| {
            let question = &s.sheets[nth].question;
            let at = app.course.find_question(question)?;
            let content = app.content(at.topic).ok()?;
            let drawn = content.questions.get(usize::from(at.nth))?.drawn(s.seed);
            Some(letters(s, question, drawn.options.len() as u8, key(&drawn.options)))
        });
        // None where somebody left the report.
        if let Some(told) = told {
            write(&cell(nth), told.as_deref().unwrap_or_default());
            fill(app, sitting, left);
        }
    };
    set_timeout(fill_one, Duration::ZERO);
}

/// The id of the cell that says what is right.
fn cell(nth: usize) -> String {
    ["key-", &nth.to_string()].concat()
}

fn row(out: &mut String, app: App, number: &str, sitting: &Sitting, nth: usize) {
    let sheet = &sitting.sheets[nth];
    let at = app.course.find_question(&sheet.question);
    let about = at.map_or("A question that this course no longer has", |at| &app.course.topic(at.topic).title);
    let options = at.map_or(8, |at| app.course.question(at).options);
    let place = (nth + 1).to_string();
    let href = Route::Report(number.to_string(), ["at=", &place].concat()).href();
    let right = right(sitting, nth);
    let chosen = letters(sitting, &sheet.question, options, sheet.mark.chosen);
    for part in [
        "<tr><td class=\"num\">",
        &place,
        "</td><td><a href=\"",
        &href,
        "\">",
        &escape(about),
        "</a> ",
        &if sheet.mark.flagged { mark_markup("tri") + "<span class=\"vh\">flagged</span>" } else { String::new() },
        "</td><td class=\"num nw\">",
        &mark_markup(if right { "ok" } else { "cx" }),
        if right { "<span class=\"vh\">right</span> " } else { "<span class=\"vh\">wrong</span> " },
        &chosen,
        "</td><td class=\"num nw\" id=\"",
        &cell(nth),
        "\">",
        if right { &chosen } else { "" },
        "</td><td class=\"num r desk\">",
        &stopwatch(u32::from(sheet.mark.took)),
        "</td><td class=\"desk\">",
        sheet.mark.confidence.map_or("not said", word),
        "</td></tr>",
    ] {
        out.push_str(part);
    }
}
