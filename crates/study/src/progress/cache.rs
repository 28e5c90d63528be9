//! The fold as bytes, so that a start need not replay the journal. Never the truth: any doubt,
//! and the journal is folded again.

use super::Progress;
use crate::course::{Course, hash};

/// Changes with every change of what the fold computes or how it lies in bytes.
const VERSION: u8 = 5;

impl Progress {
    /// The fold as bytes.
    pub fn to_cache(&self, course: &Course) -> Vec<u8> {
        let body = cutover_pack::to_bytes(self);
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
        let progress: Progress = cutover_pack::from_bytes(body)?;
        let sizes = progress.cards.len() == course.fact_count()
            && progress.questions.len() == course.question_count()
            && progress.topics.len() == course.topics.len();
        (sizes && progress.offset == offset).then_some(progress)
    }
}
