//! Icons and marks as markup. The page holds the symbols.

use cutover_text::text;

/// A small icon before a label.
pub fn icon(name: &str) -> String {
    picture("i s", name)
}

/// An icon that stands alone in its button.
pub fn icon_alone(name: &str) -> String {
    picture("i", name)
}

/// A mark at the size of its text; never without a word.
pub fn mark(name: &str) -> String {
    picture("m", name)
}

fn picture(class: &str, name: &str) -> String {
    text![
        "<svg class=\"",
        class,
        "\" aria-hidden=\"true\"><use href=\"#",
        name,
        "\"/></svg>",
    ]
}
