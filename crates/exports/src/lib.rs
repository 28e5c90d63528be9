//! The course in the formats of other programs, made by the build from the compiled bank.
//!
//! Nothing is locked in: an Anki package, CSV, Moodle GIFT and QTI 2.1. All are pure functions of
//! the bank; the Anki package also of the moment at which it is made, by which a newer one updates
//! an older.

pub mod anki;
pub mod csv;
pub mod gift;
pub mod qti;
mod text;

use cutover_bank::{Exam, Index, TopicContent};

/// The compiled bank: the index, and the prose position for position with its topics.
#[derive(Clone, Copy)]
pub struct Course<'a> {
    /// The index.
    pub index: &'a Index,
    /// The prose of each topic.
    pub contents: &'a [TopicContent],
}

/// A file to offer: its name and its bytes.
pub type Download = (&'static str, Vec<u8>);

/// Every format. `made_at` is in seconds since 1970-01-01 UTC.
///
/// # Errors
/// Where SQLite or the archive cannot be written, in words.
pub fn all(course: Course, made_at: i64) -> Result<Vec<Download>, String> {
    Ok(vec![
        ("cutover-cards.apkg", anki::package(course, made_at)?),
        ("cutover-cards.csv", csv::facts(course).into_bytes()),
        ("cutover-questions.csv", csv::questions(course).into_bytes()),
        ("cutover-questions.gift.txt", gift::questions(course).into_bytes()),
        ("cutover-questions-qti21.zip", qti::package(course)?),
    ])
}

/// The deck, category or folder of a topic: its domain in the current exam.
fn domain_title(course: Course, topic: usize) -> String {
    let head = &course.index.topics[topic];
    let domains = course.index.blueprint(Exam::C02).map_or(&[][..], |b| &b.domains);
    match domains.iter().find(|domain| domain.number == head.c02) {
        Some(domain) => format!("{} {}", domain.number, domain.title),
        None => "0 The exam".to_string(),
    }
}
