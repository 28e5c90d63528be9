//! Figures on the content: how much there is, how it is spread, and what a guesser could make of it.

mod guess;

use super::Compilation;
use super::markdown::words;
use crate::{Exam, QuestionHead, Weight};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

impl Compilation {
    /// The figures as a page of text.
    pub fn stats(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write_stats(&mut out);
        out
    }

    fn write_stats(&self, out: &mut String) -> fmt::Result {
        self.write_amounts(out)?;
        for exam in [Exam::C02, Exam::C01] {
            self.write_spread(out, exam)?;
        }
        self.write_kinds(out)?;
        guess::write(self, out)?;
        self.write_sizes(out)
    }

    fn write_amounts(&self, out: &mut String) -> fmt::Result {
        let topics = &self.index.topics;
        let facts = topics.iter().flat_map(|topic| &topic.facts);
        let also: usize = facts.clone().map(|fact| fact.also.len()).sum();
        let without_ask = self
            .topics
            .iter()
            .flat_map(|topic| &topic.facts)
            .filter(|fact| fact.ask.is_empty())
            .count();
        writeln!(
            out,
            "Topics      {} of {} in the course",
            topics.len(),
            self.pages
        )?;
        for (weight, name) in [
            (Weight::Core, "core"),
            (Weight::Supporting, "supporting"),
            (Weight::Background, "background"),
        ] {
            let count = topics.iter().filter(|topic| topic.weight == weight).count();
            writeln!(out, "            {count} {name}")?;
        }
        writeln!(
            out,
            "Facts       {} and {also} folded into them; {without_ask} cards without an ask",
            facts.count()
        )?;
        self.write_touched(out)?;
        let families = self
            .topics
            .iter()
            .flat_map(|topic| &topic.questions)
            .filter(|q| q.is_family)
            .count();
        writeln!(
            out,
            "Questions   {}, of them {families} families",
            self.heads().count()
        )?;
        let changes = &self.reference.changes;
        writeln!(
            out,
            "Reference   {} confusions, {} terms, {} changes, {} of them dated",
            self.reference.confusions.len(),
            self.reference.terms.len(),
            changes.len(),
            changes.iter().filter(|change| !change.when.is_empty()).count()
        )?;
        let mut lengths = self.sentence_lengths();
        lengths.sort_unstable();
        let median = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
        writeln!(out, "Sentences   {median} words in the median of the notes")
    }

    /// Facts that a question exercises, on core pages and on all.
    fn write_touched(&self, out: &mut String) -> fmt::Result {
        let touched: Vec<_> = self.heads().flat_map(|question| &question.facts).collect();
        for core in [true, false] {
            let (mut all, mut hit) = (0usize, 0usize);
            for (t, topic) in self.index.topics.iter().enumerate() {
                if core && topic.weight != Weight::Core {
                    continue;
                }
                all += topic.facts.len();
                hit += (0..topic.facts.len())
                    .filter(|nth| {
                        touched
                            .iter()
                            .any(|ix| usize::from(ix.topic.0) == t && usize::from(ix.nth) == *nth)
                    })
                    .count();
            }
            let pages = if core {
                "on core pages"
            } else {
                "on all pages"
            };
            writeln!(
                out,
                "            {hit} of {all} ({}) touched by a question {pages}",
                per_cent(hit, all)
            )?;
        }
        Ok(())
    }

    /// Questions by domain and objective, and how many papers they make.
    fn write_spread(&self, out: &mut String, exam: Exam) -> fmt::Result {
        let Some(blueprint) = self.index.blueprint(exam) else {
            return Ok(());
        };
        let drawn: Vec<&QuestionHead> = self
            .heads()
            .filter(|question| question.serves(exam))
            .collect();
        let mut papers = usize::MAX;
        let mut rows = String::new();
        for domain in &blueprint.domains {
            // A question counts for the domain of its first objective.
            let own = |question: &&&QuestionHead| {
                question
                    .objectives(exam)
                    .first()
                    .is_some_and(|o| o.starts_with(&format!("{}.", domain.number)))
            };
            let count = drawn.iter().filter(own).count();
            let wanted = usize::from(blueprint.questions) * usize::from(domain.weight);
            papers = papers.min(count * 100 / wanted.max(1));
            write!(
                rows,
                "  {:<14}{count:>4}  ({} % of the paper)",
                domain.short, domain.weight
            )?;
            for objective in &domain.objectives {
                let tagged = drawn
                    .iter()
                    .filter(|question| question.objectives(exam).contains(&objective.number));
                write!(rows, "  {} {}", objective.number, tagged.count())?;
            }
            writeln!(rows)?;
        }
        writeln!(
            out,
            "\n{}: {} questions, enough for {papers} full papers without repeating one",
            blueprint.code,
            drawn.len()
        )?;
        out.write_str(&rows)
    }

    fn write_kinds(&self, out: &mut String) -> fmt::Result {
        let count = |key: fn(&QuestionHead) -> u8| {
            let mut counts = BTreeMap::new();
            for question in self.heads() {
                *counts.entry(key(question)).or_insert(0usize) += 1;
            }
            counts
                .into_iter()
                .map(|(key, n)| format!("{key}: {n}"))
                .collect::<Vec<_>>()
                .join("   ")
        };
        writeln!(
            out,
            "\nDifficulty  {}",
            count(|question| question.difficulty)
        )?;
        writeln!(out, "Right       {}", count(|question| question.right))?;
        writeln!(out, "Options     {}", count(|question| question.options))
    }

    fn write_sizes(&self, out: &mut String) -> fmt::Result {
        let packs = self.packs();
        let kilobytes = |bytes: usize| format!("{},{:03} B", bytes / 1000, bytes % 1000);
        writeln!(out, "\nSizes       raw and packed")?;
        let front = ["Index", "Search", "Reference"];
        let topics = &packs[front.len()..];
        for (name, raw) in front.iter().zip(&packs) {
            writeln!(
                out,
                "  {name:<10}{:>14} {:>14}",
                kilobytes(raw.len()),
                kilobytes(crate::codec::pack(raw).len())
            )?;
        }
        let raw: usize = topics.iter().map(Vec::len).sum();
        let packed: usize = topics.iter().map(|raw| crate::codec::pack(raw).len()).sum();
        writeln!(
            out,
            "  {:<10}{:>14} {:>14}",
            "Topics",
            kilobytes(raw),
            kilobytes(packed)
        )?;
        writeln!(
            out,
            "  {:<10}{:>14} {:>14}",
            "All",
            "",
            kilobytes(self.blob().len())
        )
    }

    pub(super) fn heads(&self) -> impl Iterator<Item = &QuestionHead> {
        self.index.topics.iter().flat_map(|topic| &topic.questions)
    }

    /// The length of each sentence of prose in the notes; tables, code and headings are none.
    fn sentence_lengths(&self) -> Vec<usize> {
        let mut lengths = Vec::new();
        for notes in self.topics.iter().filter_map(|topic| topic.notes.as_ref()) {
            let prose = notes
                .as_str()
                .split("```")
                .step_by(2)
                .collect::<Vec<_>>()
                .join("\n\n");
            for line in prose.lines().filter(|line| !line.starts_with(['#', '|'])) {
                let sentences = line.split_inclusive(['.', '?', '!']).map(words);
                lengths.extend(sentences.filter(|length| *length > 1));
            }
        }
        lengths
    }
}

pub(super) fn per_cent(part: usize, whole: usize) -> String {
    format!("{} %", (part * 100 + whole / 2) / whole.max(1))
}
