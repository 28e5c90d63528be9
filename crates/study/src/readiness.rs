//! Readiness: between which bounds lies the share of an exam's questions that the learner would
//! answer correctly today.
//!
//! # What it is made of
//! In each domain, every fact that the exam asks has a weight: 3 in a core topic, 2 in a
//! supporting one, 1 in a background one. It is *seen* once its card was graded or a question
//! on it answered.
//!
//! **The unseen share** counts as 0 at the low end, and at the high end as a guess among four
//! options, 25 %, as long as nothing is known of it. What tells is *pretests*: first answers to
//! questions on facts of which most had never been met, in papers or on topics never opened. From
//! the share of the right ones comes a Wilson interval as below; with `n` pretests in the domain
//! it counts for `n / (n + 8)`, the ignorance of (0, 25 %) for the rest. So does somebody who
//! passes papers without the cards see it. Wrong answers never raise the high end: it is no higher
//! than the right ones alone make it.
//!
//! **The seen share** is an estimate from two sources, pooled as observations:
//! - each seen fact is half an observation, worth its chance of recall today times how surely
//!   knowing a fact means choosing rightly: a half while it is being learned or was answered
//!   sure and wrong, else 75 %, growing with stability to 95 % at three weeks; a fact met but
//!   without memory is worth a guess;
//! - each of the last 16 answers in each topic is one observation, right or wrong; a lucky guess
//!   is half right.
//!
//! From the pooled share and the number of observations comes the Wilson interval that holds the
//! truth eight times in ten. Until a fact is known past its learning steps or an answer was right,
//! its high end stays a guess. So the interval is wide after little and narrows as evidence grows:
//! an answered question weighs as much as two cards, and cards alone do not carry the low end
//! past the ready mark.
//!
//! A domain is the mean of both intervals by their shares; nobody does worse for having met a
//! thing, so that no end of the seen share is lower than that of the unseen one. The exam is the
//! mean of its domains by the blueprint's weights. A domain of which the bank has nothing counts
//! as unseen. Ends are rounded outwards to whole per cent.

mod outlook;

pub use outlook::{Outlook, change, compared, history, outlook, projected};

use crate::card::{Card, Mark};
use crate::course::{Course, domain_of};
use crate::progress::{Progress, Snapshot};
use crate::stats::wilson;
use crate::time::Now;
use cutover_bank::{Exam, TopicIx, Weight};
use cutover_pack::Pack;

/// The low end from which one is ready.
pub const READY: u8 = 80;
/// The share that guessing answers.
const GUESS: f32 = 0.25;
/// Half-width of the interval in standard errors: eight times in ten.
const Z: f32 = 1.2816;

/// An interval in whole per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub struct Span {
    /// At least this.
    pub low: u8,
    /// At most this.
    pub high: u8,
}

impl Span {
    /// Whether the low end has passed the ready mark.
    pub fn ready(self) -> bool {
        self.low >= READY
    }

    /// The middle, in per cent times two, to compare without halves.
    pub fn middle2(self) -> u16 {
        u16::from(self.low) + u16::from(self.high)
    }
}

/// Readiness in one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainReadiness {
    /// 1-based number.
    pub number: u8,
    /// Per cent of the exam.
    pub weight: u8,
    /// Between these.
    pub span: Span,
    /// How many facts stand how.
    pub facts: Tally,
}

/// Readiness for an exam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The exam.
    pub exam: Exam,
    /// The whole exam.
    pub total: Span,
    /// In blueprint order.
    pub domains: Vec<DomainReadiness>,
}

/// Facts by how they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All that the exam asks.
    pub all: u16,
    /// Mastered, also those that are due today.
    pub green: u16,
    /// Due today or late.
    pub due: u16,
    /// Never met.
    pub untouched: u16,
}

/// Observations, as they are gathered over a topic or a domain.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    weight: f32,
    seen: f32,
    count: f32,
    right: f32,
    pretests: f32,
    pretests_right: f32,
    /// Whether anything was answered right or has left the learning steps.
    known: bool,
    tally: Tally,
}

/// Observations that one seen fact is worth.
const FACT: f32 = 0.5;
/// Pretests that weigh as much as knowing nothing of the unseen share.
const IGNORANCE: f32 = 8.0;

impl Evidence {
    fn fact(&mut self, card: Card, weight: f32, now: Now) {
        self.weight += weight;
        self.tally.all += 1;
        let mark = card.mark(now);
        self.tally.due += u16::from(mark == Mark::Due);
        if mark == Mark::Untouched {
            self.tally.untouched += 1;
            return;
        }
        self.tally.green += u16::from(mark == Mark::Green || card.mastered(now));
        self.seen += weight;
        self.known |= card.recall(now).is_some() && !card.in_steps() && !card.sure_wrong;
        self.count += FACT;
        self.right += FACT * worth(card, now);
    }

    fn topic(
        &mut self,
        course: &Course,
        progress: &Progress,
        topic: TopicIx,
        exam: Exam,
        now: Now,
    ) {
        let head = course.topic(topic);
        let weight = match head.weight {
            Weight::Core => 3.0,
            Weight::Supporting => 2.0,
            Weight::Background => 1.0,
        };
        for fact in course.facts_of(topic, exam) {
            self.fact(progress.card(course, fact), weight, now);
        }
        let log = progress.topic(topic);
        self.known |= log.right.right() > 0;
        self.count += f32::from(log.right.len);
        self.right += f32::from(log.right.right()) - f32::from(log.lucky.right()) / 2.0;
        self.pretests += f32::from(log.pretest.len);
        self.pretests_right += f32::from(log.pretest.right()) - f32::from(log.pretest_lucky.right()) / 2.0;
    }

    /// What the share that was never met is worth.
    fn unseen(&self) -> (f32, f32) {
        let told = |all: f32| all / (all + IGNORANCE);
        let high = |all: f32| {
            let end = wilson(self.pretests_right, all, Z).1.max(GUESS);
            told(all) * end + (1.0 - told(all)) * GUESS
        };
        let low = told(self.pretests) * wilson(self.pretests_right, self.pretests, Z).0;
        // The high end is nowhere above what it is without the wrong ones: of a few tests the
        // interval is so wide that a wrong one would raise it.
        (low, high(self.pretests).min(high(self.pretests_right)))
    }

    fn bounds(&self) -> (f32, f32) {
        if self.weight == 0.0 {
            return (0.0, GUESS);
        }
        let seen = self.seen / self.weight;
        let (low, mut high) = wilson(self.right, self.count, Z);
        if !self.known {
            high = GUESS;
        }
        let unseen = self.unseen();
        // Nobody does worse for having seen a thing: an end of the seen share is no lower than
        // that of the unseen one, nor the high end than a guess.
        let mean = |end: f32, other: f32| seen * end.max(other) + (1.0 - seen) * other;
        (mean(low, unseen.0), mean(high, unseen.1))
    }

    fn span(&self) -> Span {
        span(self.bounds())
    }
}

/// The chance that a question on a seen fact is answered correctly today.
fn worth(card: Card, now: Now) -> f32 {
    let Some(recall) = card.recall(now) else {
        return GUESS;
    };
    let transfer = if card.in_steps() || card.sure_wrong {
        0.5
    } else {
        0.75 + 0.2 * card.stability.min(21.0) / 21.0
    };
    f32::from(recall) / 1000.0 * transfer
}

pub(crate) fn span((low, high): (f32, f32)) -> Span {
    let low = (low * 100.0).floor().clamp(0.0, 100.0) as u8;
    Span {
        low,
        high: ((high * 100.0).ceil().clamp(0.0, 100.0) as u8).max(low),
    }
}

/// Readiness for an exam at an instant.
pub fn readiness(course: &Course, progress: &Progress, exam: Exam, now: Now) -> Readiness {
    let domains = course.blueprint(exam).map_or(&[][..], |b| &b.domains);
    let mut gathered = vec![Evidence::default(); domains.len()];
    for (topic, head) in course.each_topic() {
        let number = usize::from(domain_of(head, exam));
        if head.era.serves(exam) && (1..=domains.len()).contains(&number) {
            gathered[number - 1].topic(course, progress, topic, exam, now);
        }
    }
    let (mut low, mut high, mut weight) = (0.0, 0.0, 0.0);
    let mut rows = Vec::with_capacity(domains.len());
    for (domain, evidence) in domains.iter().zip(&gathered) {
        let bounds = evidence.bounds();
        let share = f32::from(domain.weight);
        low += bounds.0 * share;
        high += bounds.1 * share;
        weight += share;
        rows.push(DomainReadiness {
            number: domain.number,
            weight: domain.weight,
            span: evidence.span(),
            facts: evidence.tally,
        });
    }
    let total = if weight > 0.0 {
        (low / weight, high / weight)
    } else {
        (0.0, GUESS)
    };
    Readiness {
        exam,
        total: span(total),
        domains: rows,
    }
}

/// Readiness in one topic, and how its facts stand.
pub fn topic_readiness(
    course: &Course,
    progress: &Progress,
    topic: TopicIx,
    exam: Exam,
    now: Now,
) -> (Span, Tally) {
    let mut evidence = Evidence::default();
    evidence.topic(course, progress, topic, exam, now);
    (evidence.span(), evidence.tally)
}

/// Readiness as it is kept at the end of a day.
pub(crate) fn snapshot(course: &Course, progress: &Progress, end: Now) -> Snapshot {
    let exam = progress.exam();
    let r = readiness(course, progress, exam, end);
    Snapshot {
        day: end.day(),
        exam,
        total: r.total,
        domains: r.domains.iter().map(|d| d.span).collect(),
    }
}

#[cfg(test)]
mod tests;
