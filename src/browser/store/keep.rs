//! Keeping both stores, this page and the other tabs at the same state.

use super::{Change, Store};
use crate::browser::local::Local;
use crate::browser::mirror::Mirror;
use cutover_study::event::{Millis, Writer};
use cutover_study::journal::{
    Applied, Contents, EPOCH, Journal, Plan, Received, SaveState, Shelf, ShelfError, Write, owns,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::spawn_local;

/// How long after a failure a store is tried again, in milliseconds.
const RETRY: u64 = 10_000;

/// What the page has of the journal.
pub(super) struct Inner {
    pub(super) journal: Journal,
    pub(super) local: Option<Local>,
    /// Whether localStorage lacks something that it had no room for.
    pub(super) short: bool,
    pub(super) mirror: Option<Mirror>,
    /// When a store that failed was last tried again.
    pub(super) retried: Option<Millis>,
    pub(super) opened: bool,
    pub(super) compacting: bool,
    /// The state that listeners know of.
    pub(super) told: Option<SaveState>,
    pub(super) listeners: Vec<Rc<dyn Fn(Change)>>,
}

thread_local! {
    pub(super) static INNER: RefCell<Inner> = RefCell::new(Inner {
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
    /// Opens IndexedDB and reads it.
    pub(super) async fn connect(&self) -> Option<Contents> {
        let mirror = Mirror::open().await?;
        let contents = mirror.contents().await?;
        INNER.with_borrow_mut(|inner| {
            inner.mirror = Some(mirror);
            inner.retried = None;
        });
        Some(contents)
    }

    /// Tries a store again, some time after it failed.
    pub(super) fn retry(&self, now: Millis) {
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
    pub(super) fn mirrored(&self, well: bool) {
        if !well {
            INNER.with_borrow_mut(|inner| inner.mirror = None);
        }
        self.tell();
    }

    /// Opens both stores again: each gets what it lacks, and this page what it did not know.
    pub(super) async fn heal(&self) {
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
    pub(super) async fn run(&self, plan: Plan) -> bool {
        let (mut well, mirror) = INNER.with_borrow_mut(|inner| {
            if inner.journal.is_read_only() {
                return (false, None);
            }
            let taken = inner.write_local(&plan.puts)
                && inner.local.as_ref().is_none_or(|l| l.holds(&plan.puts));
            inner.short |= !taken;
            (
                taken && (inner.local.is_some() || inner.mirror.is_some()),
                inner.mirror.clone(),
            )
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
    pub(super) fn listen(&self) {
        let store = *self;
        let Some(window) = web_sys::window() else {
            return;
        };
        let written =
            Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
                match event.key() {
                    Some(key) if owns(&key) => store.hear(&key, event.new_value().as_deref()),
                    Some(_) => {}
                    // Somebody cleared all of it.
                    None => spawn_local(async move { store.heal().await }),
                }
            });
        let _ =
            window.add_event_listener_with_callback("storage", written.as_ref().unchecked_ref());
        written.forget();
        let woken = Closure::<dyn Fn()>::new(move || {
            let document = web_sys::window().and_then(|window| window.document());
            if document.is_some_and(|document| !document.hidden()) {
                store.catch_up();
            }
        });
        let _ = window.add_event_listener_with_callback("pageshow", woken.as_ref().unchecked_ref());
        if let Some(document) = window.document() {
            let _ = document.add_event_listener_with_callback(
                "visibilitychange",
                woken.as_ref().unchecked_ref(),
            );
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

    pub(super) fn emit(&self, change: Change) {
        let listeners = INNER.with_borrow(|inner| inner.listeners.clone());
        for listener in listeners {
            listener(change.clone());
        }
    }

    /// Tells of the state, if it is another than was told.
    pub(super) fn tell(&self) {
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
    pub(super) fn contents(&self) -> Option<Contents> {
        self.local.as_ref().and_then(|local| local.contents().ok())
    }

    pub(super) fn was_erased_elsewhere(&self) -> bool {
        let epoch = self
            .local
            .as_ref()
            .and_then(|local| local.get(EPOCH).ok().flatten());
        !self.journal.is_of_epoch(epoch.as_deref())
    }

    /// Writes into localStorage, if there is one. Gives back whether there was room.
    pub(super) fn write_local(&mut self, writes: &[Write]) -> bool {
        match self.local.as_mut().map(|local| local.write_all(writes)) {
            Some(Err(ShelfError::Full)) => false,
            Some(Err(ShelfError::Blocked)) => {
                self.local = None;
                true
            }
            Some(Ok(())) | None => true,
        }
    }

    pub(super) fn state(&self) -> SaveState {
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
pub(super) fn random() -> u32 {
    let mut bytes = [0; 4];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if drawn {
        u32::from_le_bytes(bytes)
    } else {
        (js_sys::Math::random() * f64::from(u32::MAX)) as u32
    }
}
