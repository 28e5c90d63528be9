//! What the first screen does without: every other screen, search, the sheet of keys, and the
//! course's prose.
//!
//! It stands in a module of its own, which `cargo xtask build` splits off: whatever only [`rest`]
//! leads to. So the first screen waits for a fraction of the app. What comes before calls what
//! comes after through [`Rest`] alone; nothing else can name it, or it would move to the front.

use crate::app::App;
use crate::parts::dom;
use crate::shell::route::Route;
use crate::ui::prelude::*;
use crate::{pages, searching, shell};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The part of the bank that follows its front.
static PROSE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/prose.bin"));

/// The way into the second module.
pub struct Rest {
    prose: &'static [u8],
    read_ahead: fn(App),
    /// The screen of a route.
    pub page: fn(Route) -> AnyView,
    /// The search palette, open.
    pub palette: fn() -> AnyView,
    /// The sheet of keys, open.
    pub sheet: fn() -> AnyView,
}

/// Whether the second module is there.
#[derive(Clone, Copy)]
pub enum Arrival {
    /// It is on its way.
    Awaited,
    /// It did not come: the network has gone, or what came is damaged.
    Failed,
    /// It is here.
    Here(&'static Rest),
}

// The macro declares what it splits as a foreign function.
#[allow(unsafe_code)]
#[wasm_split(rest, fallible)]
fn rest() -> Result<&'static Rest, SplitLoaderError> {
    static REST: Rest = Rest {
        prose: PROSE,
        read_ahead: searching::read_ahead,
        page: pages::page,
        palette: shell::palette::palette,
        sheet: shell::sheet::sheet,
    };
    Ok(&REST)
}

/// Begins to fetch it, for a start that will wait for it.
pub fn begin() {
    spawn_local(async { drop(rest().await) });
}

/// Waits until it is here, or has failed to come; says which in [`App`].
pub async fn arrive(app: App) {
    if let Arrival::Failed = app.arrival.get_untracked() {
        app.arrival.set(Arrival::Awaited);
    }
    let arrival = match rest().await {
        Ok(rest) if app.bank.bring(rest.prose).is_ok() => {
            (rest.read_ahead)(app);
            Arrival::Here(rest)
        }
        _ => Arrival::Failed,
    };
    // What waited at the focus gives way to the screen, which takes the focus over.
    let focused = document().active_element().is_some_and(|element| element.id() == "main");
    app.arrival.set(arrival);
    if focused {
        dom::after_frame(dom::focus_main);
    }
}

/// Fetches it once more.
pub fn try_again(app: App) {
    spawn_local(arrive(app));
}

/// Draws something of the second module once that is here, and until then what `waiting` gives.
pub fn once_here(
    draw: impl Fn(&'static Rest) -> AnyView + 'static,
    waiting: impl Fn() -> AnyView + 'static,
) -> AnyView {
    let app = App::get();
    if let Arrival::Here(rest) = app.arrival.get_untracked() {
        return draw(rest);
    }
    let view = move || match app.arrival.get() {
        Arrival::Here(rest) => untrack(|| draw(rest)),
        _ => waiting(),
    };
    view.into_any()
}
