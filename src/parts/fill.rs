//! Facts of many topics on one page: their places stand at once, their text follows as the topics
//! are decoded, a few at a time, so that the page can be used meanwhile.

use crate::app::App;
use crate::ui::prelude::*;
use cutover_bank::{Fact, FactIx};
use leptos::task::spawn_local;
use std::rc::Rc;
use std::time::Duration;

/// How many facts are filled in before the browser gets its turn.
const AT_ONCE: usize = 4;

/// The id of the place of fact `nth`.
pub fn place(nth: usize) -> String {
    ["ch-", &nth.to_string()].concat()
}

/// Fills in the facts from one on, until the screen is gone.
pub fn fill(app: App, facts: Rc<[FactIx]>, from: usize, markup: fn(&Fact) -> String) {
    spawn_local(async move {
        for (nth, at) in facts.iter().enumerate().skip(from).take(AT_ONCE) {
            let Some(row) = document().get_element_by_id(&place(nth)) else { return };
            if let Ok(content) = app.topic(at.topic).await
                && let Some(fact) = content.facts.get(usize::from(at.nth))
            {
                let _ = row.insert_adjacent_html("beforeend", &markup(fact));
            }
        }
        if from + AT_ONCE < facts.len() {
            set_timeout(move || fill(app, facts, from + AT_ONCE, markup), Duration::ZERO);
        }
    });
}
