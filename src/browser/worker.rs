//! The page's side of the service worker and of installing: `boot.js` does the work before the app
//! is there, and tells by attributes of `<html>` and the event `cutover:boot`.

use crate::ui::prelude::*;

/// What the browser offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Boot {
    /// A new version waits.
    pub update: bool,
    /// The browser would install the app when asked.
    pub install: bool,
    /// The app has been installed from this page.
    pub installed: bool,
    /// Everything is kept for offline use.
    pub offline: bool,
}

/// What the browser offers now.
pub fn boot() -> Boot {
    let root = document().document_element();
    let read = |name: &str| {
        root.as_ref().and_then(|html| html.get_attribute(name)).unwrap_or_default()
    };
    let install = read("data-install");
    Boot {
        update: read("data-update") == "1",
        install: install == "1",
        installed: install == "done",
        offline: read("data-offline") == "1",
    }
}

/// Calls `act` whenever that changes, as long as the component lives that asks for it.
pub fn on_boot(act: impl Fn(Boot) + 'static) {
    let handle = window_event_listener_untyped("cutover:boot", move |_| act(boot()));
    on_cleanup(move || handle.remove());
}

/// Loads the waiting version in this tab.
pub fn take_update() {
    tell("cutover:update");
}

/// Opens the browser's own dialog to install.
pub fn install() {
    tell("cutover:install");
}

fn tell(name: &str) {
    if let Ok(event) = web_sys::Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}
