//! Practice: choosing a set of questions, and answering it.

mod address;
pub mod answered;
mod builder;
mod question;
pub mod set;
mod summary;
mod words;

use crate::app::App;
use address::Address;
use builder::builder;
use crate::ui::prelude::*;
use set::session;

/// `#/practice`: the choice of a set, or the set that the query names.
pub fn practice(query: &str) -> AnyView {
    let app = App::get();
    let address = Address::parse(query, app.course);
    if address.runs { session(address) } else { builder(address) }
}
