//! The journal in this browser: localStorage, its mirror in IndexedDB, and the other tabs.
//!
//! localStorage takes an event before [`Store::append`] returns, and other tabs hear of it through
//! that; but a browser that is killed within a minute forgets it again. IndexedDB gets the event in
//! the same task and has it on the disk at once. What one lacks it gets from the other at the next
//! start, and whenever this page notices.

use super::local::Local;
use super::mirror::Mirror;
use super::tabs::try_lock;
use cutover_study::event::{Body, Event, Millis, Writer};
use cutover_study::journal::{
    Applied, Batch, Contents, EPOCH, Import, ImportError, Journal, Plan, Received, Report, SaveState, Shelf,
    ShelfError, Start, Write, owns,
};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
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
const PATIENCE: i32 = 1500;
/// How long after a failure a store is tried again, in milliseconds.
const RETRY: u64 = 10_000;

struct Inner {
    journal: Journal,
    local: Option<Local>,
    /// Whether localStorage lacks something that it had no room for.
    short: bool,
    mirror: Option<Mirror>,
    /// When a store that failed was last tried again.
    retried: Option<Millis>,
    opened: bool,
    compacting: bool,
    /// The state that listeners know of.
    told: Option<SaveState>,
    listeners: Vec<Rc<dyn Fn(Change)>>,
}

thread_local! {
    static INNER: RefCell<Inner> = RefCell::new(Inner {
        journal: Journal::open(None, None, Writer(random())).journal,
        local: None,
        short: false,
        mirror: None,
        retried: None,
        opened: false,
        compacting: false,
        told: None,
        listeners: Vec::new(),
    });
}

impl Store {
    /// Opens the journal. Does not fail and does not hang: where a store does not answer, it goes
    /// on without, and says so.
    pub async fn open() -> (Store, Loaded) {
        let store = Store(());
        let found: Rc<RefCell<Option<Contents>>> = Rc::default();
        let arriving = found.clone();
        let gate = Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
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
        (store, Loaded { start, report, state })
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
                    Some(Ok(done)) => spawn_local(async move { store.mirrored(done.await.is_ok()) }),
                    Some(Err(_)) => inner.mirror = None,
                    None => {}
                }
                inner.short |= !inner.write_local(&writes);
            }
            let state = inner.state();
            inner.told = Some(state);
            Appended { event, applied, state }
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
            inner.journal.erase(local.iter().chain(&mirrored).flat_map(Contents::keys))
        });
        // With the storage full, the new epoch has room only once the rest is gone.
        let gone = plan.removes.clone();
        if !self.run(plan.clone()).await {
            self.run(Plan { puts: gone, removes: Vec::new() }).await;
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

    /// Asks the browser not to throw our storage away. Call it after the first finished session.
    pub async fn persist(&self) -> Persisted {
        let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
        let Some(asked) = asked else { return Persisted::Unknown };
        match JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()) {
            Some(true) => Persisted::Granted,
            Some(false) => Persisted::Refused,
            None => Persisted::Unknown,
        }
    }

    /// Opens IndexedDB and reads it.
    async fn connect(&self) -> Option<Contents> {
        let mirror = Mirror::open().await?;
        let contents = mirror.contents().await?;
        INNER.with_borrow_mut(|inner| {
            inner.mirror = Some(mirror);
            inner.retried = None;
        });
        Some(contents)
    }

    /// Tries a store again, some time after it failed.
    fn retry(&self, now: Millis) {
        let store = *self;
        let due = INNER.with_borrow_mut(|inner| {
            let failed = inner.mirror.is_none() || inner.short;
            let due = failed && inner.retried.is_none_or(|at| now.0.abs_diff(at.0) > RETRY);
            if due {
                inner.retried = Some(now);
            }
            due
        });
        if due {
            spawn_local(async move {
                if INNER.with_borrow(|inner| inner.mirror.is_none()) {
                    store.connect().await;
                }
                store.heal().await;
            });
        }
    }

    /// A write to the mirror is over.
    fn mirrored(&self, well: bool) {
        if !well {
            INNER.with_borrow_mut(|inner| inner.mirror = None);
        }
        self.tell();
    }

    /// Opens both stores again: each gets what it lacks, and this page what it did not know.
    async fn heal(&self) {
        let mirror = INNER.with_borrow(|inner| inner.mirror.clone());
        let mirrored = match &mirror {
            Some(mirror) => mirror.contents().await,
            None => None,
        };
        // Nothing can come in between from here to the end of the block.
        let (changed, writes) = INNER.with_borrow_mut(|inner| {
            if mirrored.is_none() {
                inner.mirror = None;
            }
            let local = inner.contents();
            let opening = inner.journal.reopen(local.as_ref(), mirrored.as_ref());
            let changed = !opening.journal.knows_as_much_as(&inner.journal);
            inner.journal = opening.journal;
            inner.short = !inner.write_local(&opening.local);
            (changed, opening.mirror)
        });
        if changed {
            self.emit(Change::Refold);
        }
        match mirror {
            Some(mirror) if mirrored.is_some() => self.mirrored(mirror.write_all(&writes).await),
            _ => self.tell(),
        }
    }

    /// Carries a plan out: removes nothing before all that it puts reads back from every store in
    /// use. Gives back whether all went well.
    async fn run(&self, plan: Plan) -> bool {
        let (mut well, mirror) = INNER.with_borrow_mut(|inner| {
            if inner.journal.is_read_only() {
                return (false, None);
            }
            let taken = inner.write_local(&plan.puts) && inner.local.as_ref().is_none_or(|l| l.holds(&plan.puts));
            inner.short |= !taken;
            (taken && (inner.local.is_some() || inner.mirror.is_some()), inner.mirror.clone())
        });
        if let Some(mirror) = &mirror {
            let taken = mirror.write_all(&plan.puts).await && mirror.holds(&plan.puts).await;
            well &= taken;
            if !taken {
                self.mirrored(false);
            }
        }
        if well {
            INNER.with_borrow_mut(|inner| {
                inner.write_local(&plan.removes);
            });
            if let Some(mirror) = &mirror {
                let taken = mirror.write_all(&plan.removes).await;
                self.mirrored(taken);
            }
        }
        self.tell();
        well
    }

    /// Hears what other tabs write, and looks again after the page was asleep.
    fn listen(&self) {
        let store = *self;
        let Some(window) = web_sys::window() else { return };
        let written = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
            match event.key() {
                Some(key) if owns(&key) => store.hear(&key, event.new_value().as_deref()),
                Some(_) => {}
                // Somebody cleared all of it.
                None => spawn_local(async move { store.heal().await }),
            }
        });
        let _ = window.add_event_listener_with_callback("storage", written.as_ref().unchecked_ref());
        written.forget();
        let woken = Closure::<dyn Fn()>::new(move || {
            let document = web_sys::window().and_then(|window| window.document());
            if document.is_some_and(|document| !document.hidden()) {
                store.catch_up();
            }
        });
        let _ = window.add_event_listener_with_callback("pageshow", woken.as_ref().unchecked_ref());
        if let Some(document) = window.document() {
            let _ = document.add_event_listener_with_callback("visibilitychange", woken.as_ref().unchecked_ref());
        }
        woken.forget();
    }

    /// Takes in what another tab wrote into localStorage.
    fn hear(&self, key: &str, value: Option<&str>) {
        let store = *self;
        match INNER.with_borrow_mut(|inner| inner.journal.receive(key, value)) {
            Received::Nothing => {}
            Received::Event(event, Applied::Append) => self.emit(Change::Event(event)),
            Received::Event(..) => self.emit(Change::Refold),
            Received::Reopen => spawn_local(async move { store.heal().await }),
        }
    }

    /// A page that was frozen heard nothing: reads what is in localStorage now.
    fn catch_up(&self) {
        let contents = INNER.with_borrow(Inner::contents).unwrap_or_default();
        for (key, value) in contents.iter().filter(|(key, _)| owns(key)) {
            self.hear(key, Some(value));
        }
    }

    fn emit(&self, change: Change) {
        let listeners = INNER.with_borrow(|inner| inner.listeners.clone());
        for listener in listeners {
            listener(change.clone());
        }
    }

    /// Tells of the state, if it is another than was told.
    fn tell(&self) {
        let news = INNER.with_borrow_mut(|inner| {
            let state = inner.state();
            (inner.told.replace(state) != Some(state)).then_some(state)
        });
        if let Some(state) = news {
            self.emit(Change::State(state));
        }
    }
}

impl Inner {
    fn contents(&self) -> Option<Contents> {
        self.local.as_ref().and_then(|local| local.contents().ok())
    }

    fn was_erased_elsewhere(&self) -> bool {
        let epoch = self.local.as_ref().and_then(|local| local.get(EPOCH).ok().flatten());
        !self.journal.is_of_epoch(epoch.as_deref())
    }

    /// Writes into localStorage, if there is one. Gives back whether there was room.
    fn write_local(&mut self, writes: &[Write]) -> bool {
        match self.local.as_mut().map(|local| local.write_all(writes)) {
            Some(Err(ShelfError::Full)) => false,
            Some(Err(ShelfError::Blocked)) => {
                self.local = None;
                true
            }
            Some(Ok(())) | None => true,
        }
    }

    fn state(&self) -> SaveState {
        let mirrored = self.mirror.is_some();
        match (self.journal.is_read_only(), &self.local) {
            (true, _) => SaveState::ReadOnlyNewer,
            (_, Some(_)) if self.short => SaveState::Full { mirrored },
            (_, Some(_)) if mirrored => SaveState::Kept,
            (_, Some(_)) => SaveState::LocalOnly,
            (_, None) if mirrored => SaveState::MirrorOnly,
            (_, None) => SaveState::Memory,
        }
    }
}

/// A number for a new writer.
fn random() -> u32 {
    let mut bytes = [0; 4];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn { u32::from_le_bytes(bytes) } else { (js_sys::Math::random() * f64::from(u32::MAX)) as u32 }
}
