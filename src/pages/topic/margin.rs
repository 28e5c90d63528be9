//! The margin of a topic: its parts, what it serves, its cards, its official pages. Links and
//! words alone, so it is markup.

use super::{Open, check, facts};
use crate::pages::confusions;
use crate::parts::icon::mark_markup;
use crate::parts::marks::symbol;
use crate::parts::words::{escape, page_name, put};
use cutover_bank::order::sort;
use cutover_bank::FactIx;
use cutover_study::card::Card;
use cutover_study::event::Day;

/// How many cards and pages are listed.
const SHOWN: usize = 4;

/// All of the margin.
pub fn margin(open: &Open) -> String {
    [contents(open), serves(open), confused(open), cards(open), pages(open)].concat()
}

fn contents(open: &Open) -> String {
    let (table, cues, changed) = facts::has(open);
    let mut out = String::from("<section class=\"t1\"><h2>On this page</h2><ul class=\"links toc\">");
    let mut place = |anchor: &str, name: &str| {
        put(&mut out, &[
            "<li><a href=\"#/topics/",
            &open.head.id,
            "?at=",
            anchor,
            "\" data-at=\"",
            anchor,
            "\">",
            name,
            "</a></li>",
        ]);
    };
    for (anchor, name) in &open.content.headings {
        place(anchor, &name.0);
    }
    let own = [
        (table, "key-facts", "Key facts"),
        (cues, "cues", "When a question says"),
        (changed, "then-and-now", "Then and now"),
        (!check::picked(open).is_empty(), "check", "Check yourself"),
    ];
    for (_, anchor, name) in own.into_iter().filter(|(there, ..)| *there) {
        place(anchor, name);
    }
    out.push_str("</ul></section>");
    out
}

/// The objectives of both exams that the topic's questions serve.
fn serves(open: &Open) -> String {
    let mut out = String::new();
    for (code, older) in [("DOP-C02", false), ("DOP-C01", true)] {
        let questions = open.head.questions.iter();
        let lists = questions.flat_map(|q| if older { &q.c01 } else { &q.c02 });
        let mut objectives: Vec<&str> = lists.map(String::as_str).collect();
        sort(&mut objectives, |a, b| a.cmp(b));
        objectives.dedup();
        if !objectives.is_empty() {
            out.push_str(&["<dt>", code, "</dt><dd class=\"tag\">", &objectives.join(" "), "</dd>"].concat());
        }
    }
    if out.is_empty() {
        return out;
    }
    ["<section><h2>Serves</h2><dl class=\"dl obj\">", &out, "</dl></section>"].concat()
}

/// What the topic's subject gets mixed up with.
fn confused(open: &Open) -> String {
    let all = open.app.reference().map_or(&[][..], |reference| &reference.confusions);
    let here = all.iter().filter(|c| c.sides.iter().any(|side| side.topic == open.at));
    let mut out = String::new();
    for confusion in here {
        put(&mut out, &["<li><a href=\"", &confusions::href(confusion), "\">", &escape(&confusion.title), "</a></li>"]);
    }
    if out.is_empty() {
        return out;
    }
    ["<section><h2>Often confused</h2><ul class=\"links\">", &out, "</ul></section>"].concat()
}

/// The cards that come first: due ones, then by the day they are due.
fn cards(open: &Open) -> String {
    let (app, now) = (open.app, open.app.now());
    let mut all: Vec<(FactIx, Card)> = app.progress.with_untracked(|progress| {
        let facts = app.course.facts_of(open.at, open.exam);
        facts.map(|fact| (fact, progress.card(app.course, fact))).collect()
    });
    if all.is_empty() {
        return String::new();
    }
    let count = all.len();
    let day = |card: &Card| card.due_day(now.offset).unwrap_or(Day(i32::MAX));
    sort(&mut all, |a, b| day(&a.1).cmp(&day(&b.1)));
    let mut out = String::from("<section><h2>Linked cards</h2><ul class=\"lc\">");
    for (fact, card) in all.into_iter().take(SHOWN) {
        let prose = &open.content.facts[usize::from(fact.nth)];
        let (class, when) = due(card.due_day(now.offset), now.day());
        put(&mut out, &[
            "<li><a href=\"#/cards?facts=",
            &app.course.fact(fact).id,
            "\">",
            &mark_markup(symbol(card.mark(now))),
            "<span>",
            &prose.ask.0,
            "</span></a><span",
            class,
            ">",
            &when,
            "</span></li>",
        ]);
    }
    out.push_str("</ul>");
    if count > SHOWN {
        let words = ["All ", &count.to_string(), " cards"].concat();
        out.push_str(&["<p><a href=\"#/cards?topic=", &open.head.id, "\">", &words, "</a></p>"].concat());
    }
    out.push_str("</section>");
    out
}

fn due(day: Option<Day>, today: Day) -> (&'static str, String) {
    match day.map(|day| day.since(today)) {
        None => ("", "new".to_string()),
        Some(..=0) => (" class=\"c-amber\"", "today".to_string()),
        Some(days) => ("", ["in ", &days.to_string(), " d"].concat()),
    }
}

/// The official pages of the facts.
fn pages(open: &Open) -> String {
    official(open.content.facts.iter().filter_map(|fact| fact.docs.as_deref()))
}

/// Official pages, the most used first.
pub fn official<'a>(pages: impl Iterator<Item = &'a str>) -> String {
    let mut used: Vec<(&str, usize)> = Vec::new();
    for url in pages {
        match used.iter_mut().find(|(known, _)| *known == url) {
            Some((_, times)) => *times += 1,
            None => used.push((url, 1)),
        }
    }
    if used.is_empty() {
        return String::new();
    }
    sort(&mut used, |a, b| b.1.cmp(&a.1));
    let mut out = String::from("<section><h2>Official pages</h2><ul class=\"links\">");
    for (url, _) in used.into_iter().take(SHOWN + 2) {
        put(&mut out, &[
            "<li><a href=\"",
            &escape(url),
            "\">",
            &escape(&page_name(url)),
            " <svg class=\"i s\" aria-hidden=\"true\"><use href=\"#out\"/></svg></a></li>",
        ]);
    }
    out.push_str("</ul><p class=\"cap\">Checked against the pages in November 2026. Needs a network.</p></section>");
    out
}
