//! What can stand in a store, under which key.
//!
//! | key | payload |
//! |---|---|
//! | `cutover:e:<writer>:<seq>` | a fresh event, as its line |
//! | `cutover:h:<epoch>:<count>-<sum>` | sealed history |
//! | `cutover:h:<epoch>:<count>-<sum>-<time>-<writer>` | the same, from an import that can be undone |
//! | `cutover:s:a`, `cutover:s:b` | snapshots, in turn |
//! | `cutover:u:<epoch>:<time>-<writer>` | an import that was undone |
//! | `cutover:epoch` | how often everything was erased |
//! | `cutover:q:<sum>` | what was found damaged, word for word |
//!
//! No key counts up over all tabs, and none is ever rewritten with other content (but the two
//! snapshots, which hold nothing that is not elsewhere). So two tabs can write whatever they want
//! at the same time, and the union of any two states of the stores is a right state.

use super::envelope::{self, number, parse_hex, push_hex, push_number, push_signed};
use super::{ascii, line, segment};
use crate::event::{Event, EventId, Millis, Writer};

/// The key of the record that counts erasures.
pub const EPOCH: &str = "cutover:epoch";
/// Where damaged text is kept.
pub const QUARANTINE: &str = "cutover:q:";
/// Where imports that were undone are named.
pub const UNDONE: &str = "cutover:u:";
/// Where snapshots are.
pub const SNAPSHOTS: &str = "cutover:s:";
/// Where sealed history is.
pub const SEALED: &str = "cutover:h:";
/// Where fresh events are.
pub const FRESH: &str = "cutover:e:";

/// Whether a key belongs to the journal.
pub fn owns(key: &str) -> bool {
    key == EPOCH
        || [FRESH, SEALED, SNAPSHOTS, UNDONE]
            .iter()
            .any(|prefix| key.starts_with(prefix))
}

/// Whether erasing everything takes the key away: all but the epoch itself.
pub fn erasable(key: &str) -> bool {
    key != EPOCH && (owns(key) || key.starts_with(QUARANTINE))
}

/// Which import something came with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BatchId {
    /// When it was taken in.
    pub at: Millis,
    /// The tab that took it in.
    pub writer: Writer,
}

/// Sealed events.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What can be known without reading it.
    pub header: segment::Header,
    /// The import that it came with, as long as that can be undone.
    pub batch: Option<BatchId>,
    /// The events.
    pub data: String,
}

/// What only makes opening faster and loss visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Counts up; an even one stands under `a`, an odd one under `b`.
    pub generation: u32,
    /// How many events were sealed, those of imports that can be undone not counted.
    pub total: u32,
    /// Checksum of the keys of the segments that the cache is folded from.
    pub basis: u32,
    /// The folded state, as the fold wrote it; may be empty.
    pub cache: Vec<u8>,
}

/// One record.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// All of earlier epochs was erased.
    Epoch,
    /// A fresh event.
    Event(Event),
    /// Sealed history.
    Sealed(Sealed),
    /// A snapshot.
    Snapshot(Snapshot),
    /// An import was undone.
    Undone(BatchId),
}

impl Record {
    /// The record as it stands in a store: key and value.
    pub fn write(&self, epoch: u32) -> (String, String) {
        let mut text = String::new();
        match self {
            Record::Epoch => text.push('x'),
            Record::Event(event) => text = line::write(event),
            Record::Sealed(sealed) => {
                text.push_str("h ");
                match sealed.batch {
                    Some(batch) => push_batch(&mut text, batch),
                    None => text.push('-'),
                }
                text.push(' ');
                text.push_str(&sealed.data);
            }
            Record::Snapshot(snapshot) => {
                text.push_str("s ");
                push_number(&mut text, snapshot.generation.into());
                text.push(' ');
                push_number(&mut text, snapshot.total.into());
                text.push(' ');
                push_hex(&mut text, snapshot.basis);
                text.push(' ');
                text.push_str(&ascii::write(&snapshot.cache));
            }
            Record::Undone(batch) => {
                text.push_str("u ");
                push_batch(&mut text, *batch);
            }
        }
        (self.key(epoch), envelope::wrap(epoch, &text))
    }

    /// Reads a payload.
    pub fn read(payload: &str) -> Option<Record> {
        let (tag, rest) = payload.split_once(' ').unwrap_or((payload, ""));
        Some(match tag {
            "x" => Record::Epoch,
            "e" => Record::Event(line::read(payload)?),
            "h" => {
                let (batch, data) = rest.split_once(' ')?;
                let batch = if batch == "-" {
                    None
                } else {
                    Some(read_batch(batch)?)
                };
                Record::Sealed(Sealed {
                    header: segment::read_header(data)?,
                    batch,
                    data: data.to_owned(),
                })
            }
            "s" => {
                let mut parts = rest.split(' ');
                Record::Snapshot(Snapshot {
                    generation: number(parts.next()?)?,
                    total: number(parts.next()?)?,
                    basis: parse_hex(parts.next()?)?,
                    cache: ascii::read(parts.next()?)?,
                })
            }
            "u" => Record::Undone(read_batch(rest)?),
            _ => return None,
        })
    }

    /// The key that it belongs under.
    pub fn key(&self, epoch: u32) -> String {
        match self {
            Record::Epoch => EPOCH.to_owned(),
            Record::Event(event) => event_key(event.id),
            Record::Sealed(sealed) => {
                let mut key = String::from(SEALED);
                push_number(&mut key, epoch.into());
                key.push(':');
                push_number(&mut key, sealed.header.count.into());
                key.push('-');
                push_hex(&mut key, envelope::checksum(sealed.data.as_bytes()));
                if let Some(batch) = sealed.batch {
                    key.push('-');
                    push_batch(&mut key, batch);
                }
                key
            }
            Record::Snapshot(snapshot) => {
                ["cutover:s:a", "cutover:s:b"][(snapshot.generation & 1) as usize].to_owned()
            }
            Record::Undone(batch) => {
                let mut key = String::from(UNDONE);
                push_number(&mut key, epoch.into());
                key.push(':');
                push_batch(&mut key, *batch);
                key
            }
        }
    }
}

/// The key of a fresh event.
pub fn event_key(id: EventId) -> String {
    let mut key = String::from(FRESH);
    push_hex(&mut key, id.writer.0);
    key.push(':');
    push_number(&mut key, id.seq.into());
    key
}

fn push_batch(text: &mut String, batch: BatchId) {
    push_signed(text, batch.at.0);
    text.push('-');
    push_hex(text, batch.writer.0);
}

fn read_batch(text: &str) -> Option<BatchId> {
    let (at, writer) = text.rsplit_once('-')?;
    Some(BatchId {
        at: Millis(number(at)?),
        writer: Writer(parse_hex(writer)?),
    })
}
