//! Checks on facts, each of which is a flashcard.

use super::super::diagnostic::Sink;
use super::super::markdown::{plain, words};
use super::super::sources::{FactSource, TopicSource};
use super::Seen;
use crate::FactKind;

pub(crate) fn check(topics: &[TopicSource], sink: &Sink) {
    let mut asks = Seen::default();
    for fact in topics.iter().flat_map(|topic| &topic.facts) {
        if let Some(earlier) = asks.before(&fact.ask) {
            let message = format!(
                "the ask of `{}` is used already at {}:{}; ask so that only this answer fits",
                fact.id.value, earlier.at.file, earlier.at.line
            );
            sink.error(&fact.ask.at, message);
        }
        check_fact(fact, sink);
    }
}

fn check_fact(fact: &FactSource, sink: &Sink) {
    let length = words(&plain(fact.answer.as_str()));
    if length > 12 {
        let message = format!(
            "the answer of `{}` has {length} words; say it in 12 or fewer",
            fact.id.value
        );
        sink.warn(&fact.answer.at, "long answers", message);
    }
    let first = fact.ask.value.split_whitespace().next().unwrap_or_default();
    if ["Is", "Are", "Does", "Do", "Can", "Must", "Has", "Will"].contains(&first) {
        let message = format!(
            "the ask of `{}` is answered by yes or no; ask which, why or how",
            fact.id.value
        );
        sink.warn(&fact.ask.at, "yes-or-no asks", message);
    }
    if fact
        .ask
        .value
        .to_lowercase()
        .contains("which of the following")
    {
        let message = format!(
            "the ask of `{}` asks for one of a list that a card does not show; ask openly",
            fact.id.value
        );
        sink.error(&fact.ask.at, message);
    }
    match &fact.docs {
        Some(docs) if !docs.value.starts_with("https://") => {
            sink.error(
                &docs.at,
                format!(
                    "`docs` of `{}` is no https:// address; name the official page",
                    fact.id.value
                ),
            );
        }
        None if fact.kind == FactKind::Limit => {
            let message = format!(
                "the limit `{}` has no `docs`; name the official page that states it",
                fact.id.value
            );
            sink.warn(&fact.at, "limits without a page", message);
        }
        _ => {}
    }
}
