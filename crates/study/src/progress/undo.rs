//! Taking back the last reviews and answers, exactly: each leaves the states that it replaced.

use super::Progress;
use super::logs::{Asked, DayLog, Meter, Recent, TopicLog};
use crate::card::Card;
use crate::event::EventId;
use crate::time::Now;

/// How many steps can be taken back without folding again.
const DEPTH: usize = 32;

/// What an event replaced.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Footprint {
    id: EventId,
    pub cards: Vec<(u32, Card)>,
    pub question: Option<(u32, Asked)>,
    /// A card that the bank does not know, and what it was; none if it was not there.
    pub stranger: Option<(String, Option<Card>)>,
    pub topic: Option<(u16, TopicLog)>,
    day: Option<DayLog>,
    days: usize,
    snapshots: usize,
    sure: Recent,
    meter: Meter,
}

impl Progress {
    /// Begins a footprint, before anything is changed.
    pub(super) fn footprint(&self, id: EventId) -> Footprint {
        Footprint {
            id,
            cards: Vec::new(),
            question: None,
            stranger: None,
            topic: None,
            day: self.days.last().cloned(),
            days: self.days.len(),
            snapshots: self.snapshots.len(),
            sure: self.sure,
            meter: self.meter,
        }
    }

    /// Keeps a footprint, unless the clock went back into an earlier day.
    pub(super) fn leave(&mut self, print: Footprint, now: Now) {
        if self.days.last().is_some_and(|last| last.day != now.day()) {
            return self.barrier();
        }
        if self.footprints.len() == DEPTH {
            self.footprints.pop_front();
        }
        self.footprints.push_back(print);
    }

    /// Something happened that footprints do not cover.
    pub(super) fn barrier(&mut self) {
        self.footprints.clear();
    }

    /// Takes back the last event if it is this one.
    pub(super) fn undo(&mut self, id: EventId) -> bool {
        if self.footprints.back().is_none_or(|print| print.id != id) {
            return false;
        }
        let Some(print) = self.footprints.pop_back() else {
            return false;
        };
        for (no, card) in print.cards {
            self.cards[no as usize] = card;
        }
        if let Some((no, asked)) = print.question {
            self.questions[no as usize] = asked;
        }
        if let Some((no, log)) = print.topic {
            self.topics[usize::from(no)] = log;
        }
        if let Some((name, card)) = print.stranger
            && let Ok(at) = self.strangers.binary_search_by(|(known, _)| known.cmp(&name))
        {
            match card {
                Some(card) => self.strangers[at].1 = card,
                None => drop(self.strangers.remove(at)),
            }
        }
        self.days.truncate(print.days);
        if let (Some(last), Some(day)) = (self.days.last_mut(), print.day) {
            *last = day;
        }
        self.snapshots.truncate(print.snapshots);
        self.sure = print.sure;
        self.meter = print.meter;
        true
    }

    /// The event that an undo would take back, if one can.
    pub fn can_undo(&self) -> Option<EventId> {
        self.footprints.back().map(|print| print.id)
    }
}
