//! Everything in one file, and back.

use crate::event::{Event, Millis};

/// What a file would bring, shown before anything is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// When the file was exported.
    pub exported: Option<Millis>,
    /// Events that are not here yet.
    pub new: u32,
    /// Events that are here already.
    pub known: u32,
    /// Entries that cannot be read any more.
    pub damaged: u32,
    /// Of the new ones, those of a kind that this version does not know: kept as they are.
    pub unknown: u32,
    /// Entries in a form that only a later version can read: not taken in.
    pub newer: u32,
    /// Whether the file ends too early or was changed since it was exported.
    pub incomplete: bool,
    /// Time of the first and of the last new event.
    pub span: Option<(Millis, Millis)>,
}

/// A file that was read and can be taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What it would bring.
    pub preview: Preview,
    /// The new events, in order.
    pub events: Vec<Event>,
}

/// Why a file cannot be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is empty.
    Empty,
    /// It is not a file that Cutover exported.
    NotCutover,
    /// A later version of Cutover exported it, in this version of the format.
    Newer(u32),
    /// It is a Cutover file, and not one entry in it can be read.
    Unreadable,
}

/// An import that can still be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batch {
    /// When it was taken in.
    pub at: Millis,
    /// How many events it brought.
    pub events: u32,
}
