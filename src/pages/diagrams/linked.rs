//! What the course says about a diagram: the facts that it shows, and the questions about them.

use crate::app::App;
use crate::parts::marks::spoken;
use crate::parts::words::escape;
use crate::shell::route::Route;
use cutover_bank::{FactIx, TopicIx};
use cutover_models::Spec;
use crate::ui::prelude::*;
use leptos::task::spawn_local;
use cutover_text::text;

/// The section at the end of a diagram's page.
pub fn linked(app: App, spec: &'static Spec) -> AnyView {
    let mut facts: Vec<FactIx> = Vec::new();
    for id in spec.facts {
        if let Some(at) = app.course.find_fact(id)
            && !facts.contains(&at)
        {
            facts.push(at);
        }
    }
    if facts.is_empty() {
        return ().into_any();
    }
    let rows = RwSignal::new(String::new());
    let shown = facts.clone();
    spawn_local(async move {
        let markup = rows_markup(app, &shown).await;
        let _ = rows.try_set(markup);
    });
    view! {
        <section class="sec" aria-labelledby="shows-h">
            <header><h2 id="shows-h">"What this shows"</h2>{practise(app, spec, &facts)}</header>
            <ul class="links shows" inner_html=rows></ul>
        </section>
    }
    .into_any()
}

/// Each fact's own question, with its mark, as a link to where it is taught.
async fn rows_markup(app: App, facts: &[FactIx]) -> String {
    let now = app.now();
    let mut out = String::new();
    for at in facts {
        let Ok(content) = app.topic(at.topic).await else {
            continue;
        };
        let Some(fact) = content.facts.get(usize::from(at.nth)) else {
            continue;
        };
        let topic = app.course.topic(at.topic);
        let place = text!["at=", &app.course.fact(*at).id];
        let href = Route::Topic(topic.id.clone(), place).href();
        let mark = app.progress.with_untracked(|p| p.card(app.course, *at).mark(now));
        out.push_str("<li>");
        out.push_str(&spoken(mark));
        out.push_str(" <a href=\"");
        out.push_str(&escape(&href));
        out.push_str("\">");
        out.push_str(&fact.ask.0);
        out.push_str("</a></li>");
    }
    out
}

/// The way to the questions that exercise these facts.
fn practise(app: App, spec: &'static Spec, facts: &[FactIx]) -> AnyView {
    let exam = app.exam();
    let mut topics: Vec<TopicIx> = facts.iter().map(|f| f.topic).collect();
    topics.dedup();
    let asks = topics.iter().any(|t| app.course.questions_of(*t, exam).next().is_some());
    let own = app.course.find_topic(spec.topic);
    let Some(topic) = own.or(topics.first().copied()).filter(|_| asks) else {
        return ().into_any();
    };
    let query = text!["topic=", &app.course.topic(topic).id, "&count=5"];
    let href = Route::Practice(query).href();
    view! { <a class="b" href=href>"Answer five questions about it"</a> }.into_any()
}
