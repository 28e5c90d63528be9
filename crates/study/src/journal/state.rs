//! What is true of the learner's answers: where they are kept, and what was found at the start.

use crate::event::Event;

/// Where an answer is safe at this moment. The interface has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// In both stores.
    Kept,
    /// In localStorage alone: it survives a reload, but the browser may take a minute to put it on
    /// the disk.
    LocalOnly,
    /// In IndexedDB alone, because localStorage is blocked.
    MirrorOnly,
    /// localStorage has no room left.
    Full {
        /// Whether IndexedDB took what localStorage could not; if not, it is in memory alone.
        mirrored: bool,
    },
    /// Nowhere: both stores are blocked, and what is done now is gone when the page closes.
    Memory,
    /// A later version of Cutover wrote here. Nothing is rewritten, and what is done now is gone
    /// when the page closes.
    ReadOnlyNewer,
}

impl SaveState {
    /// Whether an answer outlives the page.
    pub fn outlives_page(self) -> bool {
        matches!(
            self,
            SaveState::Kept
                | SaveState::LocalOnly
                | SaveState::MirrorOnly
                | SaveState::Full { mirrored: true }
        )
    }

    /// Whether the learner should be told, and offered the export.
    pub fn needs_telling(self) -> bool {
        !matches!(self, SaveState::Kept | SaveState::LocalOnly)
    }
}

/// What a new event means for a state that was folded from the events before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It comes after all others: apply it to the state. If it takes one back, the fold may still
    /// ask for all events.
    Append,
    /// It comes before others, or takes a taking back back: fold again from all events.
    Refold,
    /// It was there already: do nothing.
    Known,
}

/// How to arrive at the state of the fold.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// From the cached state, by applying these events in order. If the cache does not decode (it
    /// is of another version of the fold), fold all events.
    Cached {
        /// What the fold gave to the snapshot.
        cache: Vec<u8>,
        /// Events since, in order.
        tail: Vec<Event>,
    },
    /// From nothing, by applying all events in order.
    Replay(Vec<Event>),
}

/// What was found when the journal was opened. All zero is the normal case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Records that localStorage had lost, and that came back from IndexedDB.
    pub healed_local: u32,
    /// Records that IndexedDB had lost, and that came back from localStorage.
    pub healed_mirror: u32,
    /// Records damaged in both stores: their text is kept under `cutover:q:`.
    pub damaged: u32,
    /// Answers that are known to have been written and are nowhere.
    pub missing: u32,
    /// Records that a later version of Cutover wrote.
    pub newer: u32,
}

impl Report {
    /// Whether something was lost, so that the learner has to be told.
    pub fn lost_something(&self) -> bool {
        self.damaged > 0 || self.missing > 0
    }
}
