//! An answer to a question as evidence: for the facts that it exercises, and for its own return.
//!
//! # The facts
//! A question is weaker evidence than a card: options can be recognised or guessed, and a wrong
//! answer may hang on one fact of five. So each answer moves each of its facts like this, where
//! *due* means today or late, *green* is [`Card::mastered`], and a card in steps of this day is
//! left to the card session (only the mark of a sure and wrong answer is put on it):
//!
//! | answer | new fact | due | not due |
//! | --- | --- | --- | --- |
//! | right, sure | begins as if graded Good, back in 2 to 5 days | Good | half of what Good would add to stability and to the wait, once a day |
//! | right, unsure | begins as if graded Hard, back in 1 or 2 days | Hard | nothing |
//! | right, guess | stays new; it counts as met | nothing | nothing |
//! | wrong | begins as if graded Again, back tomorrow | blue: Again, back tomorrow; green: stays due | blue: Again, back tomorrow; green: memory stays, back tomorrow |
//! | wrong, sure | the same, marked sure and wrong | Again, back tomorrow, marked | Again, back tomorrow, marked |
//!
//! The mark goes when the card is graded Good or Easy, or a question on it is answered right and
//! sure.
//!
//! # The question
//! A question has a card of its own, which stays new until it is missed or guessed. Missed, it
//! is graded Again and comes back tomorrow; right by luck, it is graded Hard and comes back in 3
//! days at most. Then right and sure is Good, right and unsure is Hard, never earlier than FSRS
//! says and never twice a day. Once the wait reaches 30 days it has been put right, and is not
//! scheduled any more.

use super::{Context, fuzz, longest};
use crate::card::{Card, Due, Phase};
use crate::event::{Confidence, Day, Grade};
use crate::scheduler::memory;

/// Days of waiting after which a missed question is settled.
pub const SETTLED: u16 = 30;
/// Days after which a lucky answer is asked again at the latest.
pub const LUCKY: u16 = 3;

impl Card {
    /// The card of a fact after an answer to a question that exercises it.
    pub fn after_answer(self, context: &Context, right: bool, confidence: Confidence) -> Card {
        let card = Card {
            asked: self.asked.saturating_add(1),
            ..self
        };
        let today = context.now.day();
        let steps_today = card.in_steps() && card.last_day(context.now.offset) >= today;
        match (right, confidence) {
            (true, Confidence::Guess) => card,
            (true, _) if steps_today => card,
            (true, Confidence::Sure) => Card {
                sure_wrong: false,
                ..card.supported(context, Grade::Good)
            },
            (true, Confidence::Unsure) => card.supported(context, Grade::Hard),
            (false, Confidence::Sure) if steps_today => Card {
                sure_wrong: true,
                ..card
            },
            (false, Confidence::Sure) => Card {
                sure_wrong: true,
                ..card.missed(context)
            },
            (false, _) if steps_today => card,
            (false, _) if card.mastered(context.now) => card.no_later_than(today.plus(1)),
            (false, _) => card.missed(context),
        }
    }

    /// After a right answer worth `grade`.
    fn supported(self, context: &Context, grade: Grade) -> Card {
        let today = context.now.day();
        if self.is_new() {
            let seed = fuzz::seed(context.fuzz.unwrap_or(0), self.reps);
            let spread = if grade == Grade::Good {
                2 + seed % 4
            } else {
                1 + seed % 2
            };
            let wait = (spread as u16).min(longest(context, Some(seed)));
            return self.begun(context, grade, wait);
        }
        if self.is_due(context.now) || self.in_steps() {
            // Steps left over from another evening end here: the days were the test.
            return Card {
                phase: Phase::Review,
                ..self
            }
            .graded(context, grade)
            .card;
        }
        if grade < Grade::Good || self.last_day(context.now.offset) >= today {
            return self;
        }
        let full = self.graded(context, grade).card;
        let gain = (full.stability - self.stability).max(0.0);
        let due = match (self.due, full.due) {
            (Due::On(old), Due::On(new)) if new > old => Due::On(old.plus(new.since(old) / 2)),
            (old, _) => old,
        };
        Card {
            stability: self.stability + gain / 2.0,
            last: context.now.at,
            reps: self.reps.saturating_add(1),
            due,
            ..self
        }
    }

    /// After an answer that was wrong: forgotten, and back tomorrow without steps, as the
    /// explanation has just been read.
    fn missed(self, context: &Context) -> Card {
        if self.is_new() {
            return self.begun(context, Grade::Again, 1);
        }
        let memory = self.memory_after(context.now, Grade::Again);
        Card {
            phase: Phase::Review,
            due: Due::On(context.now.day().plus(1)),
            stability: memory.stability,
            difficulty: memory.difficulty,
            last: context.now.at,
            reps: self.reps.saturating_add(1),
            lapses: self.lapses.saturating_add(1),
            ..self
        }
    }

    fn begun(self, context: &Context, grade: Grade, wait: u16) -> Card {
        let memory = memory::after(None, 0, grade);
        Card {
            phase: Phase::Review,
            due: Due::On(context.now.day().plus(i32::from(wait))),
            stability: memory.stability,
            difficulty: memory.difficulty,
            last: context.now.at,
            reps: 1,
            ..self
        }
    }

    fn no_later_than(self, day: Day) -> Card {
        match self.due {
            Due::On(due) if due <= day => self,
            _ => Card {
                due: Due::On(day),
                ..self
            },
        }
    }

    /// A question's own card after an answer to it.
    pub fn after_own_answer(self, context: &Context, right: bool, confidence: Confidence) -> Card {
        let card = Card {
            asked: self.asked.saturating_add(1),
            ..self
        };
        let today = context.now.day();
        match (right, confidence) {
            (false, sure) => Card {
                sure_wrong: sure == Confidence::Sure,
                ..card.missed(context)
            },
            (true, Confidence::Guess) => {
                let card = card.returned(context, Grade::Hard);
                card.no_later_than(today.plus(i32::from(LUCKY)))
            }
            (true, _) if card.is_new() => card,
            (true, Confidence::Unsure) => card.returned(context, Grade::Hard),
            (true, Confidence::Sure) => Card {
                sure_wrong: false,
                ..card.returned(context, Grade::Good)
            },
        }
    }

    fn returned(self, context: &Context, grade: Grade) -> Card {
        let today = context.now.day();
        if self.is_new() {
            return self.begun(context, grade, LUCKY.min(longest(context, None)));
        }
        if self.last_day(context.now.offset) >= today {
            return self;
        }
        let memory = self.memory_after(context.now, grade);
        let days = fuzz::draw(
            memory::interval(memory.stability, context.retention),
            1,
            u16::MAX,
            None,
        );
        let due = if days >= SETTLED {
            Due::Never
        } else {
            Due::On(today.plus(i32::from(days.min(longest(context, None)))))
        };
        Card {
            due,
            stability: memory.stability,
            difficulty: memory.difficulty,
            last: context.now.at,
            reps: self.reps.saturating_add(1),
            ..self
        }
    }

    /// For a question on its way back: days from today until it returns, and how many days
    /// later again if it is then answered right and sure. "Tomorrow, then in 3 days."
    pub fn returns(self, context: &Context) -> Option<(u16, Option<u16>)> {
        let Due::On(day) = self.due else { return None };
        let first = day.since(context.now.day()).clamp(0, i32::from(u16::MAX));
        let mut then = *context;
        then.now.at.0 += i64::from(first) * crate::time::DAY;
        let after = self.after_own_answer(&then, true, Confidence::Sure);
        let second = match after.due {
            Due::On(next) if next > day => Some(next.since(day) as u16),
            _ => None,
        };
        Some((first as u16, second))
    }
}
