//! Search, filled while there is time: titles at once, then topic by topic what stands in them.
//!
//! Nothing of it is stored: reading the whole bank takes a second or two on a slow phone, and an index
//! would weigh more than half as much as the text.

use crate::app::App;
use crate::browser::clock;
use cutover_bank::Search;
use crate::ui::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// How long after the start what all topics need is decoded, in short pieces: whoever opens a topic
/// or starts an exam then does not wait for it.
const SOON: Duration = Duration::from_millis(200);
/// How long after the start reading begins: the first screen comes first.
const AFTER_START: Duration = Duration::from_millis(1000);
/// Between two topics, while nobody waits.
const PAUSE: Duration = Duration::from_millis(8);
/// How long to read at a stretch while somebody searches, in milliseconds: what they type goes
/// before the next one.
const STRETCH: f64 = 16.0;
/// How many bytes are decoded at once of what all topics need: some milliseconds of a slow phone.
const PIECE: usize = 8 << 10;
/// How long after a touch or a key reading goes on, in milliseconds: the next one is not kept waiting.
const QUIET: f64 = 400.0;
/// Between two looks whether it is quiet.
const LOOK: Duration = Duration::from_millis(100);
/// How often, in milliseconds, what is found is found anew while reading goes on.
const REFRESH: f64 = 200.0;

thread_local! {
    static SEARCH: RefCell<Option<Search>> = const { RefCell::new(None) };
    /// Whether a reader is under way, and whether somebody waits for it.
    static READING: Cell<bool> = const { Cell::new(false) };
    static WAITED_FOR: Cell<bool> = const { Cell::new(false) };
    static REFRESHED: Cell<f64> = const { Cell::new(0.0) };
    /// When the learner last did something.
    static TOUCHED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

fn with<T>(app: App, work: impl FnOnce(&mut Search) -> T) -> T {
    SEARCH.with_borrow_mut(|search| work(search.get_or_insert_with(|| app.bank.search())))
}

impl App {
    /// Looks something up in what has been read; tracked, so that more follows as it is read.
    pub fn find<T>(self, look: impl FnOnce(&Search) -> T) -> T {
        // What is read is no matter: that it changes, is.
        self.read_topics.get();
        let found = with(self, |search| look(search));
        if !WAITED_FOR.replace(true) && !READING.replace(true) {
            set_soon(move || read_on(self));
        }
        found
    }
}

/// Reads the bank for search, from a while after the start on.
pub fn read_ahead(app: App) {
    let begin = move || {
        if !READING.replace(true) {
            read_on(app);
        }
    };
    set_timeout(move || prepare(app), SOON);
    set_timeout(begin, AFTER_START);
    for input in ["pointerdown", "keydown"] {
        let _ = window_event_listener_untyped(input, |_| TOUCHED.set(clock::elapsed()));
    }
}

fn prepare(app: App) {
    if app.bank.prepare(PIECE) {
        set_timeout(move || prepare(app), PAUSE);
    }
}

/// Reads on: one piece of what all topics need, one topic, or as many as fit into a stretch; then again, until none is left.
fn read_on(app: App) {
    let hurry = WAITED_FOR.get();
    let begin = clock::elapsed();
    if !hurry && begin - TOUCHED.get() < QUIET {
        set_timeout(move || read_on(app), LOOK);
        return;
    }
    loop {
        if app.bank.prepare(PIECE) {
            if !hurry || clock::elapsed() - begin >= STRETCH {
                break;
            }
            continue;
        }
        let Some(topic) = with(app, |search| search.next()) else {
            // Glossary and confusions come last.
            if with(app, |search| search.wants_reference()) {
                let reference = app.reference();
                with(app, |search| search.read_reference(reference));
            }
            app.read_topics.update(|n| *n += 1);
            return;
        };
        let content = app.content(topic).ok();
        with(app, |search| search.read(content.as_deref()));
        if !hurry || clock::elapsed() - begin >= STRETCH {
            break;
        }
    }
    if hurry && clock::elapsed() - REFRESHED.get() >= REFRESH {
        REFRESHED.set(clock::elapsed());
        app.read_topics.update(|n| *n += 1);
    }
    if hurry {
        set_soon(move || read_on(app));
    } else {
        set_timeout(move || read_on(app), PAUSE);
    }
}
