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

/// How guessers do. Shares are in tenths of a per cent.
pub(crate) struct Guesses {
    questions: usize,
    chance: f64,
    /// Each cue with the questions that it answers wholly right.
    cues: Vec<(&'static str, usize)>,
    /// Of the questions with one right of four: how many there are, in how many it is the longest,
    /// and in how many it stands first, second, third, fourth.
    of_four: usize,
    longest: usize,
    places: [usize; 4],
}

impl Guesses {
    pub fn at(bank: &Compilation) -> Guesses {
        let all = bank.topics.iter().flat_map(|topic| &topic.questions);
        let questions: Vec<&QuestionSource> = all.filter(|question| right(question) > 0).collect();
        let hits = |cue: Cue| questions.iter().filter(|question| is_hit(question, cue)).count();
        let is_one = |question: &&&QuestionSource| right(question) == 1 && question.options.len() == 4;
        let single: Vec<_> = questions.iter().filter(is_one).collect();
        let stands = |nth: usize| single.iter().filter(|question| question.options[nth].right).count();
        Guesses {
            questions: questions.len(),
            chance: questions.iter().map(|q| 1.0 / ways(q.options.len(), right(q))).sum(),
            cues: CUES.into_iter().map(|(name, cue)| (name, hits(cue))).collect(),
            of_four: single.len(),
            longest: single.iter().filter(|question| is_hit(question, CUES[0].1)).count(),
            places: [0, 1, 2, 3].map(stands),
        }
    }

    /// In how many per cent of the questions with one right of four it is the longest.
    pub fn longest_right(&self) -> f64 {
        self.longest as f64 * 100.0 / self.of_four.max(1) as f64
    }

    /// Each cue with the points by which it scores better, or worse, than chance.
    pub fn gains(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let points = |hits: usize| (hits as f64 - self.chance) * 100.0 / self.questions.max(1) as f64;
        self.cues.iter().map(move |(name, hits)| (*name, points(*hits)))
    }

    pub fn write(&self, out: &mut String) -> fmt::Result {
        let share = |hits: f64| hits * 100.0 / self.questions.max(1) as f64;
        writeln!(out, "\nGuessers    questions answered wholly right, of {}", self.questions)?;
        writeln!(out, "  {:<20}{:>5.0}{:>6.1} %", "chance", self.chance, share(self.chance))?;
        for ((name, hits), (_, gain)) in self.cues.iter().zip(self.gains()) {
            writeln!(out, "  {name:<20}{hits:>5}{:>6.1} %  {gain:+.1} points", share(*hits as f64))?;
        }
        let places = self.places.map(|hits| per_cent(hits, self.of_four));
        writeln!(
            out,
            "  One right of four: it is the longest in {:.1} %, chance 25 %",
            self.longest_right()
        )?;
        writeln!(out, "  One right of four: it stands first, second, third, fourth in {}", places.join(", "))
    }
}

fn length(question: &QuestionSource, nth: usize) -> usize {
    plain(question.options[nth].text.as_str()).chars().count()
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
