//! What the compiler writes and search reads: documents, a sorted vocabulary, and where each word stands.

use serde::{Deserialize, Serialize};

/// What sort of thing a document is. In the order in which equals are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Kind {
    Topic,
    Section,
    Fact,
    Question,
    Diagram,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doc {
    pub kind: Kind,
    pub topic: u16,
    /// Position of the fact, question or section in its topic, or of the diagram in `diagrams`.
    pub nth: u16,
    /// Plain text by which it is listed.
    pub title: String,
}

/// Where in a document a word stands; the better place wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Title,
    Ask,
    Text,
    Body,
}

/// The search pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Data {
    pub docs: Vec<Doc>,
    /// Names of the diagrams that are built.
    pub diagrams: Vec<String>,
    /// The vocabulary in order, a word a line.
    pub terms: String,
    /// How many bytes of `postings` belong to each word.
    pub lengths: Vec<u32>,
    /// For each word its documents in order: a varint of (distance to the last one) * 4 + field.
    pub postings: Vec<u8>,
}

/// Reads the postings of one word. Damaged bytes end the reading.
pub(crate) struct Postings<'a> {
    bytes: &'a [u8],
    last: u32,
}

impl<'a> Postings<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Postings { bytes, last: 0 }
    }
}

impl Iterator for Postings<'_> {
    type Item = (u32, Field);

    fn next(&mut self) -> Option<(u32, Field)> {
        let mut value: u32 = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                break;
            }
        }
        self.last = self.last.checked_add(value >> 2)?;
        let field = [Field::Title, Field::Ask, Field::Text, Field::Body][(value & 3) as usize];
        Some((self.last, field))
    }
}

/// Writes the postings of one word.
#[cfg(feature = "compile")]
pub(crate) fn write_postings(out: &mut Vec<u8>, docs: impl Iterator<Item = (u32, Field)>) {
    let mut last = 0;
    for (doc, field) in docs {
        let mut value = (doc - last) << 2 | field as u32;
        last = doc;
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }
}
