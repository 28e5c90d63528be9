//! What the course as a whole has to keep to.
//!
//! Bounds on amounts cannot hold before every page is written: until then they are printed, and
//! refuse nothing.

use super::Compilation;
use super::stats::Guesses;
use crate::{Exam, Weight};
use std::fmt;

/// Original questions, so that several papers can be sat.
pub const QUESTIONS: usize = 640;
/// Full papers that no question is in twice, for DOP-C02 and for DOP-C01.
pub const PAPERS: [(Exam, usize); 2] = [(Exam::C02, 8), (Exam::C01, 4)];
/// Questions that each objective has at least, in DOP-C02 and in DOP-C01.
pub const PER_OBJECTIVE: [(Exam, usize); 2] = [(Exam::C02, 12), (Exam::C01, 8)];
/// Per cent of the facts on core pages that a question exercises, at least.
pub const TOUCHED: f64 = 70.0;
/// Per cent of the questions with one right of four in which the right one is the longest, at most.
pub const LONGEST_RIGHT: f64 = 40.0;
/// Points by which looking for a cue may score better or worse than chance, at most: who knows that
/// a cue misleads can look for its opposite.
pub const CUE_GAIN: f64 = 5.0;
/// Words in the median sentence of the notes, at most.
pub const SENTENCE: usize = 22;
/// Bytes of the bank on the wire, at most: where the host compresses with brotli, and where not.
pub const ON_THE_WIRE: [usize; 2] = [800_000, 900_000];

/// A bound and how it is kept.
pub struct Bound {
    /// What is bounded, with its figure and its limit, in words.
    pub says: String,
    /// Whether it is kept.
    pub holds: bool,
    /// Whether it refuses the content if it is not kept.
    pub binds: bool,
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match (self.holds, self.binds) {
            (true, _) => "kept  ",
            (false, true) => "BROKEN",
            (false, false) => "open  ",
        };
        write!(f, "{verdict} {}", self.says)
    }
}

impl Compilation {
    /// Whether every page of the course is written.
    pub fn is_complete(&self) -> bool {
        self.topics.len() >= self.pages
    }

    /// All bounds but those on sizes, which depend on what the host does.
    pub fn bounds(&self) -> Vec<Bound> {
        let always = |holds, says| Bound { says, holds, binds: true };
        let amount = |holds, says| Bound { says, holds, binds: self.is_complete() };
        let without_ask = self.without_ask();
        let (hit, all) = self.touched(|weight| weight == Weight::Core);
        let touched = hit as f64 * 100.0 / all.max(1) as f64;
        let guesses = Guesses::at(self);
        let longest = guesses.longest_right();
        let sentence = self.median_sentence();
        let mut bounds = vec![
            always(without_ask == 0, format!("cards without an ask: {without_ask}, none allowed")),
            amount(
                touched >= TOUCHED,
                format!("facts on core pages that a question exercises: {touched:.1} %, at least {TOUCHED} %"),
            ),
            always(
                longest <= LONGEST_RIGHT,
                format!("the right one of four is the longest: {longest:.1} %, at most {LONGEST_RIGHT} %"),
            ),
            always(
                sentence <= SENTENCE,
                format!("words in the median sentence: {sentence}, at most {SENTENCE}"),
            ),
        ];
        for (cue, gain) in guesses.gains() {
            let says = format!("who looks for \"{cue}\" scores {gain:+.1} points beside chance, at most {CUE_GAIN} either way");
            bounds.push(always(gain.abs() <= CUE_GAIN, says));
        }
        let questions = self.heads().count();
        bounds.push(amount(
            questions >= QUESTIONS,
            format!("questions: {questions}, at least {QUESTIONS}"),
        ));
        for (exam, least) in PAPERS {
            let papers = self.papers(exam);
            let says = format!("full papers of {}: {papers}, at least {least}", self.code(exam));
            bounds.push(amount(papers >= least, says));
        }
        for (exam, least) in PER_OBJECTIVE {
            let few: Vec<String> = self
                .per_objective(exam)
                .filter(|(_, count)| *count < least)
                .map(|(number, count)| format!("{number} has {count}"))
                .collect();
            let which = if few.is_empty() { "none".to_string() } else { few.join(", ") };
            let says = format!("objectives of {} with fewer than {least} questions: {which}", self.code(exam));
            bounds.push(amount(few.is_empty(), says));
        }
        bounds
    }

    /// The bounds on the bank's size, for what it comes to with the host's compression and without.
    pub fn size_bounds(&self, sizes: [usize; 2]) -> [Bound; 2] {
        let how = ["compressed by the host", "as it is"];
        [0, 1].map(|nth| Bound {
            says: format!("the bank, {}: {} B, at most {}", how[nth], sizes[nth], ON_THE_WIRE[nth]),
            holds: sizes[nth] <= ON_THE_WIRE[nth],
            binds: true,
        })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_bounded_from_above() {
        let bank = super::super::compile(&[], &[], &[]);
        let holds = |sizes| bank.size_bounds(sizes).map(|bound| bound.holds);
        assert_eq!(holds([800_000, 900_000]), [true, true]);
        assert_eq!(holds([800_001, 900_001]), [false, false]);
    }

    #[test]
    fn an_empty_bank_breaks_its_bounds_on_amounts() {
        let bank = super::super::compile(&[], &[], &[]);
        let broken: Vec<String> = bank
            .bounds()
            .iter()
            .filter(|bound| !bound.holds)
            .map(ToString::to_string)
            .collect();
        assert_eq!(broken.len(), 4, "{broken:#?}");
        assert!(broken[1].contains("questions: 0, at least 640"), "{broken:#?}");
    }
}
