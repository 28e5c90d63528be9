//! Marks of facts, each with its word.

use crate::parts::icon::mark_markup;
use cutover_study::card::Mark;
use cutover_study::readiness::Tally;
use cutover_text::text;

/// The symbol of a fact's mark.
pub fn symbol(mark: Mark) -> &'static str {
    match mark {
        Mark::Untouched => "ho",
        Mark::Blue => "sq",
        Mark::Due => "tri",
        Mark::Green => "ci",
    }
}

/// Its word.
pub fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::Untouched => "new",
        Mark::Blue => "blue",
        Mark::Due => "due",
        Mark::Green => "green",
    }
}

/// The mark with its word for those who do not see it, as markup.
pub fn spoken(mark: Mark) -> String {
    text![&mark_markup(symbol(mark)), "<span class=\"vh\">", word(mark), "</span>"]
}

/// The symbol for a whole topic: due before all else, then green, partly green, blue, untouched.
pub fn of_tally(tally: Tally) -> &'static str {
    if tally.due > 0 {
        "tri"
    } else if tally.all > 0 && tally.green == tally.all {
        "ci"
    } else if tally.green > 0 {
        "half"
    } else if tally.untouched < tally.all {
        "sq"
    } else {
        "ho"
    }
}
