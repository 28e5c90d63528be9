//! A service in short: what it is for, what is asked, how it fails, what it is confused with, and
//! where the course says more. Links and words alone, so most of it is markup.

use super::services::href;
use super::topic::margin::official;
use super::topic::unknown;
use crate::app::App;
use crate::parts::fill::{fill, place};
use crate::parts::finder::{damaged, link};
use crate::parts::words::{count, put};
use cutover_bank::{Fact, FactIx, Html, ServiceIx, ServiceSheet};
use crate::ui::prelude::*;
use std::time::Duration;

/// How many topics are listed.
const SHOWN: usize = 6;

/// `#/services/<id>`.
pub fn service(id: &str) -> AnyView {
    let app = App::get();
    let Some(at) = app.course.find_service(id) else {
        return unknown("service", id, "#/services", "All services");
    };
    let service = &app.course.services[usize::from(at.0)];
    let Some(reference) = app.reference() else {
        return damaged(&service.name);
    };
    let sheet = reference.sheet(at);
    let also = service.aliases.join(", ");
    let body = sheet.map_or_else(|| own_topic(app, at), |sheet| body(app, sheet));
    if let Some(sheet) = sheet {
        // The first paint does not wait for topics.
        set_timeout(move || fill(app, sheet.facts.as_slice().into(), 0, taught), Duration::ZERO);
    }
    let exam = app.progress.with_untracked(|p| p.exam());
    let asked = app.course.topics.iter().flat_map(|topic| &topic.questions);
    let practised = asked.filter(|q| q.services.contains(&at) && q.practised_for(exam)).count();
    let practice = ["#/practice?service=", &service.id].concat();
    let pages = sheet.map_or_else(String::new, |sheet| official(sheet.docs.iter().map(String::as_str)));
    let margin = [topics(app, at), pages].concat();
    view! {
        <main id="main">
            <div class="split tp">
                <article>
                    <h1>{service.name.as_str()}</h1>
                    <p class="cap">{also}</p>
                    <div class="sv" inner_html=body></div>
                    <div class="topic-go">
                        {(practised > 0).then(|| view! {
                            <a class="b p" href=practice>{["Practise its ", &count(practised, "question")].concat()}</a>
                        })}
                        <a class="b" href="#/services">"All services"</a>
                    </div>
                </article>
                <aside class="aside" aria-label="About this service" inner_html=margin></aside>
            </div>
        </main>
    }
    .into_any()
}

/// The way to the topic that is the service's sheet.
fn own_topic(app: App, at: ServiceIx) -> String {
    let Some(topic) = app.course.topic_of(at) else { return String::new() };
    let title = &app.course.topic(topic).title;
    ["<p class=\"lead\">A topic teaches it: ", &link(&href(app, at), title), ".</p>"].concat()
}

fn part(out: &mut String, title: &str, inside: &str) {
    put(out, &["<section class=\"sec\"><header><h2>", title, "</h2></header>", inside, "</section>"]);
}

/// Rows of a name and what there is to it.
fn rows(rows: &[[String; 2]]) -> String {
    let mut out = String::from("<div class=\"gls\"><dl>");
    for [name, text] in rows {
        put(&mut out, &["<div><dt>", name, "</dt><dd>", text, "</dd></div>"]);
    }
    out.push_str("</dl></div>");
    out
}

fn body(app: App, sheet: &ServiceSheet) -> String {
    let mut out = ["<p class=\"lead\">", &sheet.what.0, "</p>"].concat();
    let list = |all: &[Html]| {
        let mut out = String::from("<div class=\"prose\"><ul>");
        for text in all {
            put(&mut out, &["<li>", &text.0, "</li>"]);
        }
        out.push_str("</ul></div>");
        out
    };
    part(&mut out, "What is asked", &list(&sheet.asked));
    part(&mut out, "How it fails", &list(&sheet.fails));
    let confused = sheet.confused.iter().map(|(other, how)| {
        let name = &app.course.services[usize::from(other.0)].name;
        [link(&href(app, *other), name), how.0.clone()]
    });
    part(&mut out, "Confused with", &rows(&confused.collect::<Vec<_>>()));
    if !sheet.facts.is_empty() {
        part(&mut out, "What the course teaches of it", &rows(&facts(app, &sheet.facts)));
    }
    out
}

/// A row for each topic, with places for its facts; the link leads to the first of them.
fn facts(app: App, all: &[FactIx]) -> Vec<[String; 2]> {
    let mut rows: Vec<[String; 2]> = Vec::new();
    let mut last = None;
    for (nth, at) in all.iter().enumerate() {
        if last != Some(at.topic) {
            last = Some(at.topic);
            let topic = app.course.topic(at.topic);
            let href = ["#/topics/", &topic.id, "?at=", &app.course.fact(*at).id].concat();
            rows.push([link(&href, &topic.title), String::new()]);
        }
        if let Some([_, text]) = rows.last_mut() {
            put(text, &["<p id=\"", &place(nth), "\"></p>"]);
        }
    }
    rows
}

/// A fact once its topic has been read.
fn taught(fact: &Fact) -> String {
    [&fact.ask.0, " <b>", &fact.answer.0, "</b>"].concat()
}

/// The topics of the exam that are filed under the service.
fn topics(app: App, at: ServiceIx) -> String {
    let exam = app.progress.with_untracked(|p| p.exam());
    let all = || app.course.topics.iter().filter(|topic| topic.services.contains(&at) && topic.era.serves(exam));
    let mut out = String::new();
    for topic in all().take(SHOWN) {
        let link = link(&["#/topics/", &topic.id].concat(), &topic.title);
        put(&mut out, &["<li>", &link, "</li>"]);
    }
    let number = all().count();
    if number > SHOWN {
        let id = &app.course.services[usize::from(at.0)].id;
        let all = link(&["#/topics?service=", id].concat(), &["All ", &number.to_string(), " topics"].concat());
        put(&mut out, &["<li>", &all, "</li>"]);
    }
    if out.is_empty() {
        return out;
    }
    ["<section><h2>Topics with it</h2><ul class=\"links\">", &out, "</ul></section>"].concat()
}
