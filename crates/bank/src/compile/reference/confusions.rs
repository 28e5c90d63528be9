//! `[[confusion]]` with two or three `[[confusion.side]]`.

use super::super::checks::Seen;
use super::super::diagnostic::{Place, Sink};
use super::super::table::{Table, Text, read_toml};
use super::{Ids, Sources};
use crate::{Confusion, Side};
use std::collections::BTreeSet;

/// A confusion as authored.
pub(crate) struct Source {
    at: Place,
    id: Text,
    title: Text,
    tells: Text,
    sides: Vec<SideSource>,
}

struct SideSource {
    at: Place,
    name: Text,
    take: Text,
    topic: Text,
    facts: Vec<Text>,
    questions: Vec<Text>,
}

pub(super) fn read(path: &str, text: &str, sources: &mut Sources, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("confusion", |confusion| {
            let mut sides = Vec::new();
            confusion.each("side", |side| sides.push(read_side(side)));
            sources.confusions.push(Source {
                at: confusion.at.clone(),
                id: confusion.required("id", "give it an id that is its own for ever"),
                title: confusion.required("title", "name both sides, as in \"SCP or permissions boundary\""),
                tells: confusion.required("tells", "write the sentence that tells them apart"),
                sides,
            });
        });
    });
}

fn read_side(side: &Table) -> SideSource {
    SideSource {
        at: side.at.clone(),
        name: side.required("name", "write what this side is called"),
        take: side.required("take", "write when to take this side"),
        topic: side.required("topic", "name the topic that teaches it"),
        facts: side.texts("facts"),
        questions: side.texts("questions"),
    }
}

pub(super) fn resolve(sources: &[Source], ids: &Ids) -> Vec<Confusion> {
    let (mut known, mut titles) = (BTreeSet::new(), Seen::default());
    let mut confusions = Vec::new();
    for source in sources {
        check(source, &mut known, &mut titles, ids.sink);
        let sides: Vec<Option<Side>> = source.sides.iter().map(|side| resolve_side(side, ids)).collect();
        // A confusion with half of its sides would teach nothing.
        if let Some(sides) = sides.into_iter().collect::<Option<Vec<Side>>>() {
            confusions.push(Confusion {
                id: source.id.value.clone(),
                title: source.title.value.clone(),
                tells: ids.inline(&source.tells),
                sides,
            });
        }
    }
    confusions
}

fn check<'a>(source: &'a Source, known: &mut BTreeSet<&'a str>, titles: &mut Seen, sink: &Sink) {
    let id = &source.id;
    if !known.insert(id.as_str()) && !id.is_empty() {
        sink.error(&id.at, format!("confusion `{}` stands twice; rename one", id.value));
    }
    if let Some(earlier) = titles.before(&source.title) {
        let message = format!(
            "the title \"{}\" is used already at {}:{}; make them one confusion or word it otherwise",
            source.title.value, earlier.at.file, earlier.at.line
        );
        sink.error(&source.title.at, message);
    }
    if !(2..=3).contains(&source.sides.len()) {
        let message = format!(
            "confusion `{}` has {} sides; write two or three [[confusion.side]]",
            id.value,
            source.sides.len()
        );
        sink.error(&source.at, message);
    }
    for side in source.sides.iter().filter(|side| side.facts.is_empty()) {
        let message = format!(
            "side \"{}\" of confusion `{}` has no `facts`; name those that tell it from the others",
            side.name.value, id.value
        );
        sink.error(&side.at, message);
    }
}

/// The side, with the questions on its facts where it names none; `None` where its topic or all
/// of its facts are not written yet.
fn resolve_side(source: &SideSource, ids: &Ids) -> Option<Side> {
    let mut facts = Vec::new();
    for fact in source.facts.iter().filter_map(|id| ids.fact(id)) {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let mut questions = Vec::new();
    for question in source.questions.iter().filter_map(|id| ids.question(id)) {
        if !questions.contains(&question) {
            questions.push(question);
        }
    }
    if questions.is_empty() {
        questions = ids.questions_on(&facts);
    }
    let topic = ids.topic(&source.topic)?;
    let take = ids.inline(&source.take);
    let name = source.name.value.clone();
    (!facts.is_empty()).then_some(Side { name, take, topic, facts, questions })
}
