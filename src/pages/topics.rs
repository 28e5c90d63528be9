//! The course: its domains with their topics, filtered by service and by what is blue, green or due.

mod row;

use super::services::href;
use crate::app::App;
use crate::parts::bar::{bar, span_words};
use crate::parts::dom::rewrite_address;
use crate::parts::icon::mark_markup;
use crate::parts::query::Query;
use crate::parts::words::{count, escape, put};
use cutover_bank::{Exam, ServiceIx, TopicHead};
use cutover_study::course::domain_of;
use cutover_study::readiness::{Span, readiness, topic_readiness};
use crate::ui::prelude::*;
use row::{Row, row_markup};

/// Filters by mark, as the query says them and in words.
const MARKS: [(&str, &str, &str); 5] = [
    ("", "", "All"),
    ("blue", "sq", "Blue"),
    ("due", "tri", "Due"),
    ("green", "ci", "Green"),
    ("new", "ho", "Not begun"),
];

/// A part of the course: a domain, or what stands apart.
struct Part {
    title: String,
    /// "22% of the exam".
    share: String,
    span: Option<Span>,
    domain: u8,
    asked: bool,
}

/// `#/topics`.
pub fn topics(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let exam = app.progress.with_untracked(|p| p.exam());
    let service = RwSignal::new(query.get("service").unwrap_or_default().to_string());
    let mark = RwSignal::new(query.get("mark").unwrap_or_default().to_string());
    Effect::new(move |before: Option<()>| {
        let text = Query::default().with("service", &service.get()).with("mark", &mark.get()).text();
        if before.is_some() {
            rewrite_address(&["#/topics", if text.is_empty() { "" } else { "?" }, &text].concat());
        }
    });
    let all = StoredValue::new(rows(app, exam));
    let chosen = Memo::new(move |_| {
        let id = service.get();
        let at = app.course.services.iter().position(|s| s.id == id)?;
        Some(ServiceIx(at as u16))
    });
    let shown = Memo::new(move |_| {
        all.with_value(|rows| rows.iter().filter(|row| row.passes(chosen.get(), &mark.get())).count())
    });
    let total = all.with_value(Vec::len);
    let blueprint = app.course.blueprint(exam);
    let code = blueprint.map_or(String::new(), |b| b.code.clone());
    let parts: Vec<AnyView> =
        parts(app, exam).into_iter().map(|part| section(part, all, chosen, mark)).collect();
    let found = move || match shown.get() {
        0 => "No topic fits. ".to_string(),
        n if n == total => [&count(n, "topic"), " in the order of the course."].concat(),
        n => [&n.to_string(), " of ", &count(total, "topic"), "."].concat(),
    };
    let clear = move |_| {
        service.set(String::new());
        mark.set(String::new());
        crate::parts::dom::focus_soon("by-service");
    };
    let sheet = move || {
        chosen.get().map(|at| {
            let name = ["Sheet of ", &app.course.services[usize::from(at.0)].name].concat();
            view! { <p class="refs"><a href=href(app, at)>{name}</a></p> }
        })
    };
    let options = move || service_options(app, &service.get());
    view! {
        <main id="main">
            <h1>"Topics"</h1>
            <p class="sub">"The whole of " {code} ", domain by domain. Green is what you have, blue what you have not."</p>
            <div class="topics-head">
                <label>
                    <span>"Service"</span>
                    <select id="by-service" on:change=move |event| service.set(event_target_value(&event)) inner_html=options></select>
                </label>
                {mark_chips(mark)}
            </div>
            <p class="cap found" role="status">{found}</p>
            {move || (shown.get() == 0).then(|| view! {
                <p class="none"><button class="b" type="button" on:click=clear>"Show all topics"</button></p>
            })}
            {sheet}
            {parts}
            <p class="none refs">
                <a href="#/confusions">"Confusions"</a>
                <a href="#/glossary">"Glossary"</a>
                <a href="#/changes">"Then and now"</a>
                <a href="#/services">"Services"</a>
                <a href="#/diagrams">"All diagrams"</a>
            </p>
        </main>
    }
    .into_any()
}

fn mark_chips(mark: RwSignal<String>) -> AnyView {
    let chips: Vec<AnyView> = MARKS
        .iter()
        .map(|&(key, symbol, word)| {
            let picture = if symbol.is_empty() { String::new() } else { [&mark_markup(symbol), " "].concat() };
            let pressed = move || if mark.get() == key { "true" } else { "false" };
            view! {
                <button
                    class="b"
                    type="button"
                    aria-pressed=pressed
                    on:click=move |_| mark.set(key.to_string())
                    inner_html=[&picture, word].concat()
                ></button>
            }
            .into_any()
        })
        .collect();
    view! { <div class="chips" role="group" aria-label="Show">{chips}</div> }.into_any()
}

fn rows(app: App, exam: Exam) -> Vec<Row> {
    let now = app.now();
    app.progress.with_untracked(|progress| {
        let row = |(at, head)| {
            let head: &'static TopicHead = head;
            let asked = head.era.serves(exam);
            let (_, tally) = topic_readiness(app.course, progress, at, exam, now);
            Row { head, tally, domain: domain_of(head, exam), asked }
        };
        app.course.each_topic().map(row).collect()
    })
}

/// What is about the exam itself, the domains of the blueprint, and what only the other exam asks.
fn parts(app: App, exam: Exam) -> Vec<Part> {
    let now = app.now();
    let ready = app.progress.with_untracked(|progress| readiness(app.course, progress, exam, now));
    let apart = |title: &str, domain, asked| Part {
        title: title.to_string(),
        share: String::new(),
        span: None,
        domain,
        asked,
    };
    let mut parts = vec![apart("The exam", 0, true)];
    for domain in app.course.blueprint(exam).map_or(&[][..], |b| &b.domains) {
        parts.push(Part {
            title: domain.title.clone(),
            share: [&domain.weight.to_string(), "% of the exam"].concat(),
            span: ready.domains.iter().find(|d| d.number == domain.number).map(|d| d.span),
            domain: domain.number,
            asked: true,
        });
    }
    let other = if exam == Exam::C02 { "Only in DOP-C01" } else { "Only in DOP-C02" };
    parts.push(apart(other, u8::MAX, false));
    parts
}

/// A part with its topics; nothing where the filter leaves none. The rows are made once, and the
/// filter hides those that it leaves out.
fn section(
    part: Part,
    all: StoredValue<Vec<Row>>,
    service: Memo<Option<ServiceIx>>,
    mark: RwSignal<String>,
) -> AnyView {
    let Part { title, share, span, domain, asked } = part;
    let here = move |row: &&Row| if asked { row.asked && row.domain == domain } else { !row.asked };
    let mut list = String::new();
    all.with_value(|rows| rows.iter().filter(here).for_each(|row| row_markup(&mut list, row)));
    if list.is_empty() {
        return ().into_any();
    }
    let rows = NodeRef::<leptos::html::Ul>::new();
    let any = RwSignal::new(true);
    Effect::new(move |_| {
        let (service, mark) = (service.get(), mark.get());
        let mut item = rows.get().and_then(|list| list.first_element_child());
        let mut shown = false;
        all.with_value(|all| {
            for row in all.iter().filter(here) {
                let Some(element) = item.take() else { break };
                let passes = row.passes(service, &mark);
                shown |= passes;
                let _ = element.toggle_attribute_with_force("hidden", !passes);
                item = element.next_element_sibling();
            }
        });
        any.set(shown);
    });
    let figures = span.map_or_else(String::new, |span| [&span_words(span), "% green"].concat());
    let picture = span.map(|span| bar(&title, span));
    view! {
        <section class="sec dm" hidden=move || !any.get()>
            <header>
                <h2>{title} " " <span class="cap">{share}</span></h2>
                <span class="cap num">{figures}</span>
            </header>
            {picture}
            <ul class="tl" node_ref=rows inner_html=list></ul>
        </section>
    }
    .into_any()
}

/// The services that topics are filed under, as markup of options.
pub(super) fn service_options(app: App, chosen: &str) -> String {
    let mut out = String::from("<option value=\"\">All services</option>");
    let used = |at: usize| {
        let at = ServiceIx(at as u16);
        app.course.topics.iter().any(|head| head.services.contains(&at))
    };
    for (_, service) in app.course.services.iter().enumerate().filter(|(at, _)| used(*at)) {
        let mark = if service.id == chosen { "\" selected>" } else { "\">" };
        put(&mut out, &["<option value=\"", &service.id, mark, &escape(&service.name), "</option>"]);
    }
    out
}
