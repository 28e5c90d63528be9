//! The facts of a topic: as a table, as cues of scenarios, and what changed since the older exam.

use super::Open;
use crate::parts::icon::mark_markup;
use crate::parts::marks::spoken;
use crate::parts::words::{escape, page_name, put};
use cutover_bank::{Era, Fact, FactHead, FactIx, FactKind};
use crate::ui::prelude::*;

/// The element of fact `nth`.
pub fn anchor(nth: usize) -> String {
    ["fact-", &nth.to_string()].concat()
}

/// A fact with everything that its row shows.
struct Row<'a> {
    nth: usize,
    head: &'a FactHead,
    fact: &'a Fact,
    mark: String,
}

fn rows(open: &Open) -> Vec<Row<'_>> {
    let now = open.app.now();
    open.app.progress.with_untracked(|progress| {
        let pairs = open.head.facts.iter().zip(&open.content.facts).enumerate();
        pairs
            .map(|(nth, (head, fact))| {
                let at = FactIx { topic: open.at, nth: nth as u16 };
                Row { nth, head, fact, mark: spoken(progress.card(open.app.course, at).mark(now)) }
            })
            .collect()
    })
}

/// Whether a topic has facts of the table, cues, and changes: for the list of the page's parts.
pub fn has(open: &Open) -> (bool, bool, bool) {
    let cues = open.head.facts.iter().filter(|fact| fact.kind == FactKind::Cue).count();
    let changed = open.content.facts.iter().any(|fact| fact.then.is_some());
    (open.head.facts.len() > cues, cues > 0, changed)
}

/// The three sections, those that have something.
pub fn sections(open: &Open) -> AnyView {
    let rows = rows(open);
    let (table, cues, changed) = has(open);
    let (mut key, mut cue) = (String::new(), String::new());
    let mut past = Vec::new();
    for row in &rows {
        match row.head.kind {
            FactKind::Cue => cue_markup(&mut cue, open, row),
            _ => fact_markup(&mut key, open, row),
        }
        if let Some(then) = &row.fact.then {
            past.push(change_markup(past.is_empty(), &then.0, row.fact));
        }
    }
    let past = folded(&past);
    let legend = [
        mark_markup("ci"),
        " green, ".to_string(),
        mark_markup("sq"),
        " blue, ".to_string(),
        mark_markup("tri"),
        " due, ".to_string(),
        mark_markup("ho"),
        " new".to_string(),
    ]
    .concat();
    view! {
        {table.then(|| view! {
            <section class="sec" aria-labelledby="key-facts">
                <header><h2 id="key-facts">"Key facts"</h2><span class="cap" inner_html=legend></span></header>
                <ul class="facts" inner_html=key></ul>
            </section>
        })}
        {cues.then(|| view! {
            <section class="sec" aria-labelledby="cues">
                <header><h2 id="cues">"When a question says"</h2></header>
                <dl class="cues" inner_html=cue></dl>
            </section>
        })}
        {changed.then(|| view! {
            <section class="sec" aria-labelledby="then-and-now">
                <header><h2 id="then-and-now">"Then and now"</h2></header>
                <div inner_html=past></div>
            </section>
        })}
    }
    .into_any()
}

/// Which edition alone asks a fact, where the exam studied for does not.
fn edition(open: &Open, fact: &FactHead) -> &'static str {
    match fact.era {
        era if era.serves(open.exam) => "",
        Era::C01 => "<span class=\"say\">Only DOP-C01 asks this.</span>",
        _ => "<span class=\"say\">Only DOP-C02 asks this.</span>",
    }
}

fn source(fact: &Fact) -> String {
    match &fact.docs {
        None => String::new(),
        Some(url) => {
            let url = escape(url);
            [" <span class=\"cap\"><a href=\"", &url, "\">", &escape(&page_name(&url)), "</a></span>"].concat()
        }
    }
}

fn fact_markup(out: &mut String, open: &Open, row: &Row) {
    put(out, &[
        "<li id=\"",
        &anchor(row.nth),
        "\"><span class=\"st\">",
        &row.mark,
        "</span><details><summary><span>",
        &row.fact.ask.0,
        "</span><span class=\"v\">",
        &row.fact.answer.0,
        "</span><svg class=\"i s\" aria-hidden=\"true\"><use href=\"#down\"/></svg></summary><p class=\"ex\">",
        &row.fact.text.0,
        &source(row.fact),
        "</p></details>",
        edition(open, row.head),
        "</li>",
    ]);
}

fn cue_markup(out: &mut String, open: &Open, row: &Row) {
    put(out, &[
        "<div id=\"",
        &anchor(row.nth),
        "\"><dt>",
        &row.mark,
        " ",
        &row.fact.ask.0,
        "</dt><dd><span class=\"key\"><svg class=\"i s\" aria-hidden=\"true\"><use href=\"#arrow\"/></svg></span><span><b>",
        &row.fact.answer.0,
        ".</b> ",
        &row.fact.text.0,
        edition(open, row.head),
        "</span></dd></div>",
    ]);
}

/// How many changes stand open; with one more there is nothing to fold.
const OPEN: usize = 3;

/// The changes, those after the first few folded away.
fn folded(all: &[String]) -> String {
    if all.len() <= OPEN + 1 {
        return all.concat();
    }
    let more = (all.len() - OPEN).to_string();
    let summary = ["<details class=\"twin\"><summary>", &more, " more changes</summary>"].concat();
    [&all[..OPEN].concat(), &summary, &all[OPEN..].concat(), "</details>"].concat()
}

/// A change as two boxes; the first pair names the editions.
fn change_markup(first: bool, then: &str, fact: &Fact) -> String {
    let (older, newer) = if first { (", DOP-C01", ", DOP-C02") } else { ("", "") };
    [
        "<div class=\"tn\"><div class=\"then\"><h3 class=\"key\">",
        &mark_markup("sq"),
        " Then",
        older,
        "</h3><p>",
        then,
        "</p></div><div class=\"now\"><h3 class=\"key\">",
        &mark_markup("ci"),
        " Now",
        newer,
        "</h3><p>",
        &fact.text.0,
        "</p></div></div>",
    ]
    .concat()
}
