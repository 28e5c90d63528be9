//! Mounts one diagram, without the bank: the page of an embed. Nothing is stored, nothing is
//! asked of another site, nothing takes the focus.

use cutover::diagrams::{EmbedView, Hooks, media};
use cutover_models::{Diagram, State, by_name};
use leptos::prelude::*;

mod page {
    //! What the embed's own page is asked: its address, its theme, its height.

    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;

    /// A part of the address's query, such as `theme`.
    pub fn asked(query: &str, key: &str) -> Option<String> {
        query
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(k, _)| *k == key)
            .map(|(_, v)| v.to_string())
    }

    /// Sets the theme that the host asks for; anything else follows the reader's system.
    pub fn set_theme(root: &web_sys::Element, theme: Option<String>) {
        if let Some(theme) = theme.filter(|t| t == "light" || t == "dark") {
            let _ = root.set_attribute("data-theme", &theme);
        }
    }

    /// The address of the folder above `embed/`, with a slash at its end.
    pub fn base() -> String {
        let location = window().location();
        let whole = location.href().unwrap_or_default();
        let path = whole.split(['?', '#']).next().unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
        [above, "/"].concat()
    }

    /// Writes the address without a step of history.
    pub fn replace_query(query: &str) {
        let Ok(history) = window().history() else {
            return;
        };
        let url = ["?", query].concat();
        // A sandboxed frame may not: its state then lives only as long as it does.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }

    /// Tells the page around how high this one is, whenever that changes.
    pub fn tell_height(of: web_sys::Element) {
        let Ok(Some(parent)) = window().parent() else {
            return;
        };
        if parent == window() {
            return;
        }
        let told = std::cell::Cell::new(0);
        let watched = of.clone();
        let tell = Closure::<dyn Fn()>::new(move || {
            // The height of what is in it, never of the frame: or it could only grow.
            let height = watched.get_bounding_client_rect().height().ceil() as i32;
            if height > 0 && told.replace(height) != height {
                let message = js_sys::Object::new();
                for (key, value) in [
                    ("type", JsValue::from("cutover:height")),
                    ("v", JsValue::from(1)),
                    ("height", JsValue::from(height)),
                ] {
                    let _ = js_sys::Reflect::set(&message, &key.into(), &value);
                }
                let _ = parent.post_message(&message, "*");
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(tell.as_ref().unchecked_ref()) {
            observer.observe(&of);
            // Both live as long as the page.
            std::mem::forget(observer);
        }
        tell.forget();
    }
}

fn main() {
    let document = document();
    let Some(root) = document.document_element() else {
        return;
    };
    let query = window().location().search().unwrap_or_default();
    let asked = |key| page::asked(&query, key);
    page::set_theme(&root, asked("theme"));
    // The page says which diagram it is for.
    let name = root.get_attribute("data-diagram").or_else(|| asked("name"));
    let Some(diagram) = name.as_deref().and_then(by_name) else {
        return;
    };
    let min = asked("controls").as_deref() == Some("min");
    let rest: Vec<&str> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| pair.starts_with("theme=") || pair.starts_with("controls="))
        .collect();
    mount(diagram, &query, min, rest.join("&"));
    let _ = root.set_attribute("data-ready", "1");
}

fn mount(diagram: &'static dyn Diagram, query: &str, min: bool, keep: String) {
    let state = State::parse(diagram.spec(), query);
    mount_to_body(move || {
        let hooks = Hooks {
            keys: Signal::derive(|| true),
            still: media("(prefers-reduced-motion:reduce)"),
            base: StoredValue::new(page::base()),
            on_state: Callback::new(move |query: String| {
                let both: Vec<&str> = [query.as_str(), &keep]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                page::replace_query(&both.join("&"));
            }),
            on_predicted: Callback::new(|_| ()),
            on_challenged: Callback::new(|_| ()),
        };
        view! { <EmbedView diagram=diagram state=RwSignal::new(state) hooks=hooks min=min /> }
    });
    // The static picture has done its work.
    if let Some(still) = document().get_element_by_id("static") {
        still.remove();
    }
    if let Ok(Some(view)) = document().query_selector(".em") {
        page::tell_height(view);
    }
}
