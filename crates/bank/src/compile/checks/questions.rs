//! Checks on questions and families.

use super::super::diagnostic::Sink;
use super::super::markdown::words;
use super::super::resolve::{Found, Names};
use super::super::sources::{QuestionSource, Tags, TopicSource};
use super::super::table::Text;
use super::wording;
use super::{Seen, check_diagram};
use crate::Era;
use std::collections::BTreeSet;

pub(crate) fn check(topics: &[TopicSource], names: &Names, sink: &Sink) {
    let mut stems = Seen::default();
    let mut options = Seen::default();
    let mut touched: BTreeSet<&str> = BTreeSet::new();
    for topic in topics {
        for question in &topic.questions {
            twice(&mut stems, &question.stem, "stem", sink);
            check_tags(
                &question.id,
                &question.tags,
                names,
                topics,
                topic.c01 == 0,
                sink,
            );
            check_options(question, &mut options, sink);
            wording::check(question, sink);
            touched.extend(
                question
                    .tags
                    .facts
                    .iter()
                    .map(|fact| names.keeper(fact.as_str())),
            );
        }
    }
    for fact in topics.iter().flat_map(|topic| &topic.facts) {
        if !touched.contains(fact.id.as_str()) {
            sink.warn(
                &fact.at,
                "facts that no question touches",
                format!("no question exercises `{}`", fact.id.value),
            );
        }
    }
}

fn twice(seen: &mut Seen, text: &Text, what: &str, sink: &Sink) {
    if let Some(earlier) = seen.before(text) {
        let message = format!(
            "this {what} stands already at {}:{}; write another",
            earlier.at.file, earlier.at.line
        );
        sink.error(&text.at, message);
    }
}

fn check_tags(
    id: &Text,
    tags: &Tags,
    names: &Names,
    topics: &[TopicSource],
    about_the_exam: bool,
    sink: &Sink,
) {
    let id_value = &id.value;
    if tags.c01.is_empty() && tags.c02.is_empty() && !about_the_exam {
        let message = format!(
            "`{id_value}` names no objective, so that no exam draws it; fill `c01`, `c02` or both"
        );
        sink.error(&id.at, message);
    }
    if !(1..=5).contains(&tags.facts.len()) {
        let message = format!(
            "`{id_value}` names {} facts; name the one to five that it exercises",
            tags.facts.len()
        );
        sink.error(&id.at, message);
    }
    let mut eras = Vec::new();
    let mut any_unknown = false;
    for fact in &tags.facts {
        match names.fact(fact.as_str()) {
            Found::Fact(ix) => {
                let source = topics
                    .get(usize::from(ix.topic.0))
                    .and_then(|topic| topic.facts.get(usize::from(ix.nth)));
                eras.extend(source.map(|source| source.era));
            }
            Found::Planned => {
                let message = format!(
                    "fact `{}` belongs to a planned page; left out until it is there",
                    fact.value
                );
                sink.planned(&fact.at, "facts of planned pages", message);
            }
            Found::Unknown => {
                any_unknown = true;
                let hint = names.fact_hint(fact.as_str());
                let hint = if hint.is_empty() {
                    "; name a fact of a topic.toml".into()
                } else {
                    hint
                };
                sink.error(
                    &fact.at,
                    format!("`{id_value}` names an unknown fact `{}`{hint}", fact.value),
                );
            }
        }
    }
    if eras.is_empty() && !tags.facts.is_empty() && !any_unknown {
        let message =
            format!("`{id_value}` exercises no fact that is there yet; name one of its own page");
        sink.error(&id.at, message);
    }
    for (objectives, name, other) in [(&tags.c01, "c01", Era::C02), (&tags.c02, "c02", Era::C01)] {
        if !objectives.is_empty() && !eras.is_empty() && eras.iter().all(|era| *era == other) {
            let message =
                format!("every fact of `{id_value}` is foreign to {name}; write {name} = []");
            sink.warn(&id.at, "facts of the other exam", message);
        }
    }
    if let Some(state) = &tags.diagram {
        // A family's state has blanks; its name stands before them.
        check_diagram(state, names, sink);
    }
    for docs in tags
        .docs
        .iter()
        .filter(|docs| !docs.value.starts_with("https://"))
    {
        sink.error(
            &docs.at,
            format!("`docs` of `{id_value}` is no https:// address; name the official page"),
        );
    }
}

fn check_options(question: &QuestionSource, across: &mut Seen, sink: &Sink) {
    let id = &question.id.value;
    let right = question
        .options
        .iter()
        .filter(|option| option.right)
        .count();
    let total = question.options.len();
    if right == 0 {
        sink.error(
            &question.at,
            format!("`{id}` has no right option; write right = true in one to three of them"),
        );
    } else if right > 3 {
        sink.error(
            &question.at,
            format!("`{id}` has {right} right options; keep one to three"),
        );
    } else {
        check_number_word(question, right, sink);
    }
    if !(4..=6).contains(&total) {
        sink.error(
            &question.at,
            format!(
                "`{id}` has {total} options; write four, or five or six where several are right"
            ),
        );
    } else if (right == 1) != (total == 4) && right > 0 {
        let message = format!(
            "`{id}` has {total} options of which {right} right; take four for one, five or six for two or three"
        );
        sink.warn(&question.at, "unusual number of options", message);
    }
    let mut inside = Seen::default();
    for option in &question.options {
        // Short options, such as the name of a service, may well return in another question.
        let seen = if words(option.text.as_str()) >= 8 {
            &mut *across
        } else {
            &mut inside
        };
        twice(seen, &option.text, "option", sink);
    }
}

/// The ask says how many options are right.
fn check_number_word(question: &QuestionSource, right: usize, sink: &Sink) {
    let ask = question.ask.value.to_lowercase();
    let says = |number: &str| {
        ["which", "choose", "select", "what"]
            .iter()
            .any(|verb| ask.contains(&format!("{verb} {number}")))
    };
    let said = [("two", 2), ("three", 3), ("one", 1)]
        .into_iter()
        .find(|(word, _)| says(word));
    let id = &question.id.value;
    let words = ["no", "one", "two", "three"];
    match said {
        Some((_, number)) if number == right => {}
        Some((word, _)) => {
            let message = format!(
                "the ask of `{id}` wants {word}, and {} of the options are right; make them agree",
                words[right]
            );
            sink.error(&question.ask.at, message);
        }
        None if right == 1 => {}
        None => {
            let message = format!(
                "`{id}` has {} right options, and its ask does not say so; end the ask with (Choose {}.)",
                words[right], words[right]
            );
            sink.error(&question.ask.at, message);
        }
    }
}
