//! Beside the report: what to do next, and what the answers say about the answerer.

use crate::app::App;
use crate::shell::route::Route;
use cutover_study::event::Confidence;
use cutover_study::exam::report::Report;
use cutover_study::exam::{Sitting, form_name, next_form};
use cutover_study::stats::should_mean;
use crate::ui::prelude::*;
use cutover_text::text;

/// The margin.
pub fn margin(app: App, sitting: &Sitting, told: &Report) -> AnyView {
    view! {
        <aside class="aside" aria-label="What next">
            {weakest(app, told)}
            {how_sure(told)}
            {changes(told)}
            {next(app, sitting)}
        </aside>
    }
    .into_any()
}

fn weakest(app: App, told: &Report) -> AnyView {
    if told.weakest.is_empty() {
        return view! { <section class="first"><h2>"Weakest topics"</h2><p class="sub">"None: every question was right."</p></section> }.into_any();
    }
    let worst = &told.weakest[..told.weakest.len().min(4)];
    let rows: Vec<AnyView> = worst
        .iter()
        .map(|&(at, right, of)| {
            let head = app.course.topic(at);
            let href = Route::Topic(head.id.clone(), String::new()).href();
            view! { <li><a href=href>{head.title.clone()}</a><span class="num">{right.to_string()} " of " {of.to_string()}</span></li> }.into_any()
        })
        .collect();
    let ids: Vec<&str> = worst.iter().map(|&(at, ..)| app.course.topic(at).id.as_str()).collect();
    let practise = text!["#/practice?topic=", &ids.join(","), "&count=10&go=1"];
    view! {
        <section class="first">
            <h2>"Weakest topics"</h2>
            <ol class="wk">{rows}</ol>
            <p class="do"><a class="b p w" href=practise>"Practise these topics"</a></p>
            <p class="cap">"What you missed is back on your plan by itself."</p>
        </section>
    }
    .into_any()
}

fn how_sure(told: &Report) -> AnyView {
    let said: u32 = told.calibration.iter().map(|share| share.all).sum();
    if said == 0 {
        return view! { <section><h2>"How sure you were"</h2><p class="sub">"You did not say. Keys 1 to 3 say it in the exam; then this shows whether sure means right."</p></section> }.into_any();
    }
    let rows: Vec<AnyView> = [Confidence::Sure, Confidence::Unsure, Confidence::Guess]
        .map(|confidence| {
            let share = told.calibration[confidence as usize];
            let name = match confidence {
                Confidence::Sure => "Sure",
                Confidence::Unsure => "Unsure",
                Confidence::Guess => "Guess",
            };
            view! { <dt>{name}</dt><dd>{share.part.to_string()} " of " {share.all.to_string()} " right"</dd> }.into_any()
        })
        .into_iter()
        .collect();
    let sure = told.calibration[Confidence::Sure as usize];
    let say = sure.per_cent().filter(|_| sure.all >= 5).map(|per_cent| {
        let should = should_mean(Confidence::Sure).to_string();
        view! { <p class="cap">{text!["Sure should mean ", &should, "%. Yours means ", {per_cent}, "%."]}</p> }
    });
    view! { <section><h2>"How sure you were"</h2><dl class="dl">{rows}</dl>{say}</section> }.into_any()
}

fn changes(told: &Report) -> AnyView {
    let it = told.changes;
    let say = match it.all() {
        0 => "You changed no answer after leaving its question.".to_string(),
        all => {
            let verdict = match it.gained.cmp(&it.lost) {
                std::cmp::Ordering::Greater => "Going back paid off.",
                std::cmp::Ordering::Equal => "Going back changed nothing on the whole.",
                std::cmp::Ordering::Less => "Your first thought was better.",
            };
            text![{all}, " changed: ", {it.gained}, " from wrong to right, ", {it.lost}, " from right to wrong, ", {it.wasted}, " from wrong to wrong. ", verdict]
        }
    };
    view! { <section><h2>"Changed answers"</h2><p class="sub">{say}</p></section> }.into_any()
}

fn next(app: App, sitting: &Sitting) -> AnyView {
    let count = sitting.sheets.len() as u16;
    let form = app.progress.with_untracked(|p| next_form(app.course, p, sitting.exam, count));
    let today = app.today();
    let left = app.progress.with_untracked(|p| p.settings.exam_day).map(|day| (day, day.since(today)));
    let when = match left {
        // A week and a half before is late enough to tell, and early enough to mend.
        Some((day, left)) if left > 14 => text!["Best on ", &day.plus(-12).long(), ", twelve days before the exam."],
        Some((day, left)) if left > 4 => text!["Once more by ", &day.plus(-4).long(), "; the last days are for cards."],
        Some((_, left)) if left >= 0 => "Rather not: the last days are for cards and sleep.".to_string(),
        _ => "In a week or two, when what you missed has come back.".to_string(),
    };
    let say = text![&when, " Form ", &form_name(form), " is next."];
    view! { <section><h2>"Next simulation"</h2><p class="sub">{say}</p><p><a href="#/exam">"Choose a paper"</a></p></section> }.into_any()
}
