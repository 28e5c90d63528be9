//! What the journal promises, tried on two stores that can be harmed in any way.

use super::sample::{Life, any_event};
use super::*;
use crate::event::{Body, Event, EventId, Millis, OwnEvent, OwnId, Setting, Sides, Writer};
use proptest::prelude::*;
use std::collections::BTreeMap;

mod harm;
mod life;
mod room;
mod transfer;

/// The two stores of a browser.
#[derive(Clone, Debug, Default, PartialEq)]
struct Disk {
    local: Contents,
    mirror: Contents,
}

impl Disk {
    fn put(&mut self, write: &Write) {
        self.local.write(write).expect("room");
        self.mirror.write(write).expect("room");
    }

    /// What the browser does with a plan.
    fn run(&mut self, plan: &Plan) {
        plan.puts.iter().for_each(|write| self.put(write));
        assert!(self.local.holds(&plan.puts) && self.mirror.holds(&plan.puts));
        plan.removes.iter().for_each(|write| self.put(write));
    }

    /// Opens the stores as a page does at start, healing them.
    fn open(&mut self, writer: u32) -> (Journal, Report) {
        let opening = Journal::open(Some(&self.local), Some(&self.mirror), Writer(writer));
        self.local.write_all(&opening.local).expect("room");
        self.mirror.write_all(&opening.mirror).expect("room");
        (opening.journal, opening.report)
    }

    /// Stores in which `events` were written by their own writers, sealed as they piled up.
    fn with(events: impl Iterator<Item = Event>) -> Disk {
        let mut disk = Disk::default();
        let (mut journal, _) = disk.open(1);
        for event in events {
            let now = event.at;
            let (key, value) = record::Record::Event(event).write(0);
            assert!(matches!(
                journal.receive(&key, Some(&value)),
                Received::Event(..)
            ));
            disk.put(&Write::Put(key, value));
            if journal.wants_sealing() {
                let plan = journal.seal(now, b"a folded state".to_vec());
                disk.run(&plan);
            }
        }
        disk
    }

    fn events(&mut self) -> Vec<Event> {
        self.open(1).0.events()
    }
}

fn lives(count: usize) -> Vec<Event> {
    Life::new(7, 40).take(count).collect()
}

const NOW: Millis = Millis(1_800_000_000_000);
