//! Sealing: many small records become one large one, and every so often eight large ones become
//! one that is eight times as large.
//!
//! An event is rewritten three times in its life, however long the history grows, so an answer
//! costs the same at the end as at the start. A plan's keys are removed only after all that it puts
//! reads back equal from every store that can be used.

use super::book::Journal;
use super::coverage::Coverage;
use super::envelope;
use super::order::{Key, merge};
use super::record::{BatchId, Record, Sealed, Snapshot};
use super::segment;
use super::shelf::Write;
use crate::event::{Event, Millis};
use crate::order::sort;

/// Fresh events are sealed when there are this many.
pub const FRESH_LIMIT: usize = 512;
/// So many segments of one size become one.
const FAN: usize = 8;
/// A segment with this many events is final.
const LARGEST: usize = FRESH_LIMIT * FAN * FAN;
/// How long an import can be undone, in milliseconds: a week.
const UNDOABLE: i64 = 7 * 24 * 3_600_000;

/// Writes in two steps: what has to be there, and then what may go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// To put first, in every store.
    pub puts: Vec<Write>,
    /// To remove only when all of `puts` reads back.
    pub removes: Vec<Write>,
}

/// Seals events in pieces that are not too large.
pub(super) fn segments(events: &[Event], batch: Option<BatchId>) -> impl Iterator<Item = Sealed> {
    events.chunks(LARGEST).map(move |events| {
        let header = segment::Header {
            count: events.len() as u32,
            first: Key::of(&events[0]),
            last: Key::of(&events[events.len() - 1]),
            coverage: Coverage::of(events.iter().map(|event| event.id)),
        };
        Sealed {
            header,
            batch,
            data: segment::write(events),
        }
    })
}

/// What a cache stands on: these segments and no others.
pub(super) fn basis<'a>(keys: impl Iterator<Item = &'a String>) -> u32 {
    let mut all = String::new();
    for key in keys {
        all.push_str(key);
        all.push('\n');
    }
    envelope::checksum(all.as_bytes())
}

impl Journal {
    /// Whether enough has piled up, or no snapshot fits the segments any more.
    pub fn wants_sealing(&self) -> bool {
        let basis = basis(self.sealed.keys());
        let outdated = self.stale_cache
            || !self.sealed.is_empty()
                && self
                    .snapshots
                    .iter()
                    .all(|snapshot| snapshot.basis != basis);
        !self.is_read_only() && (outdated || self.fresh.len() >= FRESH_LIMIT)
    }

    /// Seals all fresh events, merges segments where it is time to, and makes a snapshot. `cache`
    /// is the state folded from all events, these included; it may be empty.
    ///
    /// The journal is as if the plan were carried out. Should it fail half way, nothing is lost:
    /// what a store holds more than once counts once, and the next plan clears up.
    pub fn seal(&mut self, now: Millis, cache: Vec<u8>) -> Plan {
        let mut plan = Plan::default();
        plan.removes.extend(
            self.fresh
                .keys()
                .map(|id| Write::Remove(super::record::event_key(*id))),
        );
        let fresh: Vec<Event> = self.open_events().cloned().collect();
        let (absorbed, redundant) = self.absorbed(now, fresh.len());
        let mut events = fresh;
        for key in &absorbed {
            // The header was readable and the checksum right, so this is too; if not, it stays.
            let Some(read) = segment::read(&self.sealed[key].data) else {
                return Plan::default();
            };
            events.extend(read);
        }
        for key in absorbed.into_iter().chain(redundant) {
            self.sealed.remove(&key);
            plan.removes.push(Write::Remove(key));
        }
        for sealed in segments(&merge(events), None) {
            let record = Record::Sealed(sealed);
            let (key, value) = record.write(self.epoch);
            // What is sealed again in the same way must not be removed.
            plan.removes
                .retain(|write| *write != Write::Remove(key.clone()));
            plan.puts.push(Write::Put(key.clone(), value));
            if let Record::Sealed(sealed) = record {
                self.sealed.insert(key, sealed);
            }
        }
        self.fresh.clear();
        self.index();

        self.stale_cache = false;
        self.generation += 1;
        let snapshot = Snapshot {
            generation: self.generation,
            total: self.settled.len(),
            basis: basis(self.sealed.keys()),
            cache,
        };
        let (key, value) = Record::Snapshot(snapshot.clone()).write(self.epoch);
        plan.puts.push(Write::Put(key, value));
        self.snapshots.truncate(1);
        self.snapshots.insert(0, snapshot);
        plan
    }

    /// Which segments become one with `fresh` new events: as with carrying in addition, all of
    /// a size when there are enough of them, and then all of the next. The second list are segments
    /// that other segments hold already, as when two tabs sealed at once.
    fn absorbed(&self, now: Millis, fresh: usize) -> (Vec<String>, Vec<String>) {
        let (mut absorbed, mut redundant) = (Vec::new(), Vec::new());
        let mut sizes: Vec<(usize, &String)> = Vec::new();
        let mut kept = Coverage::default();
        let mut order: Vec<_> = self.sealed.iter().collect();
        sort(&mut order, |(_, a), (_, b)| {
            b.header.count.cmp(&a.header.count)
        });
        for (key, sealed) in order {
            let settled = sealed
                .batch
                .is_none_or(|batch| now.0 - batch.at.0 > UNDOABLE);
            if !settled {
                continue;
            }
            if kept.has_all(&sealed.header.coverage) {
                redundant.push(key.clone());
            } else {
                kept.add(&sealed.header.coverage);
                // An import that has settled loses its mark.
                let size = if sealed.batch.is_some() {
                    0
                } else {
                    sealed.header.count as usize
                };
                sizes.push((size, key));
            }
        }
        let mut carried = fresh;
        let mut limit = 0;
        for next in [FRESH_LIMIT * FAN, LARGEST] {
            let tier: Vec<_> = sizes
                .iter()
                .filter(|(size, _)| (limit..next).contains(size))
                .collect();
            let carries = tier.len() + usize::from(carried > 0) >= FAN
                || tier.iter().any(|(size, _)| *size == 0);
            if !carries {
                break;
            }
            carried += tier.iter().map(|(size, _)| size).sum::<usize>();
            absorbed.extend(tier.iter().map(|(_, key)| (*key).clone()));
            limit = next;
        }
        (absorbed, redundant)
    }
}
