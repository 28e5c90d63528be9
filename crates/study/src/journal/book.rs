//! The journal of one tab: what it knows, and what has to be written for each thing that happens.

use super::coverage::{Coverage, Run};
use super::heal::{heal, quarantine};
use super::order::{self, Key};
use super::record::{BatchId, Record, Sealed, Snapshot, event_key};
use super::seal;
use super::shelf::{Contents, Write};
use super::sorted::Sorted;
use super::state::{Report, Start};
use super::{envelope, segment};
use crate::event::{Body, Event, EventId, Millis, Writer};

/// The journal of one tab.
#[derive(Debug)]
pub struct Journal {
    pub(super) epoch: u32,
    pub(super) writer: Writer,
    pub(super) next_seq: u32,
    pub(super) last_own: Option<Millis>,
    /// The last place in the order of the fold.
    pub(super) last: Option<Key>,
    /// Events that are not sealed.
    pub(super) fresh: Sorted<EventId, Event>,
    /// Sealed history, by key.
    pub(super) sealed: Sorted<String, Sealed>,
    /// What is in `sealed`.
    pub(super) coverage: Coverage,
    /// What is in `sealed` for good: not in imports that can be undone.
    pub(super) settled: Coverage,
    /// Imports that were undone.
    pub(super) undone: Vec<BatchId>,
    pub(super) generation: u32,
    pub(super) snapshots: Vec<Snapshot>,
    /// Whether the fold could not use its cache.
    pub(super) stale_cache: bool,
    read_only: bool,
}

/// What opening the stores gave.
#[derive(Debug)]
pub struct Opening {
    /// The journal.
    pub journal: Journal,
    /// What was found.
    pub report: Report,
    /// What localStorage needs.
    pub local: Vec<Write>,
    /// What IndexedDB needs.
    pub mirror: Vec<Write>,
}

impl Journal {
    /// Opens what the stores hold. `writer` is a random number: another is derived from it should
    /// it have been drawn before.
    pub fn open(local: Option<&Contents>, mirror: Option<&Contents>, writer: Writer) -> Opening {
        let (mut opening, holes) = Journal::load(local, mirror, writer);
        let journal = &mut opening.journal;
        opening.report.missing += Coverage::of_runs(holes.clone()).len();
        // Said once: a note is what is left of them.
        let notes: Vec<Write> = holes.into_iter().map(note).collect();
        if !journal.read_only {
            opening.local.extend(notes.iter().cloned());
            opening.mirror.extend(notes);
        }
        while journal.knows(journal.writer) {
            let next = journal.writer.0.wrapping_mul(0x9e37_79b1);
            journal.writer.0 = next.wrapping_add(0x7f4a_7c15);
        }
        opening
    }

    /// Opens what the stores hold; also which numbers are missing.
    fn load(
        local: Option<&Contents>,
        mirror: Option<&Contents>,
        writer: Writer,
    ) -> (Opening, Vec<Run>) {
        let healed = heal(local, mirror);
        let mut journal = Journal {
            epoch: healed.epoch,
            writer,
            next_seq: 1,
            last_own: None,
            last: None,
            fresh: Sorted::new(),
            sealed: Sorted::new(),
            coverage: Coverage::default(),
            settled: Coverage::default(),
            undone: Vec::new(),
            generation: 0,
            snapshots: Vec::new(),
            stale_cache: false,
            read_only: healed.report.newer > 0,
        };
        for (key, record) in healed.records {
            match record {
                Record::Event(event) => {
                    journal.fresh.insert(event.id, event);
                }
                Record::Sealed(sealed) => {
                    journal.sealed.insert(key, sealed);
                }
                Record::Snapshot(snapshot) => journal.snapshots.push(snapshot),
                Record::Undone(batch) => journal.undone.push(batch),
                Record::Epoch => {}
            }
        }
        journal
            .snapshots
            .sort_unstable_by_key(|snapshot| std::cmp::Reverse(snapshot.generation));
        journal.generation = journal
            .snapshots
            .first()
            .map_or(0, |snapshot| snapshot.generation);
        journal.index();
        let mut report = healed.report;
        let holes = journal.holes(healed.noted);
        let known = journal.snapshots.first().map_or(0, |newest| newest.total);
        let unsealed = known.saturating_sub(journal.settled.len());
        report.missing = unsealed.saturating_sub(healed.segments);
        let opening = Opening {
            journal,
            report,
            local: healed.local,
            mirror: healed.mirror,
        };
        (opening, holes)
    }

    /// Opens the stores again, and goes on as the same writer. Events that no store took are kept.
    pub fn reopen(&self, local: Option<&Contents>, mirror: Option<&Contents>) -> Opening {
        // What seems to be missing may be what this tab could not write.
        let (mut opening, _) = Journal::load(local, mirror, self.writer);
        let journal = &mut opening.journal;
        journal.stale_cache = self.stale_cache;
        journal.next_seq = self.next_seq;
        journal.last_own = self.last_own;
        if journal.epoch == self.epoch {
            let mut known = Coverage::of(journal.fresh.keys().copied());
            known.add(&journal.coverage);
            let mut kept = Vec::new();
            for (key, sealed) in self.sealed.iter() {
                let undone = sealed
                    .batch
                    .is_some_and(|batch| journal.undone.contains(&batch));
                if !undone && !known.has_all(&sealed.header.coverage) {
                    kept.push(Record::Sealed(sealed.clone()));
                    journal.sealed.insert(key.clone(), sealed.clone());
                }
            }
            journal.index();
            for (id, event) in self.fresh.iter() {
                if !known.has(*id) && !journal.settled.has(*id) {
                    kept.push(Record::Event(event.clone()));
                    journal.fresh.insert(*id, event.clone());
                }
            }
            journal.index();
            for record in kept {
                let (key, value) = record.write(journal.epoch);
                opening.local.push(Write::Put(key.clone(), value.clone()));
                opening.mirror.push(Write::Put(key, value));
            }
        }
        if journal.read_only {
            opening.local.clear();
            opening.mirror.clear();
        }
        opening
    }

    /// Brings what is derived up to date.
    pub(super) fn index(&mut self) {
        let runs = |batches: bool| {
            let counted = self
                .sealed
                .values()
                .filter(|sealed| batches || sealed.batch.is_none());
            Coverage::of_runs(
                counted
                    .flat_map(|sealed| sealed.header.coverage.runs())
                    .copied()
                    .collect(),
            )
        };
        (self.coverage, self.settled) = (runs(true), runs(false));
        let sealed = self.sealed.values().map(|sealed| sealed.header.last);
        self.last = self.fresh.values().map(Key::of).chain(sealed).max();
    }

    /// Numbers that a tab with fresh events gave away, that are nowhere, and that nobody was told of.
    fn holes(&self, noted: Vec<Run>) -> Vec<Run> {
        let mut all = Coverage::of(self.fresh.keys().copied());
        let writers = all.writers();
        all.add(&self.coverage);
        all.add(&Coverage::of_runs(noted));
        writers
            .into_iter()
            .flat_map(|writer| all.holes(writer))
            .collect()
    }

    fn knows(&self, writer: Writer) -> bool {
        let first = EventId { writer, seq: 0 };
        self.coverage.knows(writer) || self.fresh.first_from(&first).is_some_and(|id| id.writer == writer)
    }

    /// Whether a later version wrote here, so that nothing may be written.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Counts erasures.
    pub fn epoch(&self) -> u32 {
        self.epoch
    }

    /// How to arrive at the state of the fold.
    pub fn start(&self) -> Start {
        let basis = seal::basis(self.sealed.keys());
        let sealed_to = self.sealed.values().map(|sealed| sealed.header.last).max();
        let mut tail: Vec<Event> = self.open_events().cloned().collect();
        tail.sort_unstable_by_key(Key::of);
        let in_order = tail
            .first()
            .is_none_or(|first| Some(Key::of(first)) > sealed_to);
        // What the tail takes back must be in the tail: the cache cannot give anything back.
        let takes_back = tail.iter().any(|event| match event.body {
            Body::Undone(target) => !self.fresh.contains_key(&target) || self.settled.has(target),
            _ => false,
        });
        let fits = |snapshot: &&Snapshot| snapshot.basis == basis && !snapshot.cache.is_empty();
        match self.snapshots.iter().find(fits) {
            Some(snapshot) if in_order && !takes_back => Start::Cached {
                cache: snapshot.cache.clone(),
                tail: order::effective(tail),
            },
            _ => Start::Replay(self.events()),
        }
    }

    /// Fresh events that no segment has for good.
    pub(super) fn open_events(&self) -> impl Iterator<Item = &Event> {
        self.fresh
            .values()
            .filter(|event| !self.settled.has(event.id))
    }

    /// Whether both know the same events.
    pub fn knows_as_much_as(&self, other: &Journal) -> bool {
        let known = |journal: &Journal| {
            let mut known = Coverage::of(journal.fresh.keys().copied());
            known.add(&journal.coverage);
            known
        };
        self.epoch == other.epoch && known(self) == known(other)
    }

    /// How many events are not sealed yet.
    pub fn fresh_count(&self) -> usize {
        self.fresh.len()
    }

    /// Everything in the order of the fold, also what was taken back.
    pub fn history(&self) -> Vec<Event> {
        let sealed = self
            .sealed
            .values()
            .filter_map(|sealed| segment::read(&sealed.data))
            .flatten();
        order::merge(sealed.chain(self.open_events().cloned()).collect())
    }

    /// What counts, in the order of the fold.
    pub fn events(&self) -> Vec<Event> {
        order::effective(self.history())
    }

    /// Whether `value`, which stands under [`super::EPOCH`], is of the epoch that this journal knows. If
    /// not, another tab erased everything: open the stores again before writing.
    pub fn is_of_epoch(&self, value: Option<&str>) -> bool {
        match value.map(envelope::open) {
            Some(envelope::Opened::Whole { epoch, .. }) => epoch <= self.epoch,
            Some(envelope::Opened::Newer) => false,
            Some(envelope::Opened::Damaged) | None => true,
        }
    }

    /// The fold could not use its cache, because it is of another version: seal soon, so that the
    /// next start can.
    pub fn cache_was_stale(&mut self) {
        self.stale_cache = true;
    }
}

/// A note of numbers that are missing.
fn note(hole: Run) -> Write {
    let mut key = event_key(EventId {
        writer: hole.writer,
        seq: hole.first,
    });
    key.push('-');
    envelope::push_number(&mut key, hole.last.into());
    quarantine(&key, "")
}
