//! What gets mixed up: pairs and triples by domain, each with the sentence that decides.

use crate::app::App;
use crate::parts::finder::{Finder, damaged, finder};
use crate::parts::query::Query;
use crate::parts::words::{escape, put};
use cutover_bank::{Confusion, Exam, QuestionIx};
use cutover_study::course::domain_of;
use cutover_study::session::filter::{Filter, Request};
use crate::ui::prelude::*;

/// `#/confusions`.
pub fn confusions(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let Some(reference) = app.reference() else {
        return damaged("Confusions");
    };
    let all = &reference.confusions;
    let exam = app.progress.with_untracked(|p| p.exam());
    let says = Finder {
        title: "Confusions",
        sub: "Things that the exam sets side by side, and the question that tells them apart.",
        label: "Filter the confusions",
        hint: "Filter, such as canary",
        path: "#/confusions",
        class: "cfs",
        one: "confusion",
        whole: [&all.len().to_string(), " pairs and triples, by domain."].concat(),
        none: "Nothing fits. Try fewer letters.",
    };
    finder(says, &query, all.len(), parts(app, exam, all), query.get("at").map(anchor))
}

/// The address of a confusion.
pub fn href(confusion: &Confusion) -> String {
    ["#/confusions?at=", &confusion.id].concat()
}

fn anchor(id: &str) -> String {
    ["cf-", id].concat()
}

/// The domains of the exam with their confusions, then what only the other exam asks.
fn parts(app: App, exam: Exam, all: &[Confusion]) -> String {
    let asked = |c: &Confusion| c.sides.iter().any(|side| app.course.topic(side.topic).era.serves(exam));
    let domain = |c: &Confusion| c.sides.first().map_or(0, |side| domain_of(app.course.topic(side.topic), exam));
    let mut out = String::new();
    let mut part = |title: &str, here: &dyn Fn(&Confusion) -> bool| {
        let mut rows = String::new();
        all.iter().filter(|c| here(c)).for_each(|c| confusion_markup(&mut rows, app, exam, c));
        if !rows.is_empty() {
            put(&mut out, &["<section class=\"sec\"><header><h2>", title, "</h2></header><div>", &rows, "</div></section>"]);
        }
    };
    let domains = app.course.blueprint(exam).map_or(&[][..], |b| &b.domains);
    part("The exam", &|c| asked(c) && domain(c) == 0);
    for own in domains {
        part(&escape(&own.title), &|c| asked(c) && domain(c) == own.number);
    }
    part(if exam == Exam::C02 { "Only in DOP-C01" } else { "Only in DOP-C02" }, &|c| !asked(c));
    out
}

/// The title, the sentence that decides, a column for each side, and the way to practise them.
fn confusion_markup(out: &mut String, app: App, exam: Exam, confusion: &Confusion) {
    let many = confusion.sides.len() > 2;
    put(out, &[
        "<article class=\"cf\" id=\"",
        &anchor(&confusion.id),
        "\"><h3>",
        &escape(&confusion.title),
        "</h3><p class=\"tells\">",
        &confusion.tells.0,
        "</p><ul class=\"sides",
        if many { " three" } else { "" },
        "\">",
    ]);
    for side in &confusion.sides {
        let topic = app.course.topic(side.topic);
        put(out, &[
            "<li><h4>",
            &escape(&side.name),
            "</h4><p><span class=\"cap\">Take it when</span> ",
            &side.take.0,
            "</p><a href=\"#/topics/",
            &topic.id,
            "\">",
            &escape(&topic.title),
            "</a></li>",
        ]);
    }
    out.push_str("</ul>");
    if let Some(href) = practice(app, exam, confusion) {
        let words = if many { "Practise all sides" } else { "Practise both sides" };
        out.push_str(&["<a class=\"b\" href=\"", &href, "\">", words, "</a>"].concat());
    }
    out.push_str("</article>");
}

/// A set of the questions of all sides that the exam has; none without questions.
fn practice(app: App, exam: Exam, confusion: &Confusion) -> Option<String> {
    let mut questions: Vec<QuestionIx> = Vec::new();
    for &at in confusion.sides.iter().flat_map(|side| &side.questions) {
        if !questions.contains(&at) && app.course.question(at).practised_for(exam) {
            questions.push(at);
        }
    }
    let count = questions.len() as u16;
    let request = Request { filter: Filter { questions, ..Filter::default() }, count, seed: None };
    (count > 0).then(|| ["#/practice?", &request.query(app.course)].concat())
}
