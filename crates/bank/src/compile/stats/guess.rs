//! What somebody scores who knows nothing and looks for cues, beside what blind chance scores.

use super::super::checks::absolute_word;
use super::super::markdown::plain;
use super::super::sources::QuestionSource;
use super::{Compilation, per_cent};
use std::fmt::{self, Write};

/// Something a guesser ranks options by: the highest are ticked.
type Cue = fn(&QuestionSource, usize) -> usize;

const CUES: [(&str, Cue); 5] = [
    ("longest", |question, nth| length(question, nth)),
    ("shortest", |question, nth| {
        usize::MAX - length(question, nth)
    }),
    ("first in the file", |_, nth| usize::MAX - nth),
    ("last in the file", |_, nth| nth),
    ("no absolute word", |question, nth| {
        // Where no option has one, the first is as good as any.
        let clean = absolute_word(question.options[nth].text.as_str()).is_none();
        usize::from(clean) * 100 + (50 - nth)
    }),
];

fn length(question: &QuestionSource, nth: usize) -> usize {
    plain(question.options[nth].text.as_str()).chars().count()
}

pub(super) fn write(bank: &Compilation, out: &mut String) -> fmt::Result {
    let questions: Vec<&QuestionSource> = bank
        .topics
        .iter()
        .flat_map(|topic| &topic.questions)
        .filter(|q| right(q) > 0)
        .collect();
    let chance: f64 = questions
        .iter()
        .map(|q| 1.0 / ways(q.options.len(), right(q)))
        .sum();
    writeln!(
        out,
        "\nGuessers    questions answered wholly right, of {}",
        questions.len()
    )?;
    writeln!(
        out,
        "  {:<20}{:>5.0}  {}",
        "chance",
        chance,
        share(chance, questions.len())
    )?;
    for (name, cue) in CUES {
        let hits = questions
            .iter()
            .filter(|question| is_hit(question, cue))
            .count();
        writeln!(
            out,
            "  {name:<20}{hits:>5}  {}",
            share(hits as f64, questions.len())
        )?;
    }
    let single: Vec<_> = questions
        .iter()
        .filter(|question| right(question) == 1)
        .collect();
    let longest = single
        .iter()
        .filter(|question| is_hit(question, CUES[0].1))
        .count();
    let places = (0..4).map(|nth| {
        let hits = single
            .iter()
            .filter(|question| question.options.get(nth).is_some_and(|option| option.right));
        per_cent(hits.count(), single.len())
    });
    writeln!(
        out,
        "  One right: it is the longest in {}, chance 25 %",
        per_cent(longest, single.len())
    )?;
    writeln!(
        out,
        "  One right: it stands first, second, third, fourth in {}",
        places.collect::<Vec<_>>().join(", ")
    )
}

fn right(question: &QuestionSource) -> usize {
    question
        .options
        .iter()
        .filter(|option| option.right)
        .count()
}

/// Whether the options with the strongest cue are exactly the right ones.
fn is_hit(question: &QuestionSource, cue: Cue) -> bool {
    let mut order: Vec<usize> = (0..question.options.len()).collect();
    order.sort_by_key(|nth| std::cmp::Reverse(cue(question, *nth)));
    order
        .iter()
        .take(right(question))
        .all(|nth| question.options[*nth].right)
}

/// In how many ways `k` of `n` can be ticked.
fn ways(n: usize, k: usize) -> f64 {
    (0..k).fold(1.0, |ways, i| ways * (n - i) as f64 / (i + 1) as f64)
}

fn share(hits: f64, of: usize) -> String {
    format!("{:.0} %", hits * 100.0 / of.max(1) as f64)
}
