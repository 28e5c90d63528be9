//! Everything in one file, and back.
//!
//! The file is one JSON object:
//! `{"app":"cutover","version":1,"exported":1763771644123,"events":["e … 8dc20b7d", …],"checksum":"…"}`.
//! Each event is its line as in the stores, with a checksum of its own, so what is left of a file
//! that was cut off or changed can still be taken in. The last checksum is over all lines.

use super::book::Journal;
use super::carry;
use super::envelope::{self, checksum, push_hex, push_signed};
use super::line;
use super::order::merge;
use crate::event::{Body, Event, EventId, Millis, Writer};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The version of the file that this version writes, and the latest that it reads.
const VERSION: u32 = 1;

/// What a file would bring, shown before anything is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// When the file was exported.
    pub exported: Option<Millis>,
    /// Events that are not here yet.
    pub new: u32,
    /// Events that are here already.
    pub known: u32,
    /// Entries that cannot be read any more.
    pub damaged: u32,
    /// Of the new ones, those of a kind that this version does not know: kept as they are.
    pub unknown: u32,
    /// Whether the file ends too early or was changed since it was exported.
    pub incomplete: bool,
    /// Time of the first and of the last new event.
    pub span: Option<(Millis, Millis)>,
}

/// A file that was read and can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it would bring.
    pub preview: Preview,
    /// The new events, in order.
    pub events: Vec<Event>,
}

/// Why a file cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is empty.
    Empty,
    /// It is not a file that Cutover exported.
    NotCutover,
    /// A later version of Cutover exported it, in this version of the format.
    Newer(u32),
    /// It is a Cutover file, and not one entry in it can be read.
    Unreadable,
    /// It is a text in parts, and some are missing.
    Parts {
        /// How many are here.
        here: u16,
        /// How many there are.
        all: u16,
        /// The first that is missing, from 1.
        next: u16,
    },
}

impl ImportError {
    /// What is wrong, and what to do.
    pub fn message(self) -> &'static str {
        match self {
            ImportError::Empty => {
                "The file is empty. Export again on the other device and choose the new file."
            }
            ImportError::NotCutover => {
                "This is not a Cutover export. Choose the file named cutover-….json that Export saved."
            }
            ImportError::Newer(_) => {
                "A later version of Cutover exported this file. Reload this page while online to update, then import again."
            }
            ImportError::Unreadable => {
                "Nothing in this file can be read any more. Export again on the other device and choose the new file."
            }
            ImportError::Parts { .. } => {
                "Parts of this text are missing. Add them in any order."
            }
        }
    }
}

/// An import that can still be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// When it was taken in.
    pub at: Millis,
    /// The tab that took it in.
    pub writer: Writer,
    /// How many events it brought.
    pub events: u32,
}

#[derive(Deserialize)]
struct File<'a> {
    app: String,
    version: u32,
    #[serde(default)]
    exported: Option<i64>,
    #[serde(default, borrow)]
    events: Vec<Cow<'a, str>>,
    #[serde(default)]
    checksum: String,
}

impl Journal {
    /// Everything as one JSON file, also what was taken back.
    pub fn export(&self, now: Millis) -> String {
        export(&self.history(), now)
    }

    /// Reads a file, or a copied text, without taking anything in.
    pub fn read_import(&self, text: &str) -> Result<Import, ImportError> {
        let (preview, events) = if carry::is_carried(text) { carry::read(text)? } else { read(text)? };
        Ok(self.sort_out(preview, events))
    }

    /// What of `events` is new here. Should another device have drawn the same number as this one,
    /// or a file give one number to two events, the later one gets a number made from what it says,
    /// the same whenever it comes.
    fn sort_out(&self, mut preview: Preview, events: Vec<Event>) -> Import {
        let mut held: BTreeMap<EventId, Event> = BTreeMap::new();
        for event in self.history() {
            held.insert(event.id, event);
        }
        let mut new: Vec<Event> = Vec::new();
        for mut event in merge(events) {
            while held.get(&event.id).is_some_and(|held| *held != event) {
                event.id.writer = Writer(checksum(line::write(&event).as_bytes()));
            }
            if held.insert(event.id, event.clone()).is_some() {
                preview.known += 1;
            } else {
                preview.unknown += u32::from(matches!(event.body, Body::Unknown(_)));
                new.push(event);
            }
        }
        let events = merge(new);
        preview.new = events.len() as u32;
        preview.span = events
            .first()
            .zip(events.last())
            .map(|(first, last)| (first.at, last.at));
        Import { preview, events }
    }
}

/// Writes a file.
pub fn export(events: &[Event], now: Millis) -> String {
    let mut text = String::with_capacity(events.len() * 100 + 100);
    text.push_str("{\"app\":\"cutover\",\"version\":1,\"exported\":");
    push_signed(&mut text, now.0);
    text.push_str(",\"events\":[");
    let mut sums = String::with_capacity(events.len() * 8);
    for (nth, event) in events.iter().enumerate() {
        text.push_str(if nth == 0 { "\n\"" } else { ",\n\"" });
        let mut entry = line::write(event);
        envelope::seal(&mut entry);
        sums.push_str(&entry[entry.len() - 8..]);
        // Only an event of a later version can hold what JSON has to escape.
        if entry.contains(['"', '\\']) {
            entry = entry.replace('\\', "\\\\").replace('"', "\\\"");
        }
        text.push_str(&entry);
        text.push('"');
    }
    text.push_str("\n],\"checksum\":\"");
    push_hex(&mut text, checksum(sums.as_bytes()));
    text.push_str("\"}\n");
    text
}

/// Reads a file: what it says of itself, and its events in order.
fn read(text: &str) -> Result<(Preview, Vec<Event>), ImportError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(ImportError::Empty);
    }
    let file = serde_json::from_str(text)
        .ok()
        .or_else(|| salvage(text))
        .ok_or(ImportError::NotCutover)?;
    if file.app != "cutover" {
        return Err(ImportError::NotCutover);
    }
    if file.version > VERSION {
        return Err(ImportError::Newer(file.version));
    }
    let mut preview = Preview {
        exported: file.exported.map(Millis),
        ..Preview::default()
    };
    let mut sums = String::new();
    let mut events = Vec::with_capacity(file.events.len());
    for entry in &file.events {
        match envelope::unseal(entry).and_then(line::read) {
            Some(event) => events.push(event),
            None => preview.damaged += 1,
        }
        sums.push_str(entry.get(entry.len().saturating_sub(8)..).unwrap_or(""));
    }
    let mut sum = String::new();
    push_hex(&mut sum, checksum(sums.as_bytes()));
    preview.incomplete = sum != file.checksum || preview.damaged > 0;
    if events.is_empty() && preview.incomplete {
        return Err(ImportError::Unreadable);
    }
    Ok((preview, events))
}

/// What is left of a file that is not JSON any more: all that stands between quotation marks.
fn salvage(text: &str) -> Option<File<'_>> {
    if !text
        .get(..text.len().min(200))
        .unwrap_or(text)
        .contains("cutover")
    {
        return None;
    }
    let events = text
        .split('"')
        .filter(|part| part.starts_with("e "))
        .map(Cow::Borrowed)
        .collect();
    Some(File {
        app: "cutover".into(),
        version: VERSION,
        exported: None,
        events,
        checksum: String::new(),
    })
}
