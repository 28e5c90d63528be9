//! Why a bank cannot be read.

use std::fmt;

/// Why a bank, or a part of it, cannot be read. Worded for a screen by its `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BankError {
    /// The bytes are no bank, or one of another version.
    Format,
    /// The bytes are damaged.
    Damaged,
    /// There is no such topic.
    NoSuchTopic,
    /// It stands behind the front, and has not been brought.
    NotHereYet,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BankError::Format => {
                "The content belongs to another version of the app. Reload the page."
            }
            BankError::Damaged => "The content is damaged. Reload the page.",
            BankError::NoSuchTopic => "There is no such topic.",
            BankError::NotHereYet => "The content has not arrived yet. Wait a moment, or reload the page.",
        })
    }
}

impl std::error::Error for BankError {}
