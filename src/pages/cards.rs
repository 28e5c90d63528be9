//! Cards: review in the order that memory asks for.

mod choice;
mod face;
mod review;
mod rest;

use crate::app::App;
use crate::parts::query::Query;
use choice::Choice;
use crate::ui::prelude::*;

/// `#/cards`: the evening's cards, those of a topic or a domain, or those of some facts.
pub fn cards(query: &str) -> AnyView {
    let app = App::get();
    let query = Query::parse(query);
    let choice = Choice::of(app, &query);
    // What was asked for by name comes at once; the course as a whole begins with an offer.
    let offer = choice.is_whole_course() && app.progress.with_untracked(|p| p.is_empty());
    if offer && query.get("new").is_none() {
        return rest::first_day(app);
    }
    review::review(app, choice)
}
