//! Writes the search pack: every document, every word, and where it stands.

use super::BuiltDiagram;
use super::markdown::{Section, plain};
use super::sources::{QuestionSource, TopicSource};
use crate::search::data::{Data, Doc, Field, Kind, write_postings};
use crate::search::words::{is_stop_word, normal, words};
use std::collections::BTreeMap;

/// Builds the pack; `sections` are the notes of each topic by heading, position for position.
pub(crate) fn build(
    topics: &[TopicSource],
    sections: &[Vec<Section>],
    diagrams: &[BuiltDiagram],
) -> Data {
    let mut builder = Builder::default();
    for (t, topic) in topics.iter().enumerate() {
        let doc = |kind, nth: usize, title: String| Doc {
            kind,
            topic: t as u16,
            nth: nth as u16,
            title,
        };
        let title = topic.title.value.clone();
        let ix = builder.add(
            doc(Kind::Topic, 0, title.clone()),
            &[(Field::Title, &title)],
        );
        builder.index(ix, Field::Title, topic.id.as_str());
        builder.index(ix, Field::Text, &plain(topic.blurb.as_str()));
        for (nth, section) in sections[t].iter().enumerate() {
            if section.heading.is_empty() {
                builder.index(ix, Field::Body, &section.body);
            } else {
                let fields = [
                    (Field::Ask, section.heading.as_str()),
                    (Field::Body, &section.body),
                ];
                builder.add(doc(Kind::Section, nth, section.heading.clone()), &fields);
            }
        }
        for (nth, fact) in topic.facts.iter().enumerate() {
            let ask = plain(fact.ask.as_str());
            let (answer, text) = (plain(fact.answer.as_str()), plain(fact.text.as_str()));
            let then = fact
                .then
                .as_ref()
                .map(|then| plain(then.as_str()))
                .unwrap_or_default();
            let fields = [
                (Field::Ask, ask.as_str()),
                (Field::Ask, &answer),
                (Field::Text, &text),
                (Field::Body, &then),
            ];
            builder.add(doc(Kind::Fact, nth, ask.clone()), &fields);
        }
        for (nth, question) in topic.questions.iter().enumerate() {
            let stem = plain(question.stem.as_str());
            let ix = builder.add(
                doc(Kind::Question, nth, beginning(&stem)),
                &[(Field::Text, &stem)],
            );
            builder.question(ix, question);
        }
        for (nth, built) in diagrams
            .iter()
            .enumerate()
            .filter(|(_, built)| built.topic == topic.id.value)
        {
            let ix = builder.add(
                doc(Kind::Diagram, nth, built.title.to_string()),
                &[(Field::Title, built.title)],
            );
            builder.index(ix, Field::Title, built.name);
        }
    }
    builder.finish(diagrams)
}

#[derive(Default)]
struct Builder {
    docs: Vec<Doc>,
    terms: BTreeMap<String, BTreeMap<u32, Field>>,
}

impl Builder {
    fn add(&mut self, doc: Doc, fields: &[(Field, &str)]) -> u32 {
        let ix = self.docs.len() as u32;
        self.docs.push(doc);
        for (field, text) in fields {
            self.index(ix, *field, text);
        }
        ix
    }

    fn question(&mut self, ix: u32, question: &QuestionSource) {
        for option in &question.options {
            self.index(ix, Field::Body, &plain(option.text.as_str()));
        }
    }

    fn index(&mut self, doc: u32, field: Field, text: &str) {
        for (_, word) in words(text) {
            self.word(doc, field, word);
            let humps = humps(word);
            if humps.len() >= 3 {
                humps
                    .into_iter()
                    .filter(|hump| hump.len() >= 3)
                    .for_each(|hump| self.word(doc, field, hump));
            }
        }
    }

    fn word(&mut self, doc: u32, field: Field, word: &str) {
        let word = normal(word);
        if !is_stop_word(&word) {
            let best = self
                .terms
                .entry(word)
                .or_default()
                .entry(doc)
                .or_insert(field);
            *best = (*best).min(field);
        }
    }

    fn finish(self, diagrams: &[BuiltDiagram]) -> Data {
        let mut data = Data {
            docs: self.docs,
            diagrams: diagrams
                .iter()
                .map(|built| built.name.to_string())
                .collect(),
            terms: self.terms.keys().cloned().collect::<Vec<_>>().join("\n"),
            ..Data::default()
        };
        for docs in self.terms.into_values() {
            let before = data.postings.len();
            write_postings(&mut data.postings, docs.into_iter());
            data.lengths.push((data.postings.len() - before) as u32);
        }
        data
    }
}

/// `MinimumHealthyHosts` → `Minimum`, `Healthy`, `Hosts`.
fn humps(word: &str) -> Vec<&str> {
    let capital = |(at, c): &(usize, char)| *at > 0 && c.is_ascii_uppercase();
    let mut cuts: Vec<usize> = word
        .char_indices()
        .filter(capital)
        .map(|(at, _)| at)
        .collect();
    cuts.insert(0, 0);
    cuts.push(word.len());
    cuts.windows(2).map(|cut| &word[cut[0]..cut[1]]).collect()
}

/// The first words of a stem, to list the question by.
fn beginning(stem: &str) -> String {
    let mut end = stem.len();
    if stem.len() > 96 {
        end = stem
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|at| *at <= 96)
            .last()
            .unwrap_or(0);
        end = stem[..end].rfind(' ').unwrap_or(end);
    }
    if end < stem.len() {
        format!("{}…", stem[..end].trim_end_matches([',', ';', ':']))
    } else {
        stem.into()
    }
}
