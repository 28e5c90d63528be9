//! One topic: notes, diagram, facts, cues, then and now, self-check, and what belongs to it.

mod check;
mod facts;
pub mod margin;

use crate::app::App;
use crate::parts::bar::bar;
use crate::parts::dom::go_to;
use crate::parts::icon::{icon_small, mark};
use crate::parts::marks::of_tally;
use crate::parts::query::Query;
use crate::parts::words::{escape, put};
use crate::shell::places;
use crate::shell::route::Route;
use cutover_bank::{Exam, TopicContent, TopicHead, TopicIx};
use cutover_models::{Size, State};
use cutover_study::course::domain_of;
use cutover_study::event::Body;
use cutover_study::readiness::topic_readiness;
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Everything the page needs to know of its topic.
#[derive(Clone)]
pub struct Open {
    /// The app.
    pub app: App,
    /// The topic.
    pub at: TopicIx,
    /// Its head.
    pub head: &'static TopicHead,
    /// Its prose.
    pub content: Rc<TopicContent>,
    /// The exam studied for.
    pub exam: Exam,
}

/// `#/topics/<id>`.
pub fn topic(id: &str, query: &str) -> AnyView {
    let app = App::get();
    let Some(at) = app.course.find_topic(id) else {
        return unknown("topic", id, "#/topics", "All topics");
    };
    let target = Query::parse(query).get("at").map(str::to_string);
    let open = RwSignal::new_local(None::<Result<Open, String>>);
    spawn_local(async move {
        let exam = app.progress.with_untracked(|p| p.exam());
        let loaded = app.topic(at).await.map(|content| Open { app, at, head: app.course.topic(at), content, exam });
        let fine = loaded.is_ok();
        if open.try_set(Some(loaded)).is_none() && fine {
            note_reading(app, at);
            if let Some(target) = target {
                request_animation_frame(move || go_to(&place_of(app, at, &target), true));
            }
        }
    });
    let title = app.course.topic(at).title.clone();
    view! {
        <main id="main">
            {move || open.with(|open| match open {
                None => view! { <h1>{title.clone()}</h1> }.into_any(),
                Some(Ok(open)) => page(open),
                Some(Err(problem)) => damaged(&title, problem),
            })}
        </main>
    }
    .into_any()
}

/// Writes down that the topic is read; turning back to it within two minutes is the same reading.
fn note_reading(app: App, at: TopicIx) {
    let before = app.progress.with_untracked(|progress| progress.topic(at).read);
    if before.is_none_or(|read| app.at().0 - read.0 > 120_000) {
        app.record(Body::Read { topic: app.course.topic(at).id.clone() });
    }
}

/// The element that `at=` names: a heading of the notes, or a fact.
fn place_of(app: App, at: TopicIx, target: &str) -> String {
    match app.course.find_fact(target) {
        Some(fact) if fact.topic == at => facts::anchor(usize::from(fact.nth)),
        _ => target.to_string(),
    }
}

fn page(open: &Open) -> AnyView {
    let content = &open.content;
    let head = open.head;
    view! {
        <div class="split tp">
            <article>
                {heading(open)}
                <p class="lead" inner_html=content.lead.0.clone()></p>
                {picture(head)}
                <div class="prose notes" inner_html=content.notes.0.clone()></div>
                {facts::sections(open)}
                {check::section(open)}
                {further(open)}
            </article>
            <aside class="aside" aria-label="About this topic" inner_html=margin::margin(open) on:click=jump></aside>
        </div>
    }
    .into_any()
}

/// A link to a place of this page moves there without loading the page again.
fn jump(event: leptos::ev::MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|element| element.closest("a[data-at]").ok().flatten());
    let Some(link) = link else { return };
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    event.prevent_default();
    places::step(&link.get_attribute("href").unwrap_or_default());
    go_to(&link.get_attribute("data-at").unwrap_or_default(), false);
}

fn heading(open: &Open) -> AnyView {
    let Open { app, at, head, exam, .. } = *open;
    let now = app.now();
    let (span, tally) =
        app.progress.with_untracked(|progress| topic_readiness(app.course, progress, at, exam, now));
    let number = domain_of(head, exam);
    let domains = app.course.blueprint(exam).map_or(&[][..], |b| &b.domains);
    let domain = domains.iter().find(|d| d.number == number).map(|d| d.title.clone());
    let other = if exam == Exam::C02 { "Only in DOP-C01" } else { "Only in DOP-C02" };
    let place = if head.era.serves(exam) { domain } else { Some(other.to_string()) };
    let facts = (tally.all > 0).then(|| {
        let words = [" ", &tally.green.to_string(), " of ", &tally.all.to_string(), " facts green"].concat();
        view! { <span class="key">{mark(of_tally(tally))} {words}</span> }
    });
    view! {
        <header>
            <h1>{head.title.clone()}</h1>
            <p class="meta cap">
                <span>{head.minutes.to_string()} " min"</span>
                {place.map(|place| view! { <span>{place}</span> })}
                {facts}
            </p>
            {(tally.all > 0).then(|| bar("This topic", span))}
        </header>
    }
    .into_any()
}

/// The diagram as it stands at its start, with the way to it.
fn picture(head: &TopicHead) -> AnyView {
    let Some(diagram) = head.diagram.as_deref().and_then(cutover_models::by_name) else {
        return ().into_any();
    };
    let spec = diagram.spec();
    let state = State::start(spec);
    let both = [diagram.picture(&state, Size::Wide), diagram.picture(&state, Size::Narrow)].concat();
    let href = Route::Diagram(spec.name.to_string(), String::new()).href();
    let invite = if spec.clock.is_some() { "Step through it" } else { "Move it yourself" };
    view! {
        <figure class="fig">
            <div inner_html=both></div>
            <figcaption class="row end">
                <span class="cap">{spec.title}</span>
                <a class="b" href=href>{icon_small("diagram")} {invite}</a>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// What to do with the topic, and its neighbours in the course.
fn further(open: &Open) -> AnyView {
    let Open { app, at, head, exam, .. } = *open;
    let asks = app.course.questions_of(at, exam).next().is_some();
    let cards = app.course.facts_of(at, exam).next().is_some();
    let practice = ["#/practice?topic=", &head.id].concat();
    let review = ["#/cards?topic=", &head.id].concat();
    view! {
        <div class="topic-go">
            {asks.then(|| view! { <a class="b p" href=practice>"Practise this topic"</a> })}
            {cards.then(|| view! { <a class="b" href=review>"Review its cards"</a> })}
        </div>
        <nav class="pn" aria-label="Neighbouring topics" inner_html=neighbours(app, at, exam)></nav>
    }
    .into_any()
}

fn neighbours(app: App, at: TopicIx, exam: Exam) -> String {
    let all = &app.course.topics;
    let here = usize::from(at.0);
    let before = all[..here].iter().rev().find(|head| head.era.serves(exam));
    let after = all[here + 1..].iter().find(|head| head.era.serves(exam));
    let mut out = String::new();
    for (head, class, word) in [(before, "bef", "Before this"), (after, "aft", "After this")] {
        if let Some(head) = head {
            put(&mut out, &[
                "<a class=\"",
                class,
                "\" href=\"#/topics/",
                &head.id,
                "\"><span class=\"cap\">",
                word,
                "</span>",
                &escape(&head.title),
                "</a>",
            ]);
        }
    }
    out
}

fn damaged(title: &str, problem: &str) -> AnyView {
    let (title, problem) = (title.to_string(), problem.to_string());
    view! {
        <div class="blank">
            <h1>{title}</h1>
            <p>{problem}</p>
            <div class="row"><a class="b" href="#/topics">"All topics"</a></div>
        </div>
    }
    .into_any()
}

/// No such thing: an old link, or a slip in the address.
pub fn unknown(what: &'static str, id: &str, all: &'static str, name: &'static str) -> AnyView {
    let id = id.to_string();
    view! {
        <main id="main" class="blank">
            <h1>"No such " {what}</h1>
            <p>"The course has no " {what} " " <code>{id}</code> ". It may have been renamed since the link was made."</p>
            <div class="row">
                <a class="b p" href=all>{name}</a>
                <a class="b" href="#/search">"Search"</a>
            </div>
        </main>
    }
    .into_any()
}
