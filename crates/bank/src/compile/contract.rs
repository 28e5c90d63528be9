//! The bank as JSON: what tests and other tools read, in the authors' own words.

use super::Compilation;
use super::sources::{FactSource, QuestionSource, TopicSource};
use crate::{Blueprint, Era, Weight};
use serde::Serialize;

/// The whole bank as `cargo xtask bank` prints it.
#[derive(Serialize)]
pub struct Contract<'a> {
    blueprints: &'a [Blueprint],
    topics: Vec<Topic<'a>>,
}

#[derive(Serialize)]
struct Topic<'a> {
    id: &'a str,
    title: &'a str,
    domain: u8,
    weight: Weight,
    era: &'static str,
    notes: &'a str,
    facts: Vec<Fact<'a>>,
    questions: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    id: &'a str,
    also: &'a [String],
    ask: &'a str,
    answer: &'a str,
    text: &'a str,
    era: &'static str,
    docs: Option<&'a str>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    stem: &'a str,
    ask: &'a str,
    options: Vec<QuestionOption<'a>>,
    facts: Vec<&'a str>,
    c01: &'a [String],
    c02: &'a [String],
    difficulty: u8,
    docs: Vec<&'a str>,
}

#[derive(Serialize)]
struct QuestionOption<'a> {
    text: &'a str,
    right: bool,
    why: &'a str,
    tempts: Option<&'a str>,
}

fn era(era: Era) -> &'static str {
    match era {
        Era::Both => "both",
        Era::C01 => "c01",
        Era::C02 => "c02",
    }
}

impl Compilation {
    /// The bank in the shape of the JSON contract.
    pub fn contract(&self) -> Contract<'_> {
        let topics = self
            .topics
            .iter()
            .enumerate()
            .map(|(nth, source)| self.topic(nth, source))
            .collect();
        Contract {
            blueprints: &self.index.blueprints,
            topics,
        }
    }

    fn topic<'a>(&'a self, nth: usize, source: &'a TopicSource) -> Topic<'a> {
        let head = &self.index.topics[nth];
        Topic {
            id: &head.id,
            title: &head.title,
            domain: head.c01,
            weight: head.weight,
            era: era(head.era),
            notes: source.notes.as_ref().map_or("", |notes| notes.as_str()),
            facts: source
                .facts
                .iter()
                .zip(&head.facts)
                .map(|(fact, head)| fact_of(fact, &head.also))
                .collect(),
            questions: source
                .questions
                .iter()
                .enumerate()
                .map(|(q, question)| self.question(nth, q, question))
                .collect(),
        }
    }

    fn question<'a>(
        &'a self,
        topic: usize,
        nth: usize,
        source: &'a QuestionSource,
    ) -> Question<'a> {
        let head = &self.index.topics[topic].questions[nth];
        let fact_id = |ix: &crate::FactIx| {
            self.index.topics[usize::from(ix.topic.0)].facts[usize::from(ix.nth)]
                .id
                .as_str()
        };
        let options = source.options.iter().map(|option| QuestionOption {
            text: option.text.as_str(),
            right: option.right,
            why: option.why.as_str(),
            tempts: option.tempts.as_ref().map(|tempts| tempts.as_str()),
        });
        Question {
            id: &head.id,
            stem: source.stem.as_str(),
            ask: source.ask.as_str(),
            options: options.collect(),
            facts: head.facts.iter().map(fact_id).collect(),
            c01: &head.c01,
            c02: &head.c02,
            difficulty: head.difficulty,
            docs: source.tags.docs.iter().map(|docs| docs.as_str()).collect(),
        }
    }
}

fn fact_of<'a>(fact: &'a FactSource, also: &'a [String]) -> Fact<'a> {
    Fact {
        id: fact.id.as_str(),
        also,
        ask: fact.ask.as_str(),
        answer: fact.answer.as_str(),
        text: fact.text.as_str(),
        era: era(fact.era),
        docs: fact.docs.as_ref().map(|docs| docs.as_str()),
    }
}
