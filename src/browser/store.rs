//! The journal in this browser: localStorage, its mirror in IndexedDB, and the other tabs.
//!
//! localStorage takes an event before [`Store::append`] returns, and other tabs hear of it through
//! that; but a browser that is killed within a minute forgets it again. IndexedDB gets the event in
//! the same task and has it on the disk at once. What one lacks it gets from the other at the next
//! start, and whenever this page notices.

mod keep;

use super::local::Local;
use super::tabs::try_lock;
use cutover_study::event::{Body, Event, Millis, Writer};
use cutover_study::journal::{
    Applied, Batch, Contents, Import, ImportError, Journal, Plan, Report, SaveState, Start,
};
use js_sys::Promise;
use keep::{INNER, Inner, random};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

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

/// How long the start waits for IndexedDB, in milliseconds.
const PATIENCE: i32 = 3000;
impl Store {
    /// Opens the journal. Does not fail and does not hang: where a store does not answer, it goes
    /// on without, and says so.
    pub async fn open() -> (Store, Loaded) {
        let store = Store(());
        let found: Rc<RefCell<Option<Contents>>> = Rc::default();
        let arriving = found.clone();
        let gate = Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
            }
            let arriving = arriving.clone();
            spawn_local(async move {
                let contents = store.connect().await;
                if INNER.with_borrow(|inner| inner.opened) {
                    // Too late for the start: bring in what it has now.
                    store.heal().await;
                } else {
                    *arriving.borrow_mut() = contents;
                }
                let _ = resolve.call0(&JsValue::UNDEFINED);
            });
        });
        let _ = JsFuture::from(gate).await;
        let mirrored = found.borrow_mut().take();
        let (opening, mirror) = INNER.with_borrow_mut(|inner| {
            inner.opened = true;
            inner.local = Local::open();
            let local = inner.contents();
            let opening = Journal::open(local.as_ref(), mirrored.as_ref(), Writer(random()));
            inner.short = !inner.write_local(&opening.local);
            let mirror = mirrored.and(inner.mirror.clone());
            inner.mirror = mirror.clone();
            (opening, mirror)
        });
        if let Some(mirror) = mirror
            && !opening.mirror.is_empty()
        {
            let writes = opening.mirror;
            spawn_local(async move { store.mirrored(mirror.write_all(&writes).await) });
        }
        let report = opening.report;
        let start = opening.journal.start();
        INNER.with_borrow_mut(|inner| inner.journal = opening.journal);
        store.listen();
        let state = store.state();
        INNER.with_borrow_mut(|inner| inner.told = Some(state));
        (
            store,
            Loaded {
                start,
                report,
                state,
            },
        )
    }

    /// Writes an event: into localStorage before this returns, and into IndexedDB from the same
    /// task on.
    pub fn append(&self, body: Body, now: Millis) -> Appended {
        let store = *self;
        let appended = INNER.with_borrow_mut(|inner| {
            if inner.was_erased_elsewhere() {
                let local = inner.contents();
                inner.journal = inner.journal.reopen(local.as_ref(), None).journal;
                spawn_local(async move { store.emit(Change::Refold) });
            }
            let (event, applied, write) = inner.journal.append(body, now);
            if !inner.journal.is_read_only() {
                let writes = vec![write];
                match inner.mirror.as_ref().map(|mirror| mirror.write(&writes)) {
                    Some(Ok(done)) => {
                        spawn_local(async move { store.mirrored(done.await.is_ok()) })
                    }
                    Some(Err(_)) => inner.mirror = None,
                    None => {}
                }
                inner.short |= !inner.write_local(&writes);
            }
            let state = inner.state();
            inner.told = Some(state);
            Appended {
                event,
                applied,
                state,
            }
        });
        self.retry(now);
        appended
    }

    /// Where answers are kept now.
    pub fn state(&self) -> SaveState {
        INNER.with_borrow(Inner::state)
    }

    /// All events that count, in the order of the fold: without those taken back, and without the
    /// taking back itself.
    pub fn events(&self) -> Vec<Event> {
        INNER.with_borrow(|inner| inner.journal.events())
    }

    /// Calls `listener` whenever something changes that this page did not do itself.
    pub fn on_change(&self, listener: impl Fn(Change) + 'static) {
        INNER.with_borrow_mut(|inner| inner.listeners.push(Rc::new(listener)));
    }

    /// Everything as one JSON file.
    pub fn export(&self, now: Millis) -> String {
        INNER.with_borrow(|inner| inner.journal.export(now))
    }

    /// Reads a file that was exported, without taking anything in.
    pub fn read_import(&self, text: &str) -> Result<Import, ImportError> {
        INNER.with_borrow(|inner| inner.journal.read_import(text))
    }

    /// Takes in what a file brings. Fold again afterwards.
    pub async fn apply_import(&self, import: Import, now: Millis) -> Batch {
        let (batch, plan) = INNER.with_borrow_mut(|inner| inner.journal.import(import.events, now));
        self.run(plan).await;
        batch
    }

    /// Everything as a text in parts of at most `room` characters; see [`Journal::carry`].
    pub fn carry(&self, room: Option<usize>) -> Vec<String> {
        INNER.with_borrow(|inner| inner.journal.carry(room))
    }

    /// Takes in what a file of cards brings, as an import that can be taken back. Fold again
    /// afterwards.
    pub async fn bring(&self, bodies: Vec<Body>, now: Millis) -> Batch {
        let (batch, plan) = INNER.with_borrow_mut(|inner| inner.journal.bring(bodies, Writer(random()), now));
        self.run(plan).await;
        batch
    }

    /// Imports that can still be undone, the latest last.
    pub fn imports(&self) -> Vec<Batch> {
        INNER.with_borrow(|inner| inner.journal.imports())
    }

    /// Takes an import back: all that it brought goes again. Fold again afterwards.
    pub async fn undo_import(&self, batch: Batch) {
        let plan = INNER.with_borrow_mut(|inner| inner.journal.undo_import(batch));
        self.run(plan).await;
    }

    /// Erases everything, in both stores. Fold again afterwards.
    pub async fn erase(&self) {
        if self.state() == SaveState::ReadOnlyNewer {
            return;
        }
        let mirror = INNER.with_borrow(|inner| inner.mirror.clone());
        let mirrored = match mirror {
            Some(mirror) => mirror.contents().await,
            None => None,
        };
        let plan = INNER.with_borrow_mut(|inner| {
            let local = inner.contents();
            inner
                .journal
                .erase(local.iter().chain(&mirrored).flat_map(Contents::keys))
        });
        // With the storage full, the new epoch has room only once the rest is gone.
        let gone = plan.removes.clone();
        if !self.run(plan.clone()).await {
            self.run(Plan {
                puts: gone,
                removes: Vec::new(),
            })
            .await;
            self.run(plan).await;
        }
        INNER.with_borrow_mut(|inner| inner.short = false);
        self.tell();
    }

    /// Seals what has piled up, if it is time to, and snapshots the state that `cache` gives: call
    /// it when nothing else is to do.
    pub async fn compact_if_needed(&self, now: Millis, cache: impl FnOnce() -> Vec<u8>) {
        let wanted = INNER.with_borrow_mut(|inner| {
            let room = inner.mirror.is_some() || inner.local.is_some() && !inner.short;
            let wanted = inner.opened && !inner.compacting && room && inner.journal.wants_sealing();
            inner.compacting |= wanted;
            wanted
        });
        if !wanted {
            return;
        }
        if let Some(_lock) = try_lock("cutover:compact").await {
            // Another tab may have sealed since.
            self.heal().await;
            if INNER.with_borrow(|inner| inner.journal.wants_sealing()) {
                let cache = cache();
                let plan = INNER.with_borrow_mut(|inner| inner.journal.seal(now, cache));
                self.run(plan).await;
            }
        }
        INNER.with_borrow_mut(|inner| inner.compacting = false);
    }

    /// The fold could not use the cache that [`Start::Cached`] brought: seals soon, so that the next
    /// start can.
    pub fn cache_was_stale(&self) {
        INNER.with_borrow_mut(|inner| inner.journal.cache_was_stale());
    }

    /// Asks the browser not to throw our storage away. Call it after the first finished session.
    pub async fn persist(&self) -> Persisted {
        let asked =
            web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
        let Some(asked) = asked else {
            return Persisted::Unknown;
        };
        match JsFuture::from(asked)
            .await
            .ok()
            .and_then(|answer| answer.as_bool())
        {
            Some(true) => Persisted::Granted,
            Some(false) => Persisted::Refused,
            None => Persisted::Unknown,
        }
    }
}
