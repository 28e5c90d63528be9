//! Progress: the fold of the journal. All that a screen shows comes from here.
//!
//! Events go in one at a time, in the journal's order. What they name is looked up in the
//! [`Course`], so that states lie in plain vectors; what the bank does not know (a topic that
//! was taken out, or comes with a later version) keeps its state under its id, and is in place
//! again when a bank that knows it is folded.
//!
//! Days are those of one time zone, the one given at the fold's start: when the device moves to
//! another, the app folds again, and everything falls into place.

mod cache;
mod exams;
mod fold;
mod logs;
mod undo;

pub use fold::Applied;
pub use logs::{Asked, DayLog, DiagramLog, Recent, Snapshot, TopicLog};

use crate::card::Card;
use crate::course::{Course, hash};
use crate::exam::Sitting;
use crate::event::{Day, EventId, Millis, OwnId, Settings};
use crate::own::Own;
use crate::scheduler::Context;
use crate::time::Now;
use cutover_bank::{Exam, FactIx, QuestionIx, TopicIx};
use logs::Meter;
use cutover_pack::Pack;
use std::collections::VecDeque;
use undo::Footprint;

/// Everything known about the learner.
#[derive(Clone, Debug, PartialEq, Pack)]
pub struct Progress {
    /// Settings as they stand.
    pub settings: Settings,
    /// Days with something done, in order.
    pub days: Vec<DayLog>,
    /// Readiness at the end of each day with something done, but the last.
    pub snapshots: Vec<Snapshot>,
    /// Diagrams played with, in order of their names.
    pub diagrams: Vec<DiagramLog>,
    /// Timed exams, in the order in which they were started.
    pub sittings: Vec<Sitting>,
    /// Notes and cards of one's own.
    pub own: Own,
    /// Events folded.
    pub events: u32,
    offset: i16,
    #[pack(with = "cutover_pack::sparse")]
    cards: Vec<Card>,
    #[pack(with = "cutover_pack::sparse")]
    questions: Vec<Asked>,
    #[pack(with = "cutover_pack::sparse")]
    topics: Vec<TopicLog>,
    /// Cards and questions that this bank does not know, by id; those of one's own are among them.
    strangers: Vec<(String, Card)>,
    /// The last 20 answers given as sure.
    sure: Recent,
    meter: Meter,
    undone: Vec<EventId>,
    #[pack(skip)]
    footprints: VecDeque<Footprint>,
}

impl Progress {
    /// Nothing done yet, for a device `offset` minutes east of UTC.
    pub fn new(course: &Course, offset: i16) -> Progress {
        Progress {
            settings: Settings::default(),
            days: Vec::new(),
            snapshots: Vec::new(),
            diagrams: Vec::new(),
            sittings: Vec::new(),
            own: Own::default(),
            events: 0,
            offset,
            cards: vec![Card::default(); course.fact_count()],
            questions: vec![Asked::default(); course.question_count()],
            topics: vec![TopicLog::default(); course.topics.len()],
            strangers: Vec::new(),
            sure: Recent::default(),
            meter: Meter::default(),
            undone: Vec::new(),
            footprints: VecDeque::new(),
        }
    }

    /// What scheduling the card with this id depends on.
    pub fn context(&self, now: Now, id: &str) -> Context {
        Context {
            now,
            retention: self.settings.retention,
            exam_day: self.settings.exam_day,
            fuzz: Some(seed_of(id)),
        }
    }

    /// What scheduling this fact's card depends on: for the grade buttons.
    pub fn context_of(&self, course: &Course, fact: FactIx, now: Now) -> Context {
        self.context(now, &course.fact(fact).id)
    }

    /// The exam studied for; the current one before a choice is made.
    pub fn exam(&self) -> Exam {
        self.settings.exam.unwrap_or(Exam::C02)
    }

    /// The clock of this fold at an instant.
    pub fn now(&self, at: Millis) -> Now {
        Now {
            at,
            offset: self.offset,
        }
    }

    /// Minutes east of UTC that the days of this fold are counted in.
    pub fn offset(&self) -> i16 {
        self.offset
    }

    /// The card of a fact.
    pub fn card(&self, course: &Course, fact: FactIx) -> Card {
        self.cards[course.fact_no(fact)]
    }

    /// What is remembered of a card of one's own, also of one that was removed.
    pub fn own_card(&self, id: OwnId) -> Card {
        self.known_stranger(&id.name()).unwrap_or_default()
    }

    pub(crate) fn known_stranger(&self, id: &str) -> Option<Card> {
        let at = self.strangers.binary_search_by(|(name, _)| name.as_str().cmp(id));
        at.ok().map(|at| self.strangers[at].1)
    }

    /// What is known of a question.
    pub fn question(&self, course: &Course, question: QuestionIx) -> &Asked {
        &self.questions[course.question_no(question)]
    }

    /// What is known of a topic.
    pub fn topic(&self, topic: TopicIx) -> &TopicLog {
        &self.topics[usize::from(topic.0)]
    }

    /// What is known of a diagram.
    pub fn diagram_log(&self, name: &str) -> Option<&DiagramLog> {
        self.diagrams.iter().find(|d| d.name == name)
    }

    /// Of the last 20 answers given as sure: how many there are, and how many were right.
    pub fn recent_sure(&self) -> (u8, u8) {
        (self.sure.len, self.sure.right())
    }

    /// States whose ids this bank does not know.
    pub fn strangers(&self) -> &[(String, Card)] {
        &self.strangers
    }

    /// The log of a day.
    pub fn day(&self, day: Day) -> Option<&DayLog> {
        let at = self.days.binary_search_by(|log| log.day.cmp(&day)).ok()?;
        Some(&self.days[at])
    }

    /// Whether nothing has been answered or graded yet: what was only read or played with leaves
    /// nothing to plan from.
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(|log| log.cards == 0 && log.questions == 0)
    }
}

/// Seed of a card's fuzz: a hash of its id, so that it does not depend on the bank's order.
pub fn seed_of(id: &str) -> u64 {
    hash(id.as_bytes(), 0)
}

#[cfg(test)]
mod tests;
