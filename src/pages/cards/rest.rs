//! When no card is left, and before the first one: what comes next, and when.

use super::choice::{Choice, HELPING};
use super::review::Review;
use crate::app::App;
use crate::parts::words::count;
use cutover_study::course::domain_of;
use cutover_study::stats::due_days;
use cutover_study::time::Now;
use crate::ui::prelude::*;
use cutover_text::text;

/// Nothing is left: of this evening, or of what was asked for.
pub fn rest(app: App, choice: &Choice, done: usize, it: Review) -> AnyView {
    if done > 0 {
        app.finished_session();
    }
    let now = app.now();
    let whole = choice.is_whole_course();
    let untouched = unmet(app, choice, now);
    let left = it.left();
    let title = match (done, whole) {
        (n, _) if left > 0 => text![&count(n, "card"), " done, ", {left}, " left"],
        (0, true) => "Nothing is due tonight".to_string(),
        (0, false) => "None of these is due".to_string(),
        (n, true) => text![&count(n, "card"), " done. Nothing more is due tonight"],
        (n, false) => text![&count(n, "card"), " done"],
    };
    let ahead = ahead(app, now);
    let go_on = (left > 0).then(|| {
        view! { <button class="b p" type="button" on:click=move |_| it.resume()>"Go on"</button> }
    });
    let today = if left == 0 { "b p" } else { "b" };
    let undo = (done > 0).then(|| {
        view! { <button class="b q" type="button" on:click=move |_| it.undo()>"Take back the last grade"</button> }
    });
    let offer = (untouched > 0 && left == 0).then(|| {
        let n = untouched.min(usize::from(HELPING));
        let label = text!["Take ", &count(n, "new card")];
        view! { <button class="b" type="button" on:click=move |_| it.more()>{label}</button> }
    });
    let all = (!whole && done == 0).then(|| all_of(app, choice)).flatten().map(|href| {
        view! { <a class="b" href=href>"Review them all the same"</a> }
    });
    view! {
        <main id="main" class="blank">
            <h1 id="rest" tabindex="-1">{title}</h1>
            <p>{ahead}</p>
            <div class="row">
                {go_on}
                <a class=today href="#/">"Back to today"</a>
                {offer}
                {all}
                {(!whole).then(|| view! { <a class="b q" href="#/cards">"All cards"</a> })}
                <a class="b q" href="#/cards/own">"Your own cards"</a>
                {undo}
            </div>
        </main>
    }
    .into_any()
}

/// Cards of the choice that were never asked.
fn unmet(app: App, choice: &Choice, now: Now) -> usize {
    let mut open = choice.clone();
    open.facts.clear();
    open.filter.fresh = u16::MAX;
    open.filter.met = false;
    app.progress.with_untracked(|progress| {
        let turns = open.queue(app, progress, now);
        turns.iter().filter(|turn| turn.card.card(app.course, progress).is_new()).count()
    })
}

/// "12 cards tomorrow, 8 on Thursday."
fn ahead(app: App, now: Now) -> String {
    let due = app.progress.with_untracked(|progress| due_days(app.course, progress, now, 15));
    let mut out = String::new();
    let days = due.days.iter().enumerate().skip(1).filter(|(_, n)| **n > 0);
    for (nth, (day, &n)) in days.take(3).enumerate() {
        let name = now.day().plus(day as i32).relative(now.day());
        let cards = if nth == 0 { count(usize::from(n), "card") } else { n.to_string() };
        let on = if day == 1 { " " } else { " on " };
        out.push_str(&[if nth == 0 { "" } else { ", " }, &cards, on, &name].concat());
    }
    if out.is_empty() {
        return "No card comes due in the next two weeks.".to_string();
    }
    out.push('.');
    out
}

/// The facts of the topics chosen, by name, so that they are asked whether due or not.
fn all_of(app: App, choice: &Choice) -> Option<String> {
    let [topic] = choice.filter.topics[..] else { return None };
    let facts = app.course.facts_of(topic, choice.exam);
    let ids: Vec<&str> = facts.map(|fact| app.course.fact(fact).id.as_str()).collect();
    (!ids.is_empty()).then(|| text!["#/cards?facts=", &ids.join(",")])
}

/// Before anything was studied: where cards come from, and a first helping.
pub fn first_day(app: App) -> AnyView {
    let exam = app.progress.with_untracked(|p| p.exam());
    let first = app
        .course
        .each_topic()
        .find(|(at, head)| domain_of(head, exam) > 0 && app.course.facts_of(*at, exam).next().is_some());
    let name = first.map(|(_, head)| head.title.clone()).unwrap_or_default();
    let (cards, read) = match first {
        Some((_, head)) => (text!["#/cards?topic=", &head.id], text!["#/topics/", &head.id]),
        None => ("#/cards?new=10".to_string(), "#/topics".to_string()),
    };
    view! {
        <main id="main" class="blank">
            <h1 id="rest" tabindex="-1">"No cards yet"</h1>
            <p>"Every fact of the course is a card. A card comes back when you are about to forget it: after minutes at first, then days, then months."</p>
            <p>"The course begins with " {name} "."</p>
            <div class="row">
                <a class="b p" href=cards>"Take 10 new cards"</a>
                <a class="b" href=read>"Read the topic first"</a>
                <a class="b q" href="#/cards/own">"Your own cards"</a>
            </div>
        </main>
    }
    .into_any()
}
