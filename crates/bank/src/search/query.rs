//! From what somebody typed to what has to match: groups of alternatives of words.

use super::words::{humps, is_stop_word, normal, normals, words};
use crate::Service;

/// A word that has to match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub text: String,
    /// Whether it is still being typed, so that it may be the beginning of a word.
    pub open: bool,
}

/// Alternatives, each a list of words that all have to match: `asg`, or `auto` and `scaling`.
pub(crate) type Group = Vec<Vec<Word>>;

/// Phrases that mean one service: its name, abbreviations and former names.
#[derive(Debug, Default)]
pub(crate) struct Synonyms(Vec<(u16, Vec<String>)>);

impl Synonyms {
    pub fn of(services: &[Service]) -> Synonyms {
        let mut phrases = Vec::new();
        for (nth, service) in services
            .iter()
            .enumerate()
            .filter(|(_, service)| !service.aliases.is_empty())
        {
            for phrase in std::iter::once(&service.name).chain(&service.aliases) {
                let mut words = normals(phrase);
                if matches!(words.first().map(String::as_str), Some("aws" | "amazon"))
                    && words.len() > 1
                {
                    words.remove(0);
                }
                if !words.is_empty() && !phrases.contains(&(nth as u16, words.clone())) {
                    phrases.push((nth as u16, words));
                }
            }
        }
        Synonyms(phrases)
    }

    /// The longest phrase that the words begin with, in words, and what it also goes by.
    fn at(&self, words: &[String]) -> Option<(usize, Vec<&[String]>)> {
        let longest = self
            .0
            .iter()
            .filter(|(_, phrase)| words.starts_with(phrase))
            .map(|(_, phrase)| phrase.len())
            .max()?;
        let phrase = &words[..longest];
        let mut others: Vec<&[String]> = Vec::new();
        for (service, _) in self.0.iter().filter(|(_, known)| known == phrase) {
            let same = self
                .0
                .iter()
                .filter(|(other, known)| other == service && known != phrase);
            others.extend(same.map(|(_, known)| known.as_slice()));
        }
        Some((longest, others))
    }
}

/// Reads a query; `is_term` tells whether a word is in the vocabulary.
pub(crate) fn parse(
    query: &str,
    synonyms: &Synonyms,
    is_term: impl Fn(&str) -> bool,
) -> Vec<Group> {
    let typed: Vec<&str> = words(query).map(|(_, word)| word).collect();
    let words = normals(query);
    let typing = query.ends_with(|c: char| c.is_ascii_alphanumeric());
    let telling = words.iter().filter(|word| !is_stop_word(word)).count();
    let last = words.len().saturating_sub(1);
    let word = |nth: usize| Word {
        text: words[nth].clone(),
        open: typing && nth == last,
    };
    let mut groups = Vec::new();
    let mut nth = 0;
    while nth < words.len() {
        if let Some((length, others)) = synonyms.at(&words[nth..]) {
            let mut group = vec![(nth..nth + length).map(word).collect::<Vec<_>>()];
            group.extend(others.into_iter().map(closed));
            groups.push(group);
            nth += length;
            continue;
        }
        let joined = words
            .get(nth + 1)
            .map(|next| format!("{}{next}", words[nth]))
            .filter(|joined| is_term(joined));
        if let Some(joined) = joined {
            // A stop word stands nowhere by itself.
            let both = [nth, nth + 1].into_iter().filter(|nth| !is_stop_word(&words[*nth]));
            groups.push(vec![
                both.map(word).collect(),
                vec![Word {
                    text: joined,
                    open: false,
                }],
            ]);
            nth += 2;
            continue;
        }
        if telling == 0 || !is_stop_word(&words[nth]) {
            let mut group = vec![vec![word(nth)]];
            group.extend(in_parts(typed[nth], &words[nth], &is_term).map(|parts| closed(&parts)));
            groups.push(group);
        }
        nth += 1;
    }
    groups
}

/// A word that was written as one: `route53` for `route` and `53`, `MinimumHealthyHosts` for three.
fn in_parts(typed: &str, word: &str, is_term: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let parts: Vec<String> = humps(typed).map(normal).collect();
    if parts.len() >= 3 {
        let known: Vec<String> = parts.into_iter().filter(|part| is_term(part)).collect();
        return (!known.is_empty() && !is_term(word)).then_some(known);
    }
    let cuts = (2..word.len().saturating_sub(1)).filter(|at| word.is_char_boundary(*at));
    let letter = |at: usize| word.as_bytes()[at].is_ascii_alphabetic();
    for at in cuts {
        let (head, tail) = word.split_at(at);
        let wanted = letter(at - 1) != letter(at) || !is_term(word);
        if wanted && is_term(head) && is_term(tail) {
            return Some(vec![head.to_string(), tail.to_string()]);
        }
    }
    None
}

fn closed(words: &[String]) -> Vec<Word> {
    words
        .iter()
        .map(|text| Word {
            text: text.clone(),
            open: false,
        })
        .collect()
}
