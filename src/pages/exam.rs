//! The timed exam: choosing a paper, and sitting it.

mod away;
mod cells;
mod hall;
mod history;
mod paper;
mod rows;
mod setup;
mod top;

use crate::app::App;
use hall::hall;
pub use history::history;
use crate::ui::prelude::*;
use setup::setup;

/// `#/exam`: the paper that is being sat, or the choice of one.
pub fn exam(query: &str) -> AnyView {
    let app = App::get();
    let query = query.to_string();
    let open = Memo::new(move |_| app.progress.with(|p| p.open_sitting().map(|sitting| sitting.id)));
    (move || match open.get() {
        Some(id) => untrack(|| hall(app, id)),
        None => untrack(|| setup(app, &query)),
    })
    .into_any()
}
