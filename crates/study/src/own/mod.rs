//! What the learner wrote: notes on questions and cards of one's own. How it comes in and goes out
//! as files, how it is found, and the report of a faulty question.

pub mod export;
pub mod fault;
pub mod import;
mod letters;
pub mod plain;
pub mod search;
pub mod table;

use crate::event::{Millis, OwnEvent, OwnId, Sides};
use cutover_pack::Pack;

/// Characters that a note, a front or a back may have.
pub const LONGEST: usize = 4000;
/// Characters that a tag may have.
const LONGEST_TAG: usize = 60;
/// Tags that a card may have.
const MOST_TAGS: usize = 20;

/// A card of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct OwnCard {
    /// Which.
    pub id: OwnId,
    /// When it was last written.
    pub at: Millis,
    /// What stands on it.
    pub sides: Sides,
}

/// A note on a question.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub struct Note {
    /// Question id.
    pub question: String,
    /// When it was last written.
    pub at: Millis,
    /// What it says.
    pub text: String,
}

/// All that the learner wrote, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Pack)]
pub struct Own {
    /// Cards, in order of their ids.
    cards: Vec<OwnCard>,
    /// Notes, in order of their questions.
    notes: Vec<Note>,
}

impl Own {
    /// Folds one event in.
    pub(crate) fn apply(&mut self, at: Millis, event: &OwnEvent) {
        match event {
            OwnEvent::Note { question, text } => {
                let note = (!text.is_empty()).then(|| Note { question: question.clone(), at, text: text.clone() });
                let place = self.notes.binary_search_by(|note| note.question.as_str().cmp(question));
                put(&mut self.notes, place, note);
            }
            OwnEvent::Written { card, sides } => {
                let place = self.place(*card);
                put(&mut self.cards, place, Some(OwnCard { id: *card, at, sides: sides.clone() }));
            }
            OwnEvent::Removed { card } => {
                let place = self.place(*card);
                put(&mut self.cards, place, None);
            }
        }
    }

    fn place(&self, id: OwnId) -> Result<usize, usize> {
        self.cards.binary_search_by(|card| card.id.cmp(&id))
    }

    /// All cards, in order of their ids.
    pub fn cards(&self) -> &[OwnCard] {
        &self.cards
    }

    /// All notes, in order of their questions.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// A card.
    pub fn card(&self, id: OwnId) -> Option<&OwnCard> {
        self.place(id).ok().map(|at| &self.cards[at])
    }

    /// The card that asks exactly this, whatever front it was first written with.
    pub fn asking(&self, front: &str) -> Option<&OwnCard> {
        let same = |card: &&OwnCard| card.sides.front == front;
        self.card(OwnId::of(front)).filter(same).or_else(|| self.cards.iter().find(same))
    }

    /// The id of a new card with this front. A card that was written with the same one and asks
    /// something else now keeps its own.
    pub fn new_id(&self, front: &str) -> OwnId {
        let mut name = front.to_string();
        while self.card(OwnId::of(&name)).is_some() {
            name.push('\n');
        }
        OwnId::of(&name)
    }

    /// The note on a question; empty where there is none.
    pub fn note(&self, question: &str) -> &str {
        let at = self.notes.binary_search_by(|note| note.question.as_str().cmp(question));
        at.map_or("", |at| &self.notes[at].text)
    }
}

/// Puts an item into its place, or takes out what is there.
fn put<T>(list: &mut Vec<T>, place: Result<usize, usize>, item: Option<T>) {
    match (place, item) {
        (Ok(at), Some(item)) => list[at] = item,
        (Ok(at), None) => drop(list.remove(at)),
        (Err(at), Some(item)) => list.insert(at, item),
        (Err(_), None) => {}
    }
}

/// A text as it is kept: line ends as `\n`, no other control characters, no space around it, and
/// no longer than [`LONGEST`].
pub fn kept(text: &str) -> String {
    plain::trimmed(text).chars().take(LONGEST).collect::<String>().trim_end().to_string()
}

/// Tags as they are kept: each a word, none twice.
pub fn tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control() || c == ',') {
        let tag: String = word.chars().take(LONGEST_TAG).collect();
        if !tag.is_empty() && tags.len() < MOST_TAGS && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests;
