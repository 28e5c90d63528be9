//! The start: bank and store are opened, the journal is folded, and the app takes the place of the
//! static shell.

use crate::app::{App, Shared};
use crate::browser::store::{Change, Loaded, Store};
use crate::browser::{clock, worker};
use crate::pages::is_at_hand;
use crate::parts::icon::SYMBOLS;
use crate::rest::{self, Arrival};
use crate::shell::frame::Frame;
use crate::shell::places;
use crate::shell::route::Route;
use cutover_bank::Bank;
use cutover_study::course::Course;
use cutover_study::event::{Motion, Theme};
use cutover_study::journal::Start;
use cutover_study::progress::{Applied, Progress};
use leptos::ev;
use crate::ui::mount;
use crate::ui::prelude::*;
use cutover_text::text;
use std::time::Duration;

/// The front of the bank: all but its prose.
static FRONT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/front.bin"));

/// Starts the app.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|info| leptos::logging::error!("{info}")));
    if !is_at_hand(&present_route()) {
        rest::begin();
    }
    let bank: &'static Bank = match Bank::open_front(FRONT) {
        Ok(bank) => Box::leak(Box::new(bank)),
        Err(_) => return complain(),
    };
    // In a task of its own: in between the browser can answer to whoever touches the page already.
    set_timeout(move || index(bank), Duration::ZERO);
}

fn index(bank: &'static Bank) {
    let course: &'static Course = Box::leak(Box::new(Course::of(bank.index())));
    // Leptos has no executor before it mounts.
    wasm_bindgen_futures::spawn_local(async move {
        let (store, loaded) = Store::open().await;
        let app = app(bank, course, store, loaded);
        // What the present screen is made of may be on its way: it is waited for where nothing shows
        // yet, so that the screen is drawn once.
        let at_hand = is_at_hand(&app.route.get_untracked());
        if !at_hand {
            rest::arrive(app).await;
        }
        show(app);
        if at_hand {
            rest::arrive(app).await;
        }
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-ready", "1");
        }
    });
}

fn app(bank: &'static Bank, course: &'static Course, store: Store, loaded: Loaded) -> App {
    App::new(Shared {
        bank,
        course,
        progress: RwSignal::new(fold(course, store, loaded.start)),
        route: RwSignal::new(present_route()),
        focus: RwSignal::new(false),
        palette: RwSignal::new(false),
        keys: RwSignal::new(false),
        save: RwSignal::new(loaded.state),
        damage: RwSignal::new(damage(&loaded.report)),
        update_ready: RwSignal::new(worker::boot().update),
        arrival: RwSignal::new(Arrival::Awaited),
        read_topics: RwSignal::new(0),
        store,
    })
}

/// The app takes the place of the static shell.
fn show(app: App) {
    let store = app.store;
    let document = document();
    if let Some(shell) = document.get_element_by_id("shell") {
        shell.remove();
    }
    mount(move || {
        provide_context(app);
        let _ = window_event_listener_untyped("online", move |_| {
            if let Arrival::Failed = app.arrival.get_untracked() {
                rest::try_again(app);
            }
        });
        places::begin();
        window_event_listener(ev::hashchange, move |_| {
            places::turned();
            let route = present_route();
            // Back from a place of the same screen draws nothing anew.
            if app.route.with_untracked(|before| *before == route) {
                places::settle();
            }
            app.route.set(route);
        });
        worker::on_boot(move |boot| app.update_ready.set(boot.update));
        store.on_change(move |change| follow(app, change));
        Effect::new(move |_| dress(app));
        view! { <div hidden inner_html=SYMBOLS></div><Frame/> }
    });
}

fn fold(course: &Course, store: Store, start: Start) -> Progress {
    let offset = clock::offset();
    if let Start::Cached { cache, tail } = &start
        && let Some(mut progress) = Progress::from_cache(cache, course, offset)
        && tail.iter().all(|event| progress.apply(event, course) == Applied::Done)
    {
        return progress;
    }
    match start {
        Start::Replay(events) => Progress::refold(events.iter(), course, offset),
        Start::Cached { .. } => {
            store.cache_was_stale();
            Progress::refold(store.events().iter(), course, offset)
        }
    }
}

/// Takes over what happened elsewhere: in another tab, or in the mirror.
fn follow(app: App, change: Change) {
    match change {
        Change::Event(event) => {
            let applied = app.progress.try_update(|p| p.apply(&event, app.course));
            if applied == Some(Applied::Refold) {
                app.refold();
            }
        }
        Change::Refold => app.refold(),
        Change::State(state) => app.save.set(state),
    }
}

/// Puts theme, motion and whether single keys work on `<html>`, where the style sheet reads them.
fn dress(app: App) {
    let (theme, motion, keys) =
        app.progress.with(|p| (p.settings.theme, p.settings.motion, p.settings.single_keys));
    let Some(html) = document().document_element() else { return };
    let put = |name: &str, value: Option<&str>| {
        let _ = match value {
            Some(value) => html.set_attribute(name, value),
            None => html.remove_attribute(name),
        };
    };
    put("data-theme", match theme {
        Theme::System => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    });
    put("data-motion", (motion == Motion::Reduced).then_some("reduced"));
    put("data-keys", (!keys).then_some("off"));
}

fn present_route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn damage(report: &cutover_study::journal::Report) -> Option<String> {
    if !report.lost_something() {
        return None;
    }
    let records = report.damaged + report.missing;
    let count = if records == 1 { "One record".to_string() } else { text![{records}, " records"] };
    Some(text![&count, " of your progress could not be read in either store. All the rest is here. If you have an export, import it in the settings: nothing is counted twice."])
}

/// The bank itself cannot be read: says so in the static shell.
fn complain() {
    let main = document().query_selector("#shell main").ok().flatten();
    if let Some(main) = main {
        main.set_text_content(Some(
            "This copy of Cutover is damaged and cannot open its course. Load the page again to fetch it anew; your progress is safe.",
        ));
    }
}
