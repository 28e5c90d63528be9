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
use super::record::{EPOCH, FRESH, QUARANTINE, Record, SEALED, SNAPSHOTS, owns};
use super::shelf::{Contents, Write};
use super::state::Report;
use crate::event::Writer;
use std::collections::{BTreeMap, BTreeSet};

/// What two stores hold together.
#[derive(Debug)]
pub struct Healed {
    /// The latest epoch.
    pub epoch: u32,
    /// The records, each once, under its key.
    pub records: BTreeMap<String, Record>,
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

/// Heals two stores; `None` stands for one that cannot be used.
pub fn heal(local: Option<&Contents>, mirror: Option<&Contents>) -> Healed {
    let stores = [local, mirror];
    let mut report = Report::default();
    let mut whole: Vec<(u32, Record, &str)> = Vec::new();
    let mut damaged: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
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
                _ => {
                    damaged.entry(key).or_default().insert(text);
                }
            }
        }
    }

    let epoch = whole.iter().map(|(epoch, ..)| *epoch).max().unwrap_or(0);
    whole.retain(|(of, ..)| *of == epoch);
    let undone: BTreeSet<_> = whole
        .iter()
        .filter_map(|(_, record, _)| {
            if let Record::Undone(batch) = record {
                Some(*batch)
            } else {
                None
            }
        })
        .collect();
    let mut best: BTreeMap<String, (Record, &str)> = BTreeMap::new();
    let marker = Record::Epoch.write(epoch);
    if epoch > 0 {
        best.insert(marker.0, (Record::Epoch, &marker.1));
    }
    for (_, record, text) in whole {
        if let Record::Sealed(sealed) = &record
            && sealed.batch.is_some_and(|batch| undone.contains(&batch))
        {
            continue;
        }
        match best.entry(record.key(epoch)) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert((record, text));
            }
            std::collections::btree_map::Entry::Occupied(mut held) if held.get().1 != text => {
                let (old, old_text) = held.get();
                let newer = match (old, &record) {
                    (Record::Snapshot(old), Record::Snapshot(new)) => {
                        old.generation < new.generation
                    }
                    // Two tabs drew one number, which happens once in four milliards: the other text
                    // is kept like a damaged one.
                    _ => {
                        let other = if text < *old_text { *old_text } else { text };
                        damaged.entry("cutover:e:twice").or_default().insert(other);
                        text < *old_text
                    }
                };
                if newer {
                    held.insert((record, text));
                }
            }
            _ => {}
        }
    }

    let mut quarantined = Vec::new();
    let mut segments = 0;
    for (key, texts) in damaged {
        // A snapshot holds nothing that is not elsewhere, and an epoch is written anew.
        if best.contains_key(key) || key.starts_with(SNAPSHOTS) || key == EPOCH {
            continue;
        }
        report.damaged += 1;
        segments += u32::from(key.starts_with(SEALED));
        for text in texts {
            quarantined.push(quarantine(key, text));
        }
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
                .filter(|(key, _)| owns(key) && !best.contains_key(key.as_str()))
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
            for (key, (record, text)) in &best {
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
        .map(|(key, (record, _))| (key, record))
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
