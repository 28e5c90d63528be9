//! The glossary: every term and abbreviation, in alphabetical order.

use crate::app::App;
use crate::parts::finder::{Entry, Finder, damaged, finder, lettered, link};
use crate::parts::query::Query;
use crate::parts::words::{count, escape};
use crate::ui::prelude::*;

/// `#/glossary`.
pub fn glossary(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let Some(reference) = app.reference() else {
        return damaged("Glossary");
    };
    let terms = reference.terms.iter().enumerate().map(|(nth, term)| {
        let mut text = term.text.0.clone();
        if let Some(at) = term.topic {
            let topic = app.course.topic(at);
            text.push(' ');
            text.push_str(&link(&["#/topics/", &topic.id].concat(), &topic.title));
        }
        Entry { id: anchor(nth), by: &term.term, name: escape(&term.term), also: &term.also, text }
    });
    let list = lettered(&terms.collect::<Vec<_>>());
    let all = reference.terms.len();
    let says = Finder {
        title: "Glossary",
        sub: "Terms and abbreviations as the course uses them. Notes link here where they first use one.",
        label: "Filter the terms",
        hint: "Filter, such as RPO",
        path: "#/glossary",
        class: "gls",
        one: "term",
        whole: [&count(all, "term"), " in alphabetical order."].concat(),
        none: "No term fits. The search at the top looks through the whole course.",
    };
    let at = query.get("at").and_then(|at| reference.term_at(at));
    finder(says, &query, all, list, at.map(anchor))
}

fn anchor(nth: usize) -> String {
    ["gl-", &nth.to_string()].concat()
}
