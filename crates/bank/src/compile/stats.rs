//! Figures on the content: how much there is, how it is spread, and what a guesser could make of it.

mod guess;

pub(super) use guess::Guesses;

use super::Compilation;
use super::markdown::words;
use crate::{Exam, QuestionHead, ServiceIx, Weight};
use std::collections::{BTreeMap, BTreeSet};
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
        Guesses::at(self).write(out)?;
        self.write_sizes(out)
    }

    fn write_amounts(&self, out: &mut String) -> fmt::Result {
        let topics = &self.index.topics;
        let facts = topics.iter().flat_map(|topic| &topic.facts);
        let also: usize = facts.clone().map(|fact| fact.also.len()).sum();
        let without_ask = self.without_ask();
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
        let services = self.index.services.len();
        let (topics, sheets) = (self.topics_of_services(), self.reference.sheets.len());
        writeln!(
            out,
            "Services    {services}: {topics} with a topic, {sheets} with a sheet, {} without",
            services.saturating_sub(topics + sheets)
        )?;
        let median = self.median_sentence();
        writeln!(out, "Sentences   {median} words in the median of the notes")
    }

    /// Facts that a question exercises, on core pages and on all.
    fn write_touched(&self, out: &mut String) -> fmt::Result {
        for (core, pages) in [(true, "on core pages"), (false, "on all pages")] {
            let (hit, all) = self.touched(|weight| !core || weight == Weight::Core);
            writeln!(
                out,
                "            {hit} of {all} ({}) touched by a question {pages}",
                per_cent(hit, all)
            )?;
        }
        Ok(())
    }

    /// How many facts a question exercises, of how many, on pages of some weights.
    pub(super) fn touched(&self, wanted: impl Fn(Weight) -> bool) -> (usize, usize) {
        let touched: BTreeSet<(u16, u16)> = self
            .heads()
            .flat_map(|question| &question.facts)
            .map(|fact| (fact.topic.0, fact.nth))
            .collect();
        let topics = self.index.topics.iter().enumerate().filter(|(_, topic)| wanted(topic.weight));
        let facts = topics.flat_map(|(t, topic)| (0..topic.facts.len()).map(move |nth| (t as u16, nth as u16)));
        facts.fold((0, 0), |(hit, all), fact| (hit + usize::from(touched.contains(&fact)), all + 1))
    }

    /// Services whose sheet is a topic.
    fn topics_of_services(&self) -> usize {
        let services = 0..self.index.services.len() as u16;
        services.filter(|at| self.index.topic_of(ServiceIx(*at)).is_some()).count()
    }

    /// Cards without a front.
    pub(super) fn without_ask(&self) -> usize {
        let facts = self.topics.iter().flat_map(|topic| &topic.facts);
        facts.filter(|fact| fact.ask.is_empty()).count()
    }

    /// Words in the median sentence of the notes.
    pub(super) fn median_sentence(&self) -> usize {
        let mut lengths = self.sentence_lengths();
        lengths.sort_unstable();
        lengths.get(lengths.len() / 2).copied().unwrap_or(0)
    }

    /// The code of an exam: `DOP-C02`.
    pub(super) fn code(&self, exam: Exam) -> &str {
        self.index.blueprint(exam).map_or("an exam without blueprint", |blueprint| &blueprint.code)
    }

    /// How many questions each objective has, by its number.
    pub(super) fn per_objective(&self, exam: Exam) -> impl Iterator<Item = (&str, usize)> {
        let domains = self.index.blueprint(exam).map_or(&[][..], |blueprint| &blueprint.domains);
        let count = move |number: &String| {
            self.heads().filter(|question| question.objectives(exam).contains(number)).count()
        };
        let objectives = domains.iter().flat_map(|domain| &domain.objectives);
        objectives.map(move |objective| (objective.number.as_str(), count(&objective.number)))
    }

    /// How many questions count for a domain: each for that of its first objective.
    fn of_domain(&self, exam: Exam, domain: u8) -> usize {
        let begin = format!("{domain}.");
        let own = |question: &&QuestionHead| {
            question.objectives(exam).first().is_some_and(|number| number.starts_with(&begin))
        };
        self.heads().filter(own).count()
    }

    /// How many full papers can be drawn without repeating a question.
    pub(super) fn papers(&self, exam: Exam) -> usize {
        let Some(blueprint) = self.index.blueprint(exam) else {
            return 0;
        };
        let papers = blueprint.domains.iter().map(|domain| {
            let wanted = usize::from(blueprint.questions) * usize::from(domain.weight);
            self.of_domain(exam, domain.number) * 100 / wanted.max(1)
        });
        papers.min().unwrap_or(0)
    }

    /// Questions by domain and objective, and how many papers they make.
    fn write_spread(&self, out: &mut String, exam: Exam) -> fmt::Result {
        let Some(blueprint) = self.index.blueprint(exam) else {
            return Ok(());
        };
        let drawn = self.heads().filter(|question| question.serves(exam)).count();
        let papers = self.papers(exam);
        let mut rows = String::new();
        for domain in &blueprint.domains {
            let count = self.of_domain(exam, domain.number);
            write!(
                rows,
                "  {:<14}{count:>4}  ({} % of the paper)",
                domain.short, domain.weight
            )?;
            let begin = format!("{}.", domain.number);
            for (number, count) in self.per_objective(exam).filter(|(number, _)| number.starts_with(&begin)) {
                write!(rows, "  {number} {count}")?;
            }
            writeln!(rows)?;
        }
        writeln!(
            out,
            "\n{}: {} questions, enough for {papers} full papers without repeating one",
            blueprint.code,
            drawn
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
        let raw = self.raw();
        let written = raw.write();
        let kilobytes = |bytes: usize| format!("{},{:03} B", bytes / 1000, bytes % 1000);
        writeln!(out, "\nSizes")?;
        let all: usize = raw.topics.iter().map(Vec::len).sum();
        let [index, pages, trunk, reference, topics] = written.parts;
        for (name, raw, packed) in [
            ("Index", raw.index.len(), index),
            ("Pages", raw.pages.len(), pages),
            ("Reference", raw.reference.len(), reference),
            ("Topics", all, trunk + topics),
        ] {
            writeln!(out, "  {name:<10}{:>14} {:>14}", kilobytes(raw), kilobytes(packed))?;
        }
        writeln!(out, "  {:<10}{:>14} {:>14}", "All", "", kilobytes(written.bytes.len()))
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
