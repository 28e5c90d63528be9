//! The events of a timed exam: enough to take up a sitting to the second after a reload, a kill
//! or an update, and to write its report at any time later.

use super::{Confidence, EventId, Millis};
use cutover_bank::Exam;
use cutover_pack::Pack;

/// What happened in a sitting. A sitting is named by the event that started it.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub enum ExamEvent {
    /// A paper was opened.
    Started(Start),
    /// A question of it was seen, answered, flagged or left.
    Marked {
        /// The sitting.
        sitting: EventId,
        /// Position on the paper, from 0.
        nth: u8,
        /// How the question stands now.
        mark: Mark,
    },
    /// The clock was stopped.
    Paused {
        /// The sitting.
        sitting: EventId,
        /// Seconds that were left; 0 in a sitting without a limit.
        left: u32,
    },
    /// The clock runs again.
    Resumed {
        /// The sitting.
        sitting: EventId,
        /// The new end; none without a limit.
        deadline: Option<Millis>,
    },
    /// The paper was handed in, or its time was up.
    Finished {
        /// The sitting.
        sitting: EventId,
    },
}

/// A paper, as it was opened. The questions stand here by id, so that a later bank changes nothing
/// in a paper that is being sat.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Start {
    /// The exam.
    pub exam: Exam,
    /// The form: what the paper, the order of its options and its drawn numbers follow from.
    pub seed: u32,
    /// Minutes allowed; 0 for no limit.
    pub minutes: u16,
    /// When the time is up; none for no limit.
    pub deadline: Option<Millis>,
    /// Question ids, in order.
    pub questions: Vec<String>,
}

/// How a question of a paper stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Pack)]
pub struct Mark {
    /// Options chosen, a bit each in authored order; 0 is unanswered.
    pub chosen: u8,
    /// Whether exactly the right options are chosen.
    pub right: bool,
    /// Options struck out, a bit each in authored order.
    pub struck: u8,
    /// Whether it is flagged for review.
    pub flagged: bool,
    /// How sure the learner was, where it was said.
    pub confidence: Option<Confidence>,
    /// Seconds spent on it, over all visits.
    pub took: u16,
    /// Marked passages of the situation: from and to, in characters of its text.
    pub highlights: Vec<(u16, u16)>,
}
