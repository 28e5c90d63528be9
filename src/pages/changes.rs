//! Then and now: every fact that older material has otherwise, the newest change first.
//!
//! Heads and dates stand at once; what was and what is comes from the topics, which are decoded a
//! few at a time from the top, so that the page can be used meanwhile.

use super::topics::service_options;
use crate::app::App;
use crate::parts::dom::rewrite_address;
use crate::parts::fill::{fill, place};
use crate::parts::finder::damaged;
use crate::parts::icon::mark_markup;
use crate::parts::query::Query;
use crate::parts::sieve::sift;
use crate::parts::words::{count, escape, put};
use cutover_bank::{Change, Exam, Fact, FactIx, ServiceIx};
use cutover_study::course::domain_of;
use crate::ui::prelude::*;

/// `#/changes`.
pub fn changes(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let Some(reference) = app.reference() else {
        return damaged("Then and now");
    };
    let all: &'static [Change] = &reference.changes;
    let exam = app.progress.with_untracked(|p| p.exam());
    let domain = RwSignal::new(query.get("domain").unwrap_or_default().to_string());
    let service = RwSignal::new(query.get("service").unwrap_or_default().to_string());
    let root = NodeRef::<leptos::html::Div>::new();
    let shown = RwSignal::new(all.len());
    Effect::new(move |before: Option<()>| {
        let (domain, service) = (domain.get(), service.get());
        let Some(root) = root.get() else { return };
        let filed = app.course.services.iter().position(|s| s.id == service).map(|at| ServiceIx(at as u16));
        shown.set(sift(&root, |nth, _| passes(app, exam, all[nth].fact, &domain, filed)));
        if before.is_some() {
            let text = Query::default().with("domain", &domain).with("service", &service).text();
            rewrite_address(&["#/changes", if text.is_empty() { "" } else { "?" }, &text].concat());
        } else {
            fill(app, all.iter().map(|change| change.fact).collect(), 0, both);
        }
    });
    let found = move || match shown.get() {
        0 => "Nothing has changed there. ".to_string(),
        n if n == all.len() => [&count(n, "change"), ", the newest first."].concat(),
        n => [&n.to_string(), " of ", &count(all.len(), "change"), "."].concat(),
    };
    let list = parts(app, all);
    let domains = move || domain_options(app, exam, &domain.get());
    let services = move || service_options(app, &service.get());
    view! {
        <main id="main" class="find-page">
            <h1>"Then and now"</h1>
            <p class="sub">"What older courses, books and DOP-C01 have otherwise, beside what AWS documents today."</p>
            <div class="topics-head chf">
                <label>
                    <span>"Domain"</span>
                    <select on:change=move |event| domain.set(event_target_value(&event)) inner_html=domains></select>
                </label>
                <label>
                    <span>"Service"</span>
                    <select on:change=move |event| service.set(event_target_value(&event)) inner_html=services></select>
                </label>
            </div>
            <p class="cap found" role="status">{found}</p>
            <div class="chs" node_ref=root inner_html=list></div>
        </main>
    }
    .into_any()
}

fn passes(app: App, exam: Exam, fact: FactIx, domain: &str, service: Option<ServiceIx>) -> bool {
    let topic = app.course.topic(fact.topic);
    (domain.is_empty() || domain == domain_of(topic, exam).to_string())
        && service.is_none_or(|service| topic.services.contains(&service))
}

fn domain_options(app: App, exam: Exam, chosen: &str) -> String {
    let mut out = String::from("<option value=\"\">All domains</option>");
    for domain in app.course.blueprint(exam).map_or(&[][..], |b| &b.domains) {
        let number = domain.number.to_string();
        let mark = if number == chosen { "\" selected>" } else { "\">" };
        put(&mut out, &["<option value=\"", &number, mark, &escape(&domain.title), "</option>"]);
    }
    out
}

/// A part for each year, and one for what has no date.
fn parts(app: App, all: &[Change]) -> String {
    let mut out = String::new();
    let mut last = None;
    for (nth, change) in all.iter().enumerate() {
        let year = change.when.get(..4).unwrap_or_default();
        if last != Some(year) {
            let end = if last.is_some() { "</ul></section>" } else { "" };
            let title = if year.is_empty() { "Simplified by older material" } else { year };
            put(&mut out, &[end, "<section class=\"sec\"><header><h2>", title, "</h2></header><ul class=\"chl\">"]);
            last = Some(year);
        }
        let topic = app.course.topic(change.fact.topic);
        let month = month(&change.when);
        put(&mut out, &[
            "<li id=\"",
            &place(nth),
            "\"><h3><a href=\"#/topics/",
            &topic.id,
            "?at=",
            &app.course.fact(change.fact).id,
            "\">",
            &escape(&topic.title),
            "</a> <span class=\"cap\">",
            month,
            "</span></h3></li>",
        ]);
    }
    if last.is_some() {
        out.push_str("</ul></section>");
    }
    out
}

/// The month of a date; nothing where it has a year alone.
fn month(when: &str) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    let number = when.get(5..).and_then(|month| month.parse::<usize>().ok());
    number.and_then(|month| MONTHS.get(month.wrapping_sub(1))).copied().unwrap_or_default()
}

/// What is asked, and both states side by side.
fn both(fact: &Fact) -> String {
    [
        "<p class=\"q\">",
        &fact.ask.0,
        "</p><div class=\"tn\"><div class=\"then\"><h4 class=\"key\">",
        &mark_markup("sq"),
        " Then</h4><p>",
        fact.then.as_ref().map_or("", |then| &then.0),
        "</p></div><div class=\"now\"><h4 class=\"key\">",
        &mark_markup("ci"),
        " Now</h4><p><b>",
        &fact.answer.0,
        ".</b> ",
        &fact.text.0,
        "</p></div></div>",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_have_no_month() {
        for (when, name) in [("2025-03", "March"), ("2025-12", "December"), ("2025", ""), ("", ""), ("2025-00", "")] {
            assert_eq!(month(when), name, "{when}");
        }
    }
}
