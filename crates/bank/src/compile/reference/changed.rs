//! `changed.toml`: when AWS changed what a fact says, by the fact's id.

use super::super::diagnostic::Sink;
use super::super::sources::TopicSource;
use super::super::table::{Text, read_toml};
use super::{Ids, Sources};
use crate::{Change, FactIx, TopicIx};
use std::collections::BTreeMap;

/// A line of the file.
pub(crate) struct Source {
    fact: Text,
    when: String,
}

pub(super) fn read(path: &str, text: &str, sources: &mut Sources, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        for (id, value, at) in file.entries() {
            match value.as_str().filter(|when| is_date(when)) {
                Some(when) => sources.changes.push(Source {
                    fact: Text { value: id, at },
                    when: when.to_string(),
                }),
                None => {
                    let message = format!(
                        "the date of `{id}` is neither \"2025-03\" nor \"2025\"; write the month or the year of the change in quotes, or \"\" where older material only simplified"
                    );
                    sink.error(&at, message);
                }
            }
        }
    });
}

/// `YYYY-MM`, `YYYY` or nothing.
fn is_date(when: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    match when.split_once('-') {
        _ if when.is_empty() => true,
        None => digits(when, 4),
        Some((year, month)) => digits(year, 4) && digits(month, 2) && ("01"..="12").contains(&month),
    }
}

/// Every fact that older material has otherwise, the newest change first; of equals the one that
/// comes first in the course.
pub(super) fn resolve(sources: &[Source], topics: &[TopicSource], ids: &Ids) -> Vec<Change> {
    let mut dates: BTreeMap<FactIx, &str> = BTreeMap::new();
    for source in sources {
        let Some(at) = ids.fact(&source.fact) else { continue };
        let fact = &topics[usize::from(at.topic.0)].facts[usize::from(at.nth)];
        if fact.then.as_ref().is_none_or(Text::is_empty) {
            let message = format!(
                "fact `{}` has no `then`; say there what older material has, or take this line out",
                source.fact.value
            );
            ids.sink.error(&source.fact.at, message);
        } else if dates.insert(at, &source.when).is_some() {
            let message = format!(
                "fact `{}` has a date already, under this id or one folded into it; keep one",
                source.fact.value
            );
            ids.sink.error(&source.fact.at, message);
        }
    }
    let mut changes = Vec::new();
    for (t, topic) in topics.iter().enumerate() {
        for (nth, fact) in topic.facts.iter().enumerate() {
            if fact.then.as_ref().is_some_and(|then| !then.is_empty()) {
                let fact = FactIx { topic: TopicIx(t as u16), nth: nth as u16 };
                let when = dates.get(&fact).copied().unwrap_or_default().to_string();
                changes.push(Change { fact, when });
            }
        }
    }
    // A year alone stands after the months of that year: it says less.
    changes.sort_by(|a, b| b.when.cmp(&a.when));
    changes
}
