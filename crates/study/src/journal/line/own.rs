//! The line of what a learner wrote: `n` a note, `o` a card of one's own. Texts are escaped as ids
//! are, so that each is one word.

use super::{escape, unescape, word};
use crate::event::{OwnEvent, OwnId, Sides};
use std::str::Split;

/// Writes the event.
pub fn write(text: &mut String, event: &OwnEvent) {
    match event {
        OwnEvent::Note { question, text: note } => {
            word(text, "n ", question);
            word(text, " ", note);
        }
        OwnEvent::Written { card, sides } => {
            word(text, "o ", &card.name());
            word(text, " ", &sides.front);
            word(text, " ", &sides.back);
            for tag in &sides.tags {
                text.push(' ');
                escape(text, tag);
            }
        }
        OwnEvent::Removed { card } => word(text, "o ", &card.name()),
    }
}

/// Reads what follows the letter; none where anything is not as this version writes it.
pub fn read(letter: &str, mut parts: Split<'_, char>) -> Option<OwnEvent> {
    let id = unescape(parts.next()?)?;
    if letter == "n" {
        let text = unescape(parts.next()?)?;
        return parts.next().is_none().then_some(OwnEvent::Note { question: id, text });
    }
    let card = OwnId::parse(&id)?;
    let Some(front) = parts.next() else { return Some(OwnEvent::Removed { card }) };
    let (front, back) = (unescape(front)?, unescape(parts.next()?)?);
    let tags = parts.map(unescape).collect::<Option<Vec<String>>>()?;
    Some(OwnEvent::Written { card, sides: Sides { front, back, tags } })
}
