//! Icons and marks, drawn once as symbols and used by reference.

use crate::ui::prelude::*;
use cutover_text::text;

/// Every symbol of the app: put once at the top of the page.
pub const SYMBOLS: &str = include_str!("symbols.svg");

/// An icon in the colour of its text; hidden from the accessibility tree.
pub fn icon(name: &str) -> AnyView {
    picture(name, "i")
}

/// A small icon.
pub fn icon_small(name: &str) -> AnyView {
    picture(name, "i s")
}

/// A mark (`sq`, `ci`, `tri`, `cx`, `ok`, `half`, `ho`) at the size of its text. It never stands
/// without a word.
pub fn mark(name: &str) -> AnyView {
    picture(name, "m")
}

fn picture(name: &str, class: &'static str) -> AnyView {
    let href = text!["#", name];
    view! { <svg class=class aria-hidden="true"><use href=href></use></svg> }.into_any()
}

/// A mark as markup, for strings that are set by `inner_html`.
pub fn mark_markup(name: &str) -> String {
    text!["<svg class=\"m\" aria-hidden=\"true\"><use href=\"#", name, "\"/></svg>"]
}
