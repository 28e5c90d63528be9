//! `confusions.toml`, `glossary.toml`, `changed.toml` and `sheets.toml`: read, checked and resolved.

mod changed;
mod confusions;
mod glossary;
mod sheets;

pub(crate) use glossary::TermSource;

use super::diagnostic::{Place, Sink};
use super::markdown::Standing;
use super::resolve::{Found, Names};
use super::sources::{Course, TopicSource};
use super::table::Text;
use crate::{FactIx, QuestionIx, Reference, ServiceIx, TopicIx};
use std::collections::BTreeMap;

/// What a complete course has at least.
const CONFUSIONS: usize = 60;
const TERMS: usize = 250;

/// The files as read.
#[derive(Default)]
pub(crate) struct Sources {
    pub confusions: Vec<confusions::Source>,
    pub terms: Vec<TermSource>,
    pub changes: Vec<changed::Source>,
    pub sheets: Vec<sheets::Source>,
}

/// A reader of one of the files.
pub(crate) type Read = fn(&str, &str, &mut Sources, &Sink);

/// The files, each with its reader.
pub(crate) const FILES: [(&str, Read); 4] = [
    ("confusions.toml", confusions::read),
    ("glossary.toml", glossary::read),
    ("changed.toml", changed::read),
    ("sheets.toml", sheets::read),
];

/// Resolves all names; what a complete course has is asked for once every page is written.
pub(crate) fn resolve(
    sources: &Sources,
    course: &Course,
    topics: &[TopicSource],
    names: &Names,
    sink: &Sink,
) -> Reference {
    let ids = Ids::of(topics, names, sink);
    if topics.len() == course.pages.len() {
        let enough = |file: &str, count: usize, wanted: usize, what: &str| {
            if count < wanted {
                let message = format!("the course is complete and has {count} {what}; write {wanted} or more");
                sink.error(&Place::new(file, 1), message);
            }
        };
        enough("content/confusions.toml", sources.confusions.len(), CONFUSIONS, "confusions");
        enough("content/glossary.toml", sources.terms.len(), TERMS, "terms");
        sheets::check_all(&sources.sheets, &course.service_ids, &ids);
    }
    Reference {
        confusions: confusions::resolve(&sources.confusions, &ids),
        terms: glossary::resolve(&sources.terms, &ids),
        changes: changed::resolve(&sources.changes, topics, &ids),
        sheets: sheets::resolve(&sources.sheets, &ids),
    }
}

/// Looks names up. What the course has only planned is left out and counted.
struct Ids<'a> {
    names: &'a Names,
    topics: &'a [TopicSource],
    questions: BTreeMap<&'a str, QuestionIx>,
    sink: &'a Sink,
}

impl<'a> Ids<'a> {
    fn of(topics: &'a [TopicSource], names: &'a Names, sink: &'a Sink) -> Self {
        let mut questions = BTreeMap::new();
        for (t, topic) in topics.iter().enumerate() {
            for (nth, question) in topic.questions.iter().enumerate() {
                let at = QuestionIx { topic: TopicIx(t as u16), nth: nth as u16 };
                questions.insert(question.id.as_str(), at);
            }
        }
        Ids { names, topics, questions, sink }
    }

    fn planned(&self, at: &Place, what: &str, id: &str) {
        let message = format!("{what} `{id}` is planned; left out until it is written");
        self.sink.planned(at, "references to what is planned", message);
    }

    fn topic(&self, id: &Text) -> Option<TopicIx> {
        match self.names.targets.topic(id.as_str()) {
            Standing::Built => {}
            Standing::Planned => self.planned(&id.at, "topic", id.as_str()),
            // What is missing has been said already.
            Standing::Unknown if id.is_empty() => {}
            Standing::Unknown => {
                let known = self.names.targets.course.iter().map(String::as_str);
                let hint = super::diagnostic::did_you_mean(id.as_str(), known);
                let message =
                    format!("topic `{}` is unknown; take one of content/course.toml{hint}", id.value);
                self.sink.error(&id.at, message);
            }
        }
        self.names.topics.get(id.as_str()).copied()
    }

    fn fact(&self, id: &Text) -> Option<FactIx> {
        match self.names.fact(id.as_str()) {
            Found::Fact(at) => return Some(at),
            Found::Planned => self.planned(&id.at, "fact", id.as_str()),
            Found::Unknown => {
                let hint = self.names.fact_hint(id.as_str());
                let message = format!("fact `{}` is unknown; take one of a topic.toml{hint}", id.value);
                self.sink.error(&id.at, message);
            }
        }
        None
    }

    fn service(&self, id: &Text) -> Option<ServiceIx> {
        // What is missing has been said already.
        if id.is_empty() {
            return None;
        }
        self.names.services(std::slice::from_ref(id), self.sink).first().copied()
    }

    fn question(&self, id: &Text) -> Option<QuestionIx> {
        let found = self.questions.get(id.as_str()).copied();
        if found.is_none() {
            let topic = id.value.split('/').next().unwrap_or_default();
            if self.names.targets.topic(topic) == Standing::Planned {
                self.planned(&id.at, "question", id.as_str());
            } else {
                let hint = super::diagnostic::did_you_mean(id.as_str(), self.questions.keys().copied());
                let message =
                    format!("question `{}` is unknown; take one of a questions.toml{hint}", id.value);
                self.sink.error(&id.at, message);
            }
        }
        found
    }

    /// Whether a topic or question is filed under a service.
    fn is_filed_under(&self, service: &str) -> bool {
        self.topics.iter().any(|topic| {
            let questions = topic.questions.iter().flat_map(|question| &question.tags.services);
            topic.services.iter().chain(questions).any(|filed| filed.as_str() == service)
        })
    }

    /// The questions that exercise one of these facts, in the order of the course.
    fn questions_on(&self, facts: &[FactIx]) -> Vec<QuestionIx> {
        let mut found = Vec::new();
        for (t, topic) in self.topics.iter().enumerate() {
            for (nth, question) in topic.questions.iter().enumerate() {
                let mut named = question.tags.facts.iter().map(|id| self.names.fact(id.as_str()));
                if named.any(|fact| matches!(fact, Found::Fact(at) if facts.contains(&at))) {
                    found.push(QuestionIx { topic: TopicIx(t as u16), nth: nth as u16 });
                }
            }
        }
        found
    }

    fn inline(&self, text: &Text) -> crate::Html {
        super::markdown::inline(text, &self.names.targets, self.sink)
    }
}
