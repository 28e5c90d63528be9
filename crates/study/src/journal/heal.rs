//! Two stores, each of which may have lost or damaged anything: what is true, and what to write
//! so that both hold it again.
//!
//! 1. Every copy is opened. Whole ones count, wherever they stand; the latest epoch is the true one.
//! 2. What is of an earlier epoch, or came with an import that was undone, goes.
//! 3. Every other record is put where a store lacks it.
//! 4. A damaged copy without a whole one in either store is kept word for word under `cutover:q:`.
//! 5. If anything is of a later schema, nothing is written at all.

use super::coverage::Run;
use super::envelope::{self, Opened};
use super::record::{BatchId, EPOCH, FRESH, QUARANTINE, Record, SEALED, SNAPSHOTS, owns};
use super::shelf::{Contents, Write};
use super::state::Report;
use crate::event::Writer;
use std::cmp::Ordering;

/// What two stores hold together.
#[derive(Debug)]
pub struct Healed {
    /// The latest epoch.
    pub epoch: u32,
    /// The records with their keys, each once.
    pub records: Vec<(String, Record)>,
    /// What localStorage needs.
    pub local: Vec<Write>,
    /// What IndexedDB needs.
    pub mirror: Vec<Write>,
    /// What was found. Missing answers are not counted here.
    pub report: Report,
    /// What is known to be lost, and has been said before or is being said now.
    pub noted: Vec<Run>,
    /// How many segments are damaged in both stores.
    pub segments: u32,
}

/// Text that is kept for what cannot be read: the key on the first line, and then what stood there.
pub fn quarantine(key: &str, text: &str) -> Write {
    let value = [key, text].join("\n");
    let mut name = String::from(QUARANTINE);
    envelope::push_hex(&mut name, envelope::checksum(value.as_bytes()));
    Write::Put(name, value)
}

/// Which events something in quarantine stands for: `cutover:e:<writer>:<first>`, where the key may
/// go on with `-<last>` for a run that is missing altogether.
fn noted(value: &str) -> Option<Run> {
    let key = value.lines().next()?.strip_prefix(FRESH)?;
    let (writer, seqs) = key.split_once(':')?;
    let (first, last) = seqs.split_once('-').unwrap_or((seqs, seqs));
    let (first, last) = (envelope::number(first)?, envelope::number(last)?);
    let run = Run {
        writer: Writer(envelope::parse_hex(writer)?),
        first,
        last,
    };
    (first <= last).then_some(run)
}

/// A whole copy of a record.
struct Copy<'a> {
    key: String,
    record: Record,
    text: &'a str,
}

impl Copy<'_> {
    /// Which of two under one key counts: the later snapshot; of others, which should not differ,
    /// the same one everywhere.
    fn preference(&self, other: &Copy) -> Ordering {
        match (&self.record, &other.record) {
            (Record::Snapshot(one), Record::Snapshot(two)) => two.generation.cmp(&one.generation),
            _ => self.text.cmp(other.text),
        }
    }
}

/// Heals two stores; `None` stands for one that cannot be used.
pub fn heal(local: Option<&Contents>, mirror: Option<&Contents>) -> Healed {
    let stores = [local, mirror];
    let mut report = Report::default();
    let mut whole: Vec<(u32, Record, &str)> = Vec::new();
    let mut damaged: Vec<(&str, &str)> = Vec::new();
    for (nth, store) in stores.iter().enumerate() {
        for (key, text) in store
            .iter()
            .flat_map(|store| store.iter())
            .filter(|(key, _)| owns(key))
        {
            if nth == 1 && local.and_then(|local| local.get(key)) == Some(text) {
                continue;
            }
            match envelope::open(text) {
                Opened::Newer => report.newer += 1,
                Opened::Whole { epoch, payload } if let Some(record) = Record::read(&payload) => {
                    whole.push((epoch, record, text));
                }
                _ => damaged.push((key, text)),
            }
        }
    }

    let epoch = whole.iter().map(|(epoch, ..)| *epoch).max().unwrap_or(0);
    whole.retain(|(of, ..)| *of == epoch);
    let undone: Vec<BatchId> = whole
        .iter()
        .filter_map(|(_, record, _)| {
            if let Record::Undone(batch) = record {
                Some(*batch)
            } else {
                None
            }
        })
        .collect();
    let mut copies: Vec<Copy> = whole
        .into_iter()
        .filter(|(_, record, _)| match record {
            Record::Sealed(sealed) => sealed.batch.is_none_or(|batch| !undone.contains(&batch)),
            _ => true,
        })
        .map(|(_, record, text)| Copy {
            key: record.key(epoch),
            record,
            text,
        })
        .collect();
    let marker = Record::Epoch.write(epoch);
    if epoch > 0 {
        copies.push(Copy {
            key: marker.0,
            record: Record::Epoch,
            text: &marker.1,
        });
    }
    copies.sort_unstable_by(|a, b| a.key.cmp(&b.key).then_with(|| a.preference(b)));
    copies.dedup_by(|other, best| {
        let same = other.key == best.key;
        // Two tabs drew one number, which happens once in four milliards: the other text is kept
        // like a damaged one.
        if same && other.text != best.text && !matches!(other.record, Record::Snapshot(_)) {
            damaged.push(("cutover:e:twice", other.text));
        }
        same
    });
    let best = copies;
    let find = |key: &str| {
        let at = best.binary_search_by(|copy| copy.key.as_str().cmp(key));
        at.ok().map(|at| &best[at])
    };
    damaged.sort_unstable();
    damaged.dedup();

    let mut quarantined = Vec::new();
    let mut segments = 0;
    let mut before = "";
    for (key, text) in damaged {
        // A snapshot holds nothing that is not elsewhere, and an epoch is written anew.
        if find(key).is_some() || key.starts_with(SNAPSHOTS) || key == EPOCH {
            continue;
        }
        if key != before {
            report.damaged += 1;
            segments += u32::from(key.starts_with(SEALED));
            before = key;
        }
        quarantined.push(quarantine(key, text));
    }
    let kept = stores
        .iter()
        .flat_map(|store| store.iter())
        .flat_map(|store| store.iter());
    let noted = kept
        .filter(|(key, _)| key.starts_with(QUARANTINE))
        .map(|(_, value)| value)
        .chain(quarantined.iter().filter_map(|write| match write {
            Write::Put(_, value) => Some(value),
            Write::Remove(_) => None,
        }))
        .filter_map(|value| noted(value))
        .collect();

    let mut writes = [Vec::new(), Vec::new()];
    let healed = [&mut report.healed_local, &mut report.healed_mirror];
    if report.newer == 0 {
        for ((store, writes), healed) in stores.into_iter().zip(&mut writes).zip(healed) {
            let Some(store) = store else { continue };
            // What was erased goes first: it may be what fills the store.
            let (gone, doubtful): (Vec<_>, Vec<_>) = store
                .iter()
                .filter(|(key, _)| owns(key) && find(key).is_none())
                .partition(|(_, text)| matches!(envelope::open(text), Opened::Whole { .. }));
            let erased = |text: &str| match envelope::open(text) {
                Opened::Whole { epoch: of, payload } => {
                    of < epoch
                        || matches!(Record::read(&payload), Some(Record::Sealed(s)) if s.batch.is_some())
                }
                _ => false,
            };
            let (erased, misplaced): (Vec<_>, Vec<_>) =
                gone.into_iter().partition(|(_, text)| erased(text));
            writes.extend(
                erased
                    .into_iter()
                    .map(|(key, _)| Write::Remove(key.clone())),
            );
            for Copy { key, record, text } in &best {
                if store.get(key).map(String::as_str) != Some(*text) {
                    writes.push(Write::Put(key.clone(), (*text).to_owned()));
                    *healed += u32::from(matches!(record, Record::Event(_) | Record::Sealed(_)));
                }
            }
            writes.extend(quarantined.iter().cloned());
            let rest = misplaced.into_iter().chain(doubtful);
            writes.extend(rest.map(|(key, _)| Write::Remove(key.clone())));
        }
    }
    let [local, mirror] = writes;
    let records = best
        .into_iter()
        .map(|copy| (copy.key, copy.record))
        .collect();
    Healed {
        epoch,
        records,
        local,
        mirror,
        report,
        noted,
        segments,
    }
}
