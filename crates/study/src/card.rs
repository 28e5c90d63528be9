//! A card's state: what the learner is believed to remember, and when to ask again.

use crate::event::{Day, Millis};
use crate::scheduler::memory;
use crate::time::Now;
use cutover_pack::Pack;

/// Where a card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub enum Phase {
    /// Never asked.
    #[default]
    New,
    /// In its first steps of minutes.
    Learning {
        /// Position in the steps.
        step: u8,
    },
    /// Comes back after days.
    Review,
    /// Forgotten, and in the steps that follow.
    Relearning {
        /// Position in the steps.
        step: u8,
    },
}

/// When a card is to be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pack)]
pub enum Due {
    /// Not scheduled.
    #[default]
    Never,
    /// From an instant on: a learning step.
    At(Millis),
    /// From a day on.
    On(Day),
}

/// The state of one card. Facts and questions both have one.
#[derive(Clone, Copy, Debug, PartialEq, Pack)]
pub struct Card {
    /// Where it stands.
    pub phase: Phase,
    /// When to ask.
    pub due: Due,
    /// Days after which recall falls to 90 %; 0 when new.
    pub stability: f32,
    /// 1 to 10; 0 when new.
    pub difficulty: f32,
    /// The last evidence that moved the memory; meaningless when new.
    pub last: Millis,
    /// Times graded or moved by an answer.
    pub reps: u16,
    /// Times forgotten after it had been learned.
    pub lapses: u8,
    /// Answers to questions that exercise it, whatever they showed.
    pub asked: u8,
    /// Sure and wrong the last time, and not put right since.
    pub sure_wrong: bool,
}

impl Default for Card {
    fn default() -> Self {
        Card {
            phase: Phase::New,
            due: Due::Never,
            stability: 0.0,
            difficulty: 0.0,
            last: Millis(0),
            reps: 0,
            lapses: 0,
            asked: 0,
            sure_wrong: false,
        }
    }
}

/// How a fact is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Never met: neither its card nor a question that exercises it.
    Untouched,
    /// Met, and not mastered.
    Blue,
    /// To be asked today, or late.
    Due,
    /// Mastered, see [`Card::mastered`].
    Green,
}

/// Days of stability from which a fact may be green.
pub const GREEN_STABILITY: f32 = 7.0;
/// Recall, in per mille, from which a fact may be green.
pub const GREEN_RECALL: u16 = 800;

impl Card {
    /// Whether it has a memory state.
    pub fn is_new(self) -> bool {
        self.phase == Phase::New
    }

    /// Whether it is in steps of minutes.
    pub fn in_steps(self) -> bool {
        matches!(
            self.phase,
            Phase::Learning { .. } | Phase::Relearning { .. }
        )
    }

    /// The study day of the last evidence.
    pub fn last_day(self, offset: i16) -> Day {
        Day::of(self.last, offset)
    }

    /// Whether it may be asked at this instant.
    pub fn is_due(self, now: Now) -> bool {
        match self.due {
            Due::Never => false,
            Due::At(at) => at <= now.at,
            Due::On(day) => day <= now.day(),
        }
    }

    /// The day on which it is to be asked.
    pub fn due_day(self, offset: i16) -> Option<Day> {
        match self.due {
            Due::Never => None,
            Due::At(at) => Some(Day::of(at, offset)),
            Due::On(day) => Some(day),
        }
    }

    /// Chance of recall now, in per mille; none for a new card.
    ///
    /// Whole days count, as FSRS was fitted on them: on the day of the evidence it is 1000.
    pub fn recall(self, now: Now) -> Option<u16> {
        if self.is_new() {
            return None;
        }
        let days = now.day().since(self.last_day(now.offset)).max(0);
        Some((memory::recall(self.stability, days as f32) * 1000.0) as u16)
    }

    /// Whether the fact counts as green: reviewed over days, stable for a week or more, with a
    /// recall today of 80 % or more, and not last answered sure and wrong.
    ///
    /// A card that is due today can still be mastered: it is counted among the green facts, and
    /// shown with the amber mark until it is asked.
    pub fn mastered(self, now: Now) -> bool {
        self.phase == Phase::Review
            && !self.sure_wrong
            && self.stability >= GREEN_STABILITY
            && self.recall(now).is_some_and(|r| r >= GREEN_RECALL)
    }

    /// Whether its card was graded or a question on it answered.
    pub fn met(self) -> bool {
        !self.is_new() || self.asked > 0
    }

    /// How it is shown.
    pub fn mark(self, now: Now) -> Mark {
        if !self.met() {
            Mark::Untouched
        } else if self.due_day(now.offset).is_some_and(|day| day <= now.day()) {
            Mark::Due
        } else if self.mastered(now) {
            Mark::Green
        } else {
            Mark::Blue
        }
    }
}
