//! `[[sheet]]`: the services that no topic is about alone, each in short.

use super::super::diagnostic::{Place, Sink};
use super::super::markdown::plain;
use super::super::sources::TopicSource;
use super::super::table::{Table, Text, read_toml};
use super::{Ids, Sources};
use crate::{ServiceSheet, TopicKind};
use std::ops::RangeInclusive;

/// How many there may be of each part.
const ASKED: RangeInclusive<usize> = 1..=3;
const FAILS: RangeInclusive<usize> = 1..=2;
const CONFUSED: RangeInclusive<usize> = 1..=2;
const FACTS: RangeInclusive<usize> = 0..=4;
const DOCS: RangeInclusive<usize> = 1..=4;

/// Characters of `what`, at most.
const WHAT: usize = 200;
/// Words of a sentence, at most.
const SENTENCE: usize = 22;
/// Characters of all text of a sheet: where a topic or question is filed under the service, and
/// where none is.
const USED: RangeInclusive<usize> = 380..=520;
const UNUSED: RangeInclusive<usize> = 200..=300;

/// A sheet as authored.
pub(crate) struct Source {
    at: Place,
    service: Text,
    what: Text,
    asked: Vec<Text>,
    fails: Vec<Text>,
    /// The other service, and what tells them apart.
    confused: Vec<(Text, Text)>,
    facts: Vec<Text>,
    docs: Vec<Text>,
}

impl Source {
    /// All sentences in the order in which they are shown.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let how = self.confused.iter().map(|(_, how)| how);
        std::iter::once(&self.what).chain(&self.asked).chain(&self.fails).chain(how)
    }
}

pub(super) fn read(path: &str, text: &str, sources: &mut Sources, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("sheet", |sheet| sources.sheets.push(read_sheet(sheet)));
    });
}

fn read_sheet(sheet: &Table) -> Source {
    let mut confused = Vec::new();
    sheet.each("confused", |other| {
        confused.push((
            other.required("with", "name a service of content/services.toml"),
            other.required("how", "write the sentence that tells them apart"),
        ));
    });
    let number = |key: &str, count: usize, allowed: RangeInclusive<usize>, remedy: &str| {
        if !allowed.contains(&count) {
            let (from, to) = allowed.into_inner();
            let message = format!("{} has {count} `{key}`; {remedy}, {from} to {to} of them", sheet.name);
            sheet.sink().error(&sheet.place_of(key), message);
        }
    };
    number("confused", confused.len(), CONFUSED, "write what it gets mixed up with, as { with = \"…\", how = \"…\" }");
    let list = |key: &'static str, allowed: RangeInclusive<usize>, remedy: &str| {
        let texts = sheet.texts(key);
        number(key, texts.len(), allowed, remedy);
        for text in texts.iter().filter(|text| text.is_empty()) {
            sheet.sink().error(&text.at, format!("`{key}` of {} has an empty text; write it or take it out", sheet.name));
        }
        texts
    };
    Source {
        at: sheet.at.clone(),
        service: sheet.required("service", "name a service of content/services.toml"),
        what: sheet.required("what", "write what it is for, in a sentence or two"),
        asked: list("asked", ASKED, "write the limits and rules that questions turn on"),
        fails: list("fails", FAILS, "write how it fails, or what surprises in operation"),
        confused,
        facts: list("facts", FACTS, "name the facts that say most"),
        docs: list("docs", DOCS, "add the official pages that say so"),
    }
}

pub(super) fn resolve(sources: &[Source], ids: &Ids) -> Vec<ServiceSheet> {
    let mut before: Option<&Source> = None;
    let mut sheets: Vec<ServiceSheet> = Vec::new();
    for source in sources {
        if let Some(before) = before {
            check_order(before, source, ids.sink);
        }
        before = Some(source);
        check(source, ids);
        if let Some(sheet) = resolve_sheet(source, ids) {
            sheets.push(sheet);
        }
    }
    sheets.sort_by_key(|sheet| sheet.service);
    sheets
}

/// Every service has a sheet: a topic that is about it alone, or one of these.
pub(super) fn check_all(sources: &[Source], services: &[Text], ids: &Ids) {
    for id in services {
        let has_sheet = sources.iter().any(|source| source.service.value == id.value);
        if !has_sheet && own_topic(id.as_str(), ids).is_none() {
            let message = format!(
                "service `{}` has no sheet; write its [[sheet]] in content/sheets.toml, or a topic of kind `service` that names it first",
                id.value
            );
            ids.sink.error(&id.at, message);
        }
    }
}

/// The topic of kind `service` that names a service first, and so is its sheet.
fn own_topic<'a>(service: &str, ids: &Ids<'a>) -> Option<&'a TopicSource> {
    ids.topics.iter().find(|topic| {
        topic.kind == TopicKind::Service && topic.services.first().is_some_and(|first| first.as_str() == service)
    })
}

/// Each service once, in the order of their ids, so that one finds them in the file.
fn check_order(before: &Source, source: &Source, sink: &Sink) {
    let (id, last) = (&source.service, &before.service);
    if id.is_empty() || id.as_str() > last.as_str() {
        return;
    }
    let message = if id.value == last.value {
        format!("service `{}` has a sheet already at {}:{}; keep one", id.value, last.at.file, last.at.line)
    } else {
        format!("the sheet of `{}` stands after that of `{}`; put the sheets in alphabetical order", id.value, last.value)
    };
    sink.error(&id.at, message);
}

fn check(source: &Source, ids: &Ids) {
    let (id, sink) = (source.service.as_str(), ids.sink);
    if let Some(topic) = own_topic(id, ids) {
        let message = format!(
            "service `{id}` has topic `{}`, which is its sheet; take this one out and write there what it lacks",
            topic.id.value
        );
        sink.error(&source.at, message);
    }
    for (with, _) in source.confused.iter().filter(|(with, _)| with.value == source.service.value) {
        sink.error(&with.at, format!("service `{id}` cannot be confused with itself; name another"));
    }
    for docs in source.docs.iter().filter(|docs| !docs.is_empty() && !docs.value.starts_with("https://")) {
        let message = format!("`docs` of sheet `{id}` has no https:// address; name the official page");
        sink.error(&docs.at, message);
    }
    check_lengths(source, ids);
}

fn check_lengths(source: &Source, ids: &Ids) {
    let (id, sink) = (source.service.as_str(), ids.sink);
    let letters = |text: &Text| plain(text.as_str()).chars().count();
    let what = letters(&source.what);
    if what > WHAT {
        let message = format!("`what` of sheet `{id}` has {what} characters; shorten it to {WHAT} or fewer");
        sink.error(&source.what.at, message);
    }
    for text in source.texts() {
        let longest = longest_sentence(&plain(text.as_str()));
        if longest > SENTENCE {
            let message = format!("a sentence of sheet `{id}` has {longest} words; make it {SENTENCE} or fewer");
            sink.error(&text.at, message);
        }
    }
    let used = ids.is_filed_under(id);
    let (allowed, which) = if used { (USED, "is taught or asked") } else { (UNUSED, "no topic or question is filed under") };
    let all: usize = source.texts().map(letters).sum();
    let (from, to) = (*allowed.start(), *allowed.end());
    if all > to {
        let message = format!("sheet `{id}` has {all} characters; a service that {which} gets {from} to {to}");
        sink.error(&source.at, message);
    } else if all < from {
        let message = format!("sheet `{id}` has {all} characters; a service that {which} gets {from} to {to}");
        sink.warn(&source.at, "sheets out of length", message);
    }
}

/// The words of the longest sentence; a full stop inside a name or number ends none.
fn longest_sentence(text: &str) -> usize {
    let (mut longest, mut length) = (0, 0);
    for word in text.split_whitespace() {
        length += 1;
        longest = longest.max(length);
        if word.ends_with(['.', '?', '!']) {
            length = 0;
        }
    }
    longest
}

fn resolve_sheet(source: &Source, ids: &Ids) -> Option<ServiceSheet> {
    let mut facts = Vec::new();
    for fact in source.facts.iter().filter_map(|id| ids.fact(id)) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let inline = |texts: &[Text]| texts.iter().map(|text| ids.inline(text)).collect();
    let confused = source.confused.iter().filter_map(|(with, how)| {
        let how = ids.inline(how);
        Some((ids.service(with)?, how))
    });
    let confused = confused.collect();
    let sheet = |service| ServiceSheet {
        service,
        what: ids.inline(&source.what),
        asked: inline(&source.asked),
        fails: inline(&source.fails),
        confused,
        facts,
        docs: source.docs.iter().map(|docs| docs.value.clone()).collect(),
    };
    ids.service(&source.service).map(sheet)
}
