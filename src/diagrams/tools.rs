//! Share, embed, undo, reset.

use cutover_text::text;
use super::icon::{icon, icon_alone};
use super::keys::hint;
use super::stand::Stand;

/// A button with an icon alone.
pub(super) fn small(verb: &str, label: &str, name: &str) -> String {
    text![
        "<button type=\"button\" class=\"ib\" data-do=\"",
        verb,
        "\" aria-label=\"",
        label,
        "\">",
        &icon_alone(name),
        "</button>",
    ]
}

/// The row beside the title of a page.
pub(super) fn tools(stand: &Stand) -> String {
    text![
        "<div class=\"tools\"><button type=\"button\" class=\"b\" data-do=\"share\">", &icon("share"),
        " <span class=\"word\">Share</span></button><button type=\"button\" class=\"b\" data-do=\"embed\">",
        &icon("embed"), " Embed</button>", &small("undo", "Undo", "undo"),
        "<button type=\"button\" class=\"b q\" data-do=\"reset\">", &icon("reset"), " Reset",
        &hint(stand, "R"), "</button></div>",
    ]
}

/// The few of an embed, as icons.
pub(super) fn small_tools() -> String {
    text![
        "<div class=\"tools\">",
        &small("undo", "Undo", "undo"),
        &small("reset", "Reset", "reset"),
        &small("embed", "Share and embed", "share"),
        "</div>",
    ]
}
