//! The events of what a learner writes: notes on questions, and cards of one's own.

use crate::course::hash;
use cutover_pack::Pack;

/// Which card of one's own: a hash of the front that it was written with, so that the same card
/// written or imported twice is one card. It stays when the front is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Pack)]
pub struct OwnId(pub u64);

/// What the ids of own cards begin with in [`super::Body::Reviewed`]; no topic has that name.
const PREFIX: &str = "own/";

impl OwnId {
    /// The id of a card that is written with this front.
    pub fn of(front: &str) -> OwnId {
        OwnId(hash(front.as_bytes(), 0))
    }

    /// As reviews name it: `own/` and 16 hexadecimal digits.
    pub fn name(self) -> String {
        let mut text = String::from(PREFIX);
        for shift in (0..16).rev() {
            let digit = (self.0 >> (shift * 4)) & 15;
            text.push(char::from(b"0123456789abcdef"[digit as usize]));
        }
        text
    }

    /// The card that a name means; none for any other id.
    pub fn parse(name: &str) -> Option<OwnId> {
        let digits = name.strip_prefix(PREFIX)?;
        let plain = digits.len() == 16 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        plain.then(|| u64::from_str_radix(digits, 16).ok().map(OwnId)).flatten()
    }
}

/// What stands on a card of one's own, as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Pack)]
pub struct Sides {
    /// What it asks.
    pub front: String,
    /// What it answers.
    pub back: String,
    /// Words that it is filed under; none holds a space.
    pub tags: Vec<String>,
}

/// What the learner wrote.
#[derive(Clone, Debug, PartialEq, Eq, Pack)]
pub enum OwnEvent {
    /// The note on a question now says this; nothing removes it.
    Note {
        /// Question id.
        question: String,
        /// The whole note.
        text: String,
    },
    /// A card was written, or changed.
    Written {
        /// Which.
        card: OwnId,
        /// All that stands on it now.
        sides: Sides,
    },
    /// A card was removed.
    Removed {
        /// Which.
        card: OwnId,
    },
}
