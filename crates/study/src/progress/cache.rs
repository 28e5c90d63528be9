//! The fold as bytes, so that a start need not replay the journal. Never the truth: any doubt,
//! and the journal is folded again.

use super::Progress;
use crate::course::{Course, hash};

/// Changes with every change of what the fold computes or how it lies in bytes.
const VERSION: u8 = 5;

impl Progress {
    /// The fold as bytes.
    pub fn to_cache(&self, course: &Course) -> Vec<u8> {
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&course.fingerprint().to_le_bytes());
        bytes.extend_from_slice(&hash(&body, 0).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The fold from bytes; none if they are damaged, come from another version of the program
    /// or the bank, or count days in another time zone.
    pub fn from_cache(bytes: &[u8], course: &Course, offset: i16) -> Option<Progress> {
        let (&version, rest) = bytes.split_first()?;
        let (print, rest) = rest.split_at_checked(8)?;
        let (sum, body) = rest.split_at_checked(8)?;
        let fits = version == VERSION
            && print == course.fingerprint().to_le_bytes()
            && sum == hash(body, 0).to_le_bytes();
        if !fits {
            return None;
        }
        let progress: Progress = postcard::from_bytes(body).ok()?;
        let sizes = progress.cards.len() == course.fact_count()
            && progress.questions.len() == course.question_count()
            && progress.topics.len() == course.topics.len();
        (sizes && progress.offset == offset).then_some(progress)
    }
}

/// Vectors of which most entries are untouched: their length, and the others by position.
pub(super) mod sparse {
    use serde::de::{Deserializer, Error};
    use serde::{Deserialize, Serialize, Serializer};

    /// No bank is as large; a damaged length must not allocate without end.
    const MOST: u32 = 1 << 20;

    pub fn serialize<T, S>(items: &[T], to: S) -> Result<S::Ok, S::Error>
    where
        T: Default + PartialEq + Serialize,
        S: Serializer,
    {
        let empty = T::default();
        let touched: Vec<(u32, &T)> = (0..)
            .zip(items)
            .filter(|(_, item)| **item != empty)
            .collect();
        (items.len() as u32, touched).serialize(to)
    }

    pub fn deserialize<'de, T, D>(from: D) -> Result<Vec<T>, D::Error>
    where
        T: Default + Clone + Deserialize<'de>,
        D: Deserializer<'de>,
    {
        let (len, touched): (u32, Vec<(u32, T)>) = Deserialize::deserialize(from)?;
        if len > MOST {
            return Err(D::Error::custom("too long"));
        }
        let mut items = vec![T::default(); len as usize];
        for (at, item) in touched {
            *items
                .get_mut(at as usize)
                .ok_or_else(|| D::Error::custom("out of range"))? = item;
        }
        Ok(items)
    }
}
