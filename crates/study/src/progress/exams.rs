//! What the events of timed exams do to progress.

use super::Progress;
use super::fold::Asking;
use crate::course::Course;
use crate::event::{EventId, ExamEvent};
use crate::exam::Sitting;
use crate::exam::sitting::sitting_of;
use crate::time::Now;

impl Progress {
    /// Folds an event of a timed exam. While a paper is being sat it is evidence of nothing: its
    /// answers count once it is handed in.
    pub(super) fn exam_event(&mut self, id: EventId, now: Now, course: &Course, event: &ExamEvent) {
        self.barrier();
        if let ExamEvent::Started(start) = event {
            self.sittings.push(Sitting::new(id, now.at, start));
            return;
        }
        let named = sitting_of(event);
        let Some(at) = self.sittings.iter().rposition(|sitting| Some(sitting.id) == named) else { return };
        let was_running = self.sittings[at].finished().is_none();
        self.sittings[at].apply(now.at, event);
        if was_running && self.sittings[at].finished().is_some() {
            self.handed_in(id, now, course, at);
        }
    }

    fn handed_in(&mut self, id: EventId, now: Now, course: &Course, at: usize) {
        let sitting = &self.sittings[at];
        let seconds = sitting.seconds();
        let answers: Vec<_> = sitting.evidence().collect();
        // The questions were timed one by one: their sum is the time spent, not the pause before.
        let day = self.spend(now, course, 0, false);
        day.seconds = day.seconds.saturating_add(seconds);
        for answer in &answers {
            self.answered(id, now, course, answer, Asking::Paper);
        }
        self.barrier();
    }

    /// The sitting that is not handed in: the last one, where there are several.
    pub fn open_sitting(&self) -> Option<&Sitting> {
        self.sittings.iter().rev().find(|sitting| sitting.finished().is_none())
    }

    /// A sitting by the event that started it.
    pub fn sitting(&self, id: EventId) -> Option<&Sitting> {
        self.sittings.iter().rev().find(|sitting| sitting.id == id)
    }
}
