//! What is refused and what is warned about, beyond what the readers see in one file.

mod facts;
mod questions;
mod wording;

pub(crate) use wording::absolute_word;

use super::BuiltDiagram;
use super::diagnostic::{Place, Sink, did_you_mean};
use super::markdown::Standing;
use super::resolve::{Found, Names};
use super::sources::{Course, TopicSource};
use super::table::Text;
use crate::Exam;
use std::collections::BTreeMap;

pub(crate) fn all(topics: &[TopicSource], names: &Names, course: &Course, sink: &Sink) {
    for exam in [Exam::C01, Exam::C02] {
        if course
            .blueprints
            .iter()
            .filter(|blueprint| blueprint.exam == exam)
            .count()
            != 1
        {
            let at = Place::new("content/blueprints.toml", 1);
            sink.error(&at, "there is not one blueprint for each exam; write one with exam = \"c02\" and one with \"c01\"");
        }
    }
    for topic in topics {
        check_topic(topic, names, sink);
    }
    facts::check(topics, sink);
    questions::check(topics, names, sink);
}

/// What the built diagrams say about themselves has to be there as well.
pub(crate) fn diagrams(diagrams: &[BuiltDiagram], names: &Names, sink: &Sink) {
    let at = Place::new("crates/models/src/lib.rs", 1);
    for built in diagrams {
        if names.targets.topic(built.topic) == Standing::Unknown {
            let message = format!(
                "diagram `{}` names an unknown topic `{}`; mend its spec",
                built.name, built.topic
            );
            sink.error(&at, message);
        }
        for fact in built
            .facts
            .iter()
            .filter(|fact| names.fact(fact) == Found::Unknown)
        {
            let hint = names.fact_hint(fact);
            sink.error(
                &at,
                format!(
                    "diagram `{}` names an unknown fact `{fact}`; mend its spec{hint}",
                    built.name
                ),
            );
        }
    }
}

fn check_topic(topic: &TopicSource, names: &Names, sink: &Sink) {
    if let Some(diagram) = &topic.diagram {
        check_diagram(diagram, names, sink);
    }
    for id in &topic.before {
        let known = names.targets.topic(id.as_str()) != Standing::Unknown;
        if id.value == topic.id.value {
            sink.error(
                &id.at,
                "a topic cannot come before itself; take it out of `before`",
            );
        } else if !known {
            let hint = did_you_mean(id.as_str(), names.targets.course.iter().map(String::as_str));
            sink.error(
                &id.at,
                format!(
                    "topic `{}` in `before` is unknown; take one of content/course.toml{hint}",
                    id.value
                ),
            );
        }
    }
    if topic.facts.is_empty() {
        sink.error(
            &topic.id.at,
            format!(
                "topic `{}` has no facts; take them over from the syllabus",
                topic.id.value
            ),
        );
    }
    if let Some(notes) = &topic.notes {
        let words = super::markdown::words(&super::markdown::plain(notes.as_str()));
        if !(250..=700).contains(&words) {
            sink.warn(
                &notes.at,
                "notes out of length",
                format!("the notes have {words} words; aim at 250 to 700"),
            );
        }
    }
    let wanted = match topic.weight {
        crate::Weight::Core => 4,
        crate::Weight::Supporting => 2,
        crate::Weight::Background => 1,
    };
    if topic.questions.len() < wanted {
        let message = format!(
            "topic `{}` has {} questions; its weight wants {wanted} or more",
            topic.id.value,
            topic.questions.len()
        );
        sink.warn(&topic.id.at, "topics short of questions", message);
    }
}

fn check_diagram(state: &Text, names: &Names, sink: &Sink) {
    match names.targets.diagram(state.as_str()) {
        Standing::Built => {}
        Standing::Planned => {
            sink.planned(
                &state.at,
                "planned diagrams",
                format!(
                    "diagram `{}` is planned; left out until it is built",
                    state.value
                ),
            );
        }
        Standing::Unknown => {
            let known = names.targets.planned_diagrams.iter().map(String::as_str);
            let hint = did_you_mean(super::markdown::diagram_name(state.as_str()), known);
            sink.error(
                &state.at,
                format!(
                    "diagram `{}` is unknown; take one of content/course.toml{hint}",
                    state.value
                ),
            );
        }
    }
}

/// Texts that must not stand twice, by their letters and digits alone.
#[derive(Default)]
pub(super) struct Seen(BTreeMap<String, Text>);

impl Seen {
    /// Where the text stood before.
    pub(super) fn before(&mut self, text: &Text) -> Option<Text> {
        let letters = |c: char| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                ' '
            }
        };
        let key = text.value.chars().map(letters).collect::<String>();
        let key = key
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if key.is_empty() {
            return None;
        }
        let earlier = self.0.get(&key).cloned();
        self.0.entry(key).or_insert_with(|| text.clone());
        earlier
    }
}
