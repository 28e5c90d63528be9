//! When a card is asked again.
//!
//! FSRS-6 says how memory changes with a grade; the rest is here: learning steps of 1 and 10
//! minutes, a relearning step of 10 minutes, whole days, fuzz, and the exam day. Grades are kept
//! raw in the journal, so that a later model is a replay.
//!
//! **Steps.** A new card graded Again comes back in 1 minute, Hard in 6, Good in 10; Good on the
//! second step and Easy on any send it to review. A forgotten card comes back in 10 minutes,
//! after Hard in 15. Each grade moves the memory, also those of the same day.
//!
//! **Exam day.** No interval reaches past the exam: a card is seen once more before it. Cards
//! whose interval would are spread over the last days, so that they do not all fall on the eve.
//! Once three days or fewer are left, a card that holds until the exam has had its last look, and
//! is not asked night after night.

pub mod evidence;
pub mod fuzz;
pub mod memory;
mod words;

pub use words::interval_words;

use crate::card::{Card, Due, Phase};
use crate::event::{Day, Grade, Millis};
use crate::time::{MINUTE, Now};
use memory::Memory;

/// The longest interval in days.
pub const MAX_INTERVAL: u16 = 365;
/// Steps of a new card in minutes.
pub const LEARNING: [u16; 2] = [1, 10];
/// Steps of a forgotten card in minutes.
pub const RELEARNING: [u16; 1] = [10];

/// What scheduling depends on besides the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The learner's clock.
    pub now: Now,
    /// Desired retention in per cent.
    pub retention: u8,
    /// The day of the sitting.
    pub exam_day: Option<Day>,
    /// Hash of the card's id, or none for no fuzz.
    pub fuzz: Option<u64>,
}

/// How long until a card comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
    /// In this session.
    Minutes(u16),
    /// On another day.
    Days(u16),
}

/// What a grade would do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// The card after it.
    pub card: Card,
    /// How long until it comes back.
    pub wait: Wait,
}

impl Card {
    /// What each of the four grades would do, Again first.
    pub fn next_states(self, context: &Context) -> [Next; 4] {
        [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy].map(|g| self.graded(context, g))
    }

    /// The card after a grade.
    pub fn graded(self, context: &Context, grade: Grade) -> Next {
        let memory = self.memory_after(context.now, grade);
        let (phase, wait) = match (self.phase, grade) {
            (Phase::New | Phase::Learning { .. }, Grade::Again) => learning(0, LEARNING[0]),
            // Between the first two steps: harder than the first, not yet the second.
            (Phase::New | Phase::Learning { step: 0 }, Grade::Hard) => {
                learning(0, (LEARNING[0] + LEARNING[1]).div_ceil(2))
            }
            (Phase::Learning { step }, Grade::Hard) => learning(step, LEARNING[1]),
            (Phase::New | Phase::Learning { step: 0 }, Grade::Good) => learning(1, LEARNING[1]),
            (Phase::Review | Phase::Relearning { .. }, Grade::Again) => {
                (Phase::Relearning { step: 0 }, Wait::Minutes(RELEARNING[0]))
            }
            (Phase::Relearning { step }, Grade::Hard) => (
                Phase::Relearning { step },
                Wait::Minutes(RELEARNING[0] * 3 / 2),
            ),
            _ => (Phase::Review, Wait::Days(self.days(context, grade, memory))),
        };
        let due = match wait {
            Wait::Minutes(n) => Due::At(Millis(context.now.at.0 + i64::from(n) * MINUTE)),
            Wait::Days(n) => Due::On(context.now.day().plus(i32::from(n))),
        };
        let forgotten = self.phase == Phase::Review && grade == Grade::Again;
        let card = Card {
            phase,
            due,
            stability: memory.stability,
            difficulty: memory.difficulty,
            last: context.now.at,
            reps: self.reps.saturating_add(1),
            lapses: self.lapses.saturating_add(u8::from(forgotten)),
            // A card recalled puts right what was sure and wrong.
            sure_wrong: self.sure_wrong && grade <= Grade::Hard,
            ..self
        };
        Next { card, wait }
    }

    /// The memory after a grade at `now`.
    pub(crate) fn memory_after(self, now: Now, grade: Grade) -> Memory {
        let days = now.day().since(self.last_day(now.offset)).max(0);
        memory::after(self.memory(), days as u32, grade)
    }

    pub(crate) fn memory(self) -> Option<Memory> {
        (!self.is_new()).then_some(Memory {
            stability: self.stability,
            difficulty: self.difficulty,
        })
    }

    /// Whole days until the card comes back after a grade that sends it to review.
    ///
    /// A better grade never gives a shorter interval, and a longer one where there is room.
    fn days(self, context: &Context, grade: Grade, memory: Memory) -> u16 {
        let below = match grade {
            Grade::Easy => Some(Grade::Good),
            Grade::Good if self.phase == Phase::Review => Some(Grade::Hard),
            _ => None,
        };
        let min = match below {
            None => 1,
            Some(_) if self.phase == (Phase::Learning { step: 0 }) || self.is_new() => 1,
            Some(grade) => {
                let memory = self.memory_after(context.now, grade);
                self.days(context, grade, memory).saturating_add(1)
            }
        };
        let seed = context.fuzz.map(|id| fuzz::seed(id, self.reps));
        let max = longest(context, seed);
        let days = memory::interval(memory.stability, context.retention);
        fuzz::draw(days, min, max, seed)
    }
}

fn learning(step: u8, minutes: u16) -> (Phase, Wait) {
    (Phase::Learning { step }, Wait::Minutes(minutes))
}

/// Days before the exam from which a look is the last one.
const LAST_LOOK: i32 = 3;

/// The longest interval allowed today: so that the card is seen once more before the exam.
///
/// The last looks are spread over the last week, or a third of the time left if that is less.
pub(crate) fn longest(context: &Context, seed: Option<u64>) -> u16 {
    let left = context
        .exam_day
        .map_or(0, |day| day.since(context.now.day()));
    if left <= LAST_LOOK {
        return MAX_INTERVAL;
    }
    let eve = (left - 1).min(i32::from(MAX_INTERVAL)) as u16;
    let spread = (eve / 3).min(6);
    let early = seed.map_or(0, |s| ((s >> 32) % u64::from(spread + 1)) as u16);
    eve - early
}

#[cfg(test)]
mod tests;
