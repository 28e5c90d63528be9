//! The end of a set: what was right, what was sure and wrong, what comes back when.

use super::address::Address;
use super::set::{Given, Series};
use super::words::days;
use crate::app::App;
use crate::parts::icon::mark_markup;
use crate::parts::words::{count, escape};
use cutover_bank::order::sort;
use cutover_bank::QuestionIx;
use cutover_study::event::Confidence;
use crate::ui::prelude::*;
use cutover_text::text;

/// A question of the set with its answer.
type Row = (QuestionIx, Given);

/// The summary of what was answered.
pub fn summary(app: App, set: Series) -> AnyView {
    app.finished_session();
    let rows: Vec<Row> = set.given.with_untracked(|given| {
        let questions = set.questions.get_value();
        questions.into_iter().zip(given).filter_map(|(at, given)| Some((at, (*given)?))).collect()
    });
    let right = rows.iter().filter(|(_, given)| given.right).count();
    let missed: Vec<Row> = rows.iter().copied().filter(|(_, given)| !given.right).collect();
    let title = text![{right}, " of ", {rows.len()}, " right"];
    let again = set.request.with_value(|request| Address::again(request, app.seed(), app.course));
    let change = set.request.with_value(|request| Address::choice(request, app.course));
    let (main, main_label) = match missed.is_empty() {
        true => ("#/".to_string(), "Back to today"),
        false => (text!["#/cards?facts=", &facts(app, &missed)], "Review the cards behind the misses"),
    };
    view! {
        <main id="main" class="done">
            <h1 id="qh" tabindex="-1">{title}</h1>
            <p class="lead">{lead(&rows)}</p>
            <section class="sec" aria-labelledby="dq">
                <header>
                    <h2 id="dq">"Question by question"</h2>
                    <span class="cap">{pace(&rows)}</span>
                </header>
                <ul class="rows" inner_html=list(app, &rows)></ul>
            </section>
            <section class="sec" aria-labelledby="dr">
                <header><h2 id="dr">"What comes back"</h2></header>
                <p>{coming(app, &rows)}</p>
            </section>
            <div class="go">
                <a class="b p" href=main>{main_label}</a>
                <a class="b" href=again>"Another set"</a>
                <a class="b q" href=change>"Change the choice"</a>
            </div>
        </main>
    }
    .into_any()
}

/// What is true of the set, in a sentence.
fn lead(rows: &[Row]) -> String {
    let told = |right: bool, confidence: Confidence| {
        rows.iter().filter(|(_, given)| given.right == right && given.confidence == confidence).count()
    };
    let sure_wrong = told(false, Confidence::Sure);
    let lucky = told(true, Confidence::Guess);
    if sure_wrong > 0 {
        let answers = count(sure_wrong, "answer");
        return text![answers.as_str(), if sure_wrong == 1 { " was" } else { " were" }, " sure and wrong. Begin with what is behind them."];
    }
    if lucky > 0 {
        return text![&count(lucky, "lucky guess").replace("guesss", "guesses"), " among the right ones, which will be asked again."];
    }
    if rows.iter().all(|(_, given)| given.right) {
        return "Nothing missed, and nothing guessed.".to_string();
    }
    "Nothing was sure and wrong: where you missed, you doubted.".to_string()
}

fn pace(rows: &[Row]) -> String {
    let seconds: u32 = rows.iter().map(|(_, given)| u32::from(given.took)).sum();
    let each = seconds / (rows.len().max(1) as u32);
    text![&cutover_study::time::stopwatch(each), " a question"]
}

/// What was missed while sure first, then the other misses, then the rest; each in the set's order.
fn list(app: App, rows: &[Row]) -> String {
    let mut rows: Vec<&Row> = rows.iter().collect();
    let rank = |(_, given): &Row| match (given.right, given.confidence) {
        (false, Confidence::Sure) => 0,
        (false, _) => 1,
        (true, Confidence::Guess) => 2,
        (true, _) => 3,
    };
    sort(&mut rows, |a, b| rank(a).cmp(&rank(b)));
    let mut out = String::new();
    for (at, given) in rows {
        let (symbol, class, word) = match (given.right, given.confidence) {
            (false, Confidence::Sure) => ("cx", "c-red", "sure and wrong"),
            (false, Confidence::Unsure) => ("cx", "c-red", "unsure and wrong"),
            (false, Confidence::Guess) => ("cx", "c-red", "guessed, wrong"),
            (true, Confidence::Guess) => ("tri", "c-amber", "lucky guess"),
            (true, Confidence::Unsure) => ("ci", "c-green", "unsure and right"),
            (true, Confidence::Sure) => ("ci", "c-green", "right"),
        };
        let head = app.course.question(*at);
        let topic = app.course.topic(at.topic);
        let fact = head.facts.first().map_or("", |&fact| app.course.fact(fact).id.as_str());
        out.push_str(&text![
            "<li>",
            &mark_markup(symbol),
            "<a href=\"#/topics/",
            &topic.id,
            "?at=",
            fact,
            "\">",
            &escape(&topic.title),
            "</a><span class=\"",
            class,
            "\">",
            word,
            "</span></li>",
        ]);
    }
    out
}

/// When the questions of the set return, in a sentence.
fn coming(app: App, rows: &[Row]) -> String {
    let now = app.now();
    let mut when: Vec<u16> = app.progress.with_untracked(|progress| {
        let due = |(at, _): &Row| {
            let id = &app.course.question(*at).id;
            let card = progress.question(app.course, *at).card;
            card.returns(&progress.context(now, id)).map(|(first, _)| first)
        };
        rows.iter().filter_map(due).collect()
    });
    sort(&mut when, |a, b| a.cmp(b));
    if when.is_empty() {
        return "None of these has to come back by itself. Their facts come as cards when they are due.".to_string();
    }
    let mut out = String::new();
    for same in when.chunk_by(|a, b| a == b) {
        let parts = [if out.is_empty() { "" } else { ", " }, &count(same.len(), "question"), " ", &days(same[0])];
        out.push_str(&parts.concat());
    }
    out.push('.');
    out
}

fn facts(app: App, rows: &[Row]) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for (at, _) in rows {
        for &fact in &app.course.question(*at).facts {
            let id = app.course.fact(fact).id.as_str();
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids.truncate(30);
    ids.join(",")
}
