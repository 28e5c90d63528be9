//! `[[term]]`: terms and abbreviations with what they mean.

use super::super::table::{Text, read_toml};
use super::super::diagnostic::Sink;
use super::{Ids, Sources};
use crate::{Term, slug};
use std::collections::BTreeMap;

/// A term as authored.
pub(crate) struct TermSource {
    pub term: Text,
    pub also: Vec<Text>,
    pub text: Text,
    pub topic: Option<Text>,
}

pub(super) fn read(path: &str, text: &str, sources: &mut Sources, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("term", |term| {
            sources.terms.push(TermSource {
                term: term.required("term", "write it as it stands inside a sentence"),
                also: term.texts("also"),
                text: term.required("text", "write what it means"),
                topic: term.text("topic"),
            });
        });
    });
}

pub(super) fn resolve(sources: &[TermSource], ids: &Ids) -> Vec<Term> {
    let mut taken = Taken::new();
    let mut terms = Vec::new();
    for (nth, source) in sources.iter().enumerate() {
        for name in std::iter::once(&source.term).chain(&source.also) {
            take(name, nth, &mut taken, ids.sink);
        }
        terms.push(Term {
            term: source.term.value.clone(),
            also: source.also.iter().map(|name| name.value.clone()).collect(),
            text: ids.inline(&source.text),
            topic: source.topic.as_ref().and_then(|topic| ids.topic(topic)),
        });
    }
    terms.sort_by_key(|term| (slug(&term.term), term.term.clone()));
    terms
}

/// Names that are given, by what stands for them in an address, each with its term.
type Taken<'a> = BTreeMap<String, (usize, &'a Text)>;

/// Every name leads to one term; one term may have two spellings of a name, as `active-active`
/// and `active/active`.
fn take<'a>(name: &'a Text, term: usize, taken: &mut Taken<'a>, sink: &Sink) {
    let slug = slug(name.as_str());
    if slug.is_empty() {
        // That a term is missing has been said already.
        if !name.is_empty() {
            let message = format!("the name `{}` has no letter or digit; write a word", name.value);
            sink.error(&name.at, message);
        }
    } else if let Some((other, earlier)) = taken.insert(slug, (term, name))
        && (other != term || earlier.value == name.value)
    {
        let message = format!(
            "the name `{}` is given already at {}:{}; give it to one term alone",
            name.value, earlier.at.file, earlier.at.line
        );
        sink.error(&name.at, message);
    }
}
