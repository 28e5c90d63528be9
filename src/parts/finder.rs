//! A page that is one long list, filtered by what one types: glossary, confusions, services.

use crate::parts::dom::{go_to, rewrite_address};
use crate::parts::query::Query;
use crate::parts::sieve::{has_words, sift};
use crate::parts::words::{count, escape, put};
use crate::ui::prelude::*;

/// What such a page says.
pub struct Finder {
    /// The heading.
    pub title: &'static str,
    /// What the list is, in a sentence.
    pub sub: &'static str,
    /// The field's name.
    pub label: &'static str,
    /// What stands in the empty field.
    pub hint: &'static str,
    /// The address.
    pub path: &'static str,
    /// The list's class.
    pub class: &'static str,
    /// What one entry is called.
    pub one: &'static str,
    /// What is said of the whole list.
    pub whole: String,
    /// What is said where nothing fits.
    pub none: &'static str,
}

/// The page of so many entries, whose parts are markup; opened at an element, where one is named.
pub fn finder(says: Finder, query: &Query, all: usize, list: String, at: Option<String>) -> AnyView {
    let Finder { title, sub, label, hint, path, class, one, whole, none } = says;
    let typed = RwSignal::new(query.get("q").unwrap_or_default().to_string());
    let root = NodeRef::<leptos::html::Div>::new();
    let shown = RwSignal::new(all);
    // The list and the address follow what is typed.
    Effect::new(move |before: Option<()>| {
        let (Some(root), words) = (root.get(), typed.get()) else { return };
        shown.set(sift(&root, |_, row| has_words(row, &words)));
        if before.is_some() {
            let q = String::from(js_sys::encode_uri_component(&words));
            rewrite_address(&[path, if q.is_empty() { "" } else { "?q=" }, &q].concat());
        }
    });
    if let Some(id) = at {
        request_animation_frame(move || go_to(&id, true));
    }
    let found = move || match shown.get() {
        0 => none.to_string(),
        n if n == all => whole.clone(),
        n => [&n.to_string(), " of ", &count(all, one), "."].concat(),
    };
    view! {
        <main id="main" class="find-page">
            <h1>{title}</h1>
            <p class="sub">{sub}</p>
            <label class="vh" for="find">{label}</label>
            <input
                id="find"
                type="search"
                placeholder=hint
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                autocomplete="off"
                spellcheck="false"
            />
            <p class="cap" role="status">{found}</p>
            <div class=class node_ref=root inner_html=list></div>
        </main>
    }
    .into_any()
}

/// An entry of a list by letters.
pub struct Entry<'a> {
    /// The element's id.
    pub id: String,
    /// What it is filed by. Plain text.
    pub by: &'a str,
    /// Its name as markup.
    pub name: String,
    /// Its other names. Plain text.
    pub also: &'a [String],
    /// What it is, as markup.
    pub text: String,
}

/// What a name is filed under: its first letter, or "0–9".
fn letter(name: &str) -> String {
    match name.chars().find(char::is_ascii_alphanumeric) {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string(),
        _ => "0–9".to_string(),
    }
}

/// A part for each letter that begins an entry.
pub fn lettered(all: &[Entry]) -> String {
    let mut out = String::new();
    let mut last = String::new();
    for entry in all {
        let letter = letter(entry.by);
        if letter != last {
            let end = if last.is_empty() { "" } else { "</dl></section>" };
            put(&mut out, &[end, "<section class=\"sec\"><header><h2>", &letter, "</h2></header><dl>"]);
            last = letter;
        }
        put(&mut out, &["<div id=\"", &entry.id, "\"><dt>", &entry.name]);
        if !entry.also.is_empty() {
            out.push_str(&[" <span class=\"cap\">", &escape(&entry.also.join(", ")), "</span>"].concat());
        }
        put(&mut out, &["</dt><dd>", &entry.text, "</dd></div>"]);
    }
    if !last.is_empty() {
        out.push_str("</dl></section>");
    }
    out
}

/// The text of this part of the bank cannot be read.
pub fn damaged(title: &'static str) -> AnyView {
    view! {
        <main id="main" class="blank">
            <h1>{title}</h1>
            <p>"This text is damaged in this copy of Cutover. Load the page again to fetch it anew; your progress is safe."</p>
            <div class="row"><a class="b" href="#/topics">"All topics"</a></div>
        </main>
    }
    .into_any()
}

/// A link whose text is plain.
pub fn link(href: &str, text: &str) -> String {
    ["<a href=\"", href, "\">", &escape(text), "</a>"].concat()
}
