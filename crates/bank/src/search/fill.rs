//! Puts the bank into the store: topics and diagrams at once, the prose topic by topic.

use super::store::{Field, Kind, Store};
use super::words::{humps, is_stop_word, normalise, words};
use super::Target;
use crate::{DiagramHead, Index, Reference, ServiceIx, TopicContent, markup, slug};

/// How much of a stem a question is listed by, in bytes.
const BEGINNING: usize = 96;

/// What the index alone tells: titles, blurbs, diagrams and services. Topics are the first documents.
pub(super) fn heads(index: &Index, diagrams: &[DiagramHead]) -> Store {
    let mut store = Store::default();
    for (nth, topic) in index.topics.iter().enumerate() {
        let doc = store.add(Kind::Topic, nth as u16, 0, &topic.id, &topic.title);
        read(&mut store, doc, Field::Title, &topic.title);
        read(&mut store, doc, Field::Name, &topic.id);
        read(&mut store, doc, Field::Text, &topic.blurb);
    }
    for (nth, diagram) in diagrams.iter().enumerate() {
        let doc = store.add(Kind::Diagram, diagram.topic.0, nth, &diagram.name, &diagram.title);
        read(&mut store, doc, Field::Title, &diagram.title);
        read(&mut store, doc, Field::Name, &diagram.name);
    }
    for (nth, service) in index.services.iter().enumerate() {
        if index.topic_of(ServiceIx(nth as u16)).is_none() {
            let doc = store.add(Kind::Service, 0, nth, &service.id, &service.name);
            read(&mut store, doc, Field::Title, service.bare_name());
            service.aliases.iter().for_each(|name| read(&mut store, doc, Field::Name, name));
        }
    }
    store
}

/// What a topic's prose adds.
pub(super) fn topic(store: &mut Store, topic: u16, content: &TopicContent) {
    read(store, u32::from(topic), Field::Body, &markup::plain(&content.lead.0));
    for (nth, part) in markup::parts(&content.notes.0).enumerate() {
        let doc = if part.tag.is_empty() {
            u32::from(topic)
        } else {
            let heading = markup::plain(part.heading);
            let doc = store.add(Kind::Section, topic, nth, "", &heading);
            read(store, doc, Field::Ask, &heading);
            doc
        };
        read(store, doc, Field::Body, &markup::plain(part.body));
    }
    for (nth, fact) in content.facts.iter().enumerate() {
        let ask = markup::plain(&fact.ask.0);
        let doc = store.add(Kind::Fact, topic, nth, "", &ask);
        read(store, doc, Field::Ask, &ask);
        read(store, doc, Field::Ask, &markup::plain(&fact.answer.0));
        read(store, doc, Field::Text, &markup::plain(&fact.text.0));
        if let Some(then) = &fact.then {
            read(store, doc, Field::Body, &markup::plain(&then.0));
        }
    }
    for (nth, question) in content.questions.iter().enumerate() {
        let stem = markup::plain(&question.stem.0);
        let stem = stem.trim_start();
        let begin = beginning(stem);
        let doc = if begin.len() == stem.len() {
            store.add(Kind::Question, topic, nth, "", stem)
        } else {
            store.add(Kind::Question, topic, nth, "", &[begin, "…"].concat())
        };
        read(store, doc, Field::Text, stem);
        for option in &question.options {
            read(store, doc, Field::Body, &markup::plain(&option.text.0));
        }
    }
}

/// What stands beside the topics: the glossary, then what gets mixed up. Gives back what each of
/// these documents is, with the line that tells it; after them the lines of the services.
pub(super) fn reference(store: &mut Store, reference: &Reference) -> Vec<(Target, String)> {
    let mut beside = Vec::new();
    for term in &reference.terms {
        let text = markup::plain(&term.text.0);
        let topic = term.topic.map_or(0, |topic| topic.0);
        let doc = store.add(Kind::Beside, topic, beside.len(), "", &term.term);
        // What teaches a thing comes before what only names it.
        term.names().for_each(|name| read(store, doc, Field::Text, name));
        beside.push((Target::Term(slug(&term.term)), text));
    }
    for confusion in &reference.confusions {
        let text = markup::plain(&confusion.tells.0);
        let topic = confusion.sides.first().map_or(0, |side| side.topic.0);
        let doc = store.add(Kind::Beside, topic, beside.len(), "", &confusion.title);
        read(store, doc, Field::Ask, &confusion.title);
        beside.push((Target::Confusion(confusion.id.clone()), text));
    }
    for sheet in &reference.sheets {
        beside.push((Target::Service(sheet.service), markup::plain(&sheet.what.0)));
    }
    beside
}

/// Notes the words of a text; those of `CamelCase` also one by one.
fn read(store: &mut Store, doc: u32, field: Field, text: &str) {
    let mut word = String::new();
    let mut note = |letters: &str, field| {
        normalise(letters, &mut word);
        if !is_stop_word(&word) {
            store.note(&word, doc, field);
        }
    };
    for (_, letters) in words(text) {
        note(letters, field);
        if letters.bytes().skip(1).filter(u8::is_ascii_uppercase).count() < 2 {
            continue;
        }
        // A part of a word is no title.
        for hump in humps(letters).filter(|hump| hump.len() >= 3) {
            note(hump, field.max(Field::Text));
        }
    }
}

/// The first words of a stem.
fn beginning(stem: &str) -> &str {
    if stem.len() <= BEGINNING {
        return stem;
    }
    let mut end = BEGINNING;
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    let end = stem[..end].rfind(' ').unwrap_or(end);
    stem[..end].trim_end_matches([',', ';', ':'])
}
