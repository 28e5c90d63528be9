//! The glossary: every term and abbreviation, in alphabetical order.

use super::confusions::{damaged, shown};
use crate::app::App;
use crate::parts::dom::go_to;
use crate::parts::query::Query;
use crate::parts::words::{count, escape};
use cutover_bank::Term;
use crate::ui::prelude::*;

/// `#/glossary`.
pub fn glossary(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let Some(reference) = app.reference() else {
        return damaged("Glossary");
    };
    let all = &reference.terms;
    let typed = RwSignal::new(query.get("q").unwrap_or_default().to_string());
    let root = NodeRef::<leptos::html::Div>::new();
    let shown = shown(root, typed, "#/glossary", all.len());
    if let Some(nth) = query.get("at").and_then(|at| reference.term_at(at)) {
        let id = anchor(nth);
        request_animation_frame(move || go_to(&id, true));
    }
    let found = move || match shown.get() {
        0 => "No term fits. The search at the top looks through the whole course.".to_string(),
        n if n == all.len() => [&count(n, "term"), " in alphabetical order."].concat(),
        n => [&n.to_string(), " of ", &count(all.len(), "term"), "."].concat(),
    };
    let list = letters(app, all);
    view! {
        <main id="main" class="find-page">
            <h1>"Glossary"</h1>
            <p class="sub">"Terms and abbreviations as the course uses them. Notes link here where they first use one."</p>
            <label class="vh" for="find">"Filter the terms"</label>
            <input
                id="find"
                type="search"
                placeholder="Filter, such as RPO"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                autocomplete="off"
                spellcheck="false"
            />
            <p class="cap" role="status">{found}</p>
            <div class="gls" node_ref=root inner_html=list></div>
        </main>
    }
    .into_any()
}

fn anchor(nth: usize) -> String {
    ["gl-", &nth.to_string()].concat()
}

/// What a term is filed under: its first letter, or "0–9".
fn letter(term: &Term) -> String {
    match term.term.chars().find(char::is_ascii_alphanumeric) {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string(),
        _ => "0–9".to_string(),
    }
}

/// A part for each letter that begins a term.
fn letters(app: App, all: &[Term]) -> String {
    let mut out = String::new();
    let mut last = String::new();
    for (nth, term) in all.iter().enumerate() {
        let letter = letter(term);
        if letter != last {
            let end = if last.is_empty() { "" } else { "</dl></section>" };
            for piece in [end, "<section class=\"sec\"><header><h2>", &letter, "</h2></header><dl>"] {
                out.push_str(piece);
            }
            last = letter;
        }
        term_markup(&mut out, app, nth, term);
    }
    if !last.is_empty() {
        out.push_str("</dl></section>");
    }
    out
}

fn term_markup(out: &mut String, app: App, nth: usize, term: &Term) {
    for piece in ["<div id=\"", &anchor(nth), "\"><dt>", &escape(&term.term)] {
        out.push_str(piece);
    }
    if !term.also.is_empty() {
        out.push_str(&[" <span class=\"cap\">", &escape(&term.also.join(", ")), "</span>"].concat());
    }
    out.push_str("</dt><dd>");
    out.push_str(&term.text.0);
    if let Some(at) = term.topic {
        let topic = app.course.topic(at);
        for piece in [" <a href=\"#/topics/", &topic.id, "\">", &escape(&topic.title), "</a>"] {
            out.push_str(piece);
        }
    }
    out.push_str("</dd></div>");
}
