//! What changes the journal of one tab: its own events, those of other tabs, imports, erasing.

use super::book::Journal;
use super::coverage::Coverage;
use super::envelope;
use super::order::{self, Key};
use super::record::{BatchId, FRESH, Record, SNAPSHOTS, erasable};
use super::seal::{self, Plan};
use super::shelf::Write;
use super::state::Applied;
use super::transfer::Batch;
use crate::event::{Body, Event, EventId, Millis, Writer};

/// A clock that was put back by less than this is believed to have been right before.
const CLOCK_SLACK: i64 = 60_000;

/// What another tab's write means.
#[derive(Clone, Debug, PartialEq)]
pub enum Received {
    /// Nothing new.
    Nothing,
    /// An event.
    Event(Event, Applied),
    /// Something that only opening both stores again can tell.
    Reopen,
}

impl Journal {
    /// Writes an event: the record for both stores comes with it.
    pub fn append(&mut self, body: Body, now: Millis) -> (Event, Applied, Write) {
        let at = match self.last_own {
            Some(last) if now < last && last.0 - now.0 < CLOCK_SLACK => last,
            _ => now,
        };
        self.last_own = Some(at);
        let event = Event {
            id: EventId {
                writer: self.writer,
                seq: self.next_seq,
            },
            at,
            body,
        };
        self.next_seq += 1;
        let (key, value) = Record::Event(event.clone()).write(self.epoch);
        (event.clone(), self.place(event), Write::Put(key, value))
    }

    fn place(&mut self, event: Event) -> Applied {
        if self.fresh.contains_key(&event.id) || self.coverage.has(event.id) {
            return Applied::Known;
        }
        let key = Key::of(&event);
        let later = self.last.is_none_or(|last| last < key);
        // The fold can take back what it has folded itself, but not a taking back.
        let plain = match event.body {
            Body::Undone(target) => self
                .fresh
                .get(&target)
                .is_some_and(|event| !matches!(event.body, Body::Undone(_))),
            _ => true,
        };
        let applied = if later && plain {
            Applied::Append
        } else {
            Applied::Refold
        };
        self.last = self.last.max(Some(key));
        self.fresh.insert(event.id, event);
        applied
    }

    /// Takes in what another tab wrote into localStorage.
    pub fn receive(&mut self, key: &str, value: Option<&str>) -> Received {
        let Some(value) = value else {
            return Received::Nothing;
        };
        if self.sealed.contains_key(key) || key.starts_with(SNAPSHOTS) {
            return Received::Nothing;
        }
        match envelope::open(value) {
            envelope::Opened::Whole { epoch, payload } if epoch == self.epoch => {
                match Record::read(&payload) {
                    Some(Record::Event(event)) => match self.place(event.clone()) {
                        Applied::Known => Received::Nothing,
                        applied => Received::Event(event, applied),
                    },
                    // A tab that seals writes nothing new; one that imports does.
                    Some(Record::Sealed(sealed)) => {
                        let mut known = Coverage::of(self.fresh.keys().copied());
                        known.add(&self.coverage);
                        if known.has_all(&sealed.header.coverage) {
                            Received::Nothing
                        } else {
                            Received::Reopen
                        }
                    }
                    Some(Record::Undone(batch)) if !self.undone.contains(&batch) => {
                        Received::Reopen
                    }
                    Some(Record::Undone(_) | Record::Epoch | Record::Snapshot(_)) => {
                        Received::Nothing
                    }
                    None => Received::Reopen,
                }
            }
            envelope::Opened::Whole { epoch, .. } if epoch < self.epoch => Received::Nothing,
            envelope::Opened::Damaged if !key.starts_with(FRESH) => Received::Nothing,
            _ => Received::Reopen,
        }
    }

    /// Imports that can still be undone, the latest last.
    pub fn imports(&self) -> Vec<Batch> {
        let mut batches: Vec<Batch> = Vec::new();
        for sealed in self.sealed.values() {
            let Some(BatchId { at, writer }) = sealed.batch else {
                continue;
            };
            let events = sealed.header.count;
            let same = |batch: &&mut Batch| batch.at == at && batch.writer == writer;
            match batches.iter_mut().find(same) {
                Some(batch) => batch.events += events,
                None => batches.push(Batch { at, writer, events }),
            }
        }
        batches.sort_unstable_by_key(|batch| batch.at);
        batches
    }

    /// Takes in new events of a file.
    pub fn import(&mut self, events: Vec<Event>, now: Millis) -> (Batch, Plan) {
        let id = BatchId {
            at: now,
            writer: self.writer,
        };
        let batch = Batch {
            at: now,
            writer: self.writer,
            events: events.len() as u32,
        };
        let mut plan = Plan::default();
        for sealed in seal::segments(&order::merge(events), Some(id)) {
            let record = Record::Sealed(sealed);
            let (key, value) = record.write(self.epoch);
            plan.puts.push(Write::Put(key.clone(), value));
            if let Record::Sealed(sealed) = record {
                self.sealed.insert(key, sealed);
            }
        }
        self.index();
        (batch, plan)
    }

    /// Takes in what a file of cards brings, as an import that can be taken back. `writer` is
    /// a number drawn for it: these events are no part of a tab's own row, which must not get a
    /// hole when they go again.
    pub fn bring(&mut self, bodies: Vec<Body>, writer: Writer, now: Millis) -> (Batch, Plan) {
        let at = self.last_own.map_or(now, |last| Millis(now.0.max(last.0 + 1)));
        let event = |(body, seq)| Event { id: EventId { writer, seq }, at, body };
        self.import(bodies.into_iter().zip(1..).map(event).collect(), now)
    }

    /// Takes an import back.
    pub fn undo_import(&mut self, batch: Batch) -> Plan {
        let id = BatchId {
            at: batch.at,
            writer: batch.writer,
        };
        let (key, value) = Record::Undone(id).write(self.epoch);
        let gone: Vec<String> = self
            .sealed
            .iter()
            .filter(|(_, sealed)| sealed.batch == Some(id))
            .map(|(key, _)| key.clone())
            .collect();
        self.sealed.retain(|_, sealed| sealed.batch != Some(id));
        self.undone.push(id);
        self.index();
        Plan {
            puts: vec![Write::Put(key, value)],
            removes: gone.into_iter().map(Write::Remove).collect(),
        }
    }

    /// Erases everything: the new epoch first, then what is older. `keys` are those of both stores.
    pub fn erase<'a>(&mut self, keys: impl Iterator<Item = &'a String>) -> Plan {
        self.epoch += 1;
        self.fresh.clear();
        self.sealed.clear();
        self.snapshots.clear();
        self.index();
        let (key, value) = Record::Epoch.write(self.epoch);
        let gone = keys.filter(|key| erasable(key)).cloned().map(Write::Remove);
        Plan {
            puts: vec![Write::Put(key, value)],
            removes: gone.collect(),
        }
    }
}
