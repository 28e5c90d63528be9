//! Small models, each of one mechanism, that answer in figures.
//!
//! Families of questions take their answers from here, and diagrams run on the same functions. A
//! model is a pure function in a module of its own; its [`Model`] says under which name content
//! asks for it, what it takes and within which bounds. Figures are whole numbers, as everywhere
//! in this crate: what comes in fractions comes in a smaller unit, which the argument's name ends
//! with or begins with.

pub mod alarm;
pub mod billing;
pub mod buffer;
pub mod capacity;
pub mod concurrency;
pub mod copies;
pub mod failover;
pub mod hosts;
pub mod retry;
pub mod shards;
pub mod shift;
pub mod stage;
pub mod zones;

use std::ops::RangeInclusive;

/// An argument: its name with its unit, what each of its numbers may be, and how many it takes at
/// most. One that takes more than 1 is a list of at least one.
pub type Argument = (&'static str, RangeInclusive<i32>, usize);

/// From the arguments, in their order and within their bounds, to the figures. None where the
/// mechanism has no answer, such as an alarm that never goes off; an error where the arguments do
/// not fit one another, as a sentence's end that says what to mend.
pub type Run = fn(&[&[i32]]) -> Result<Option<Vec<i32>>, &'static str>;

/// A model, as content asks for it.
pub struct Model {
    /// What families call it: `kinesis-shards`.
    pub name: &'static str,
    /// What it takes, in the order in which `run` gets it.
    pub takes: &'static [Argument],
    /// What it answers.
    pub run: Run,
}

/// Every model, sorted by name.
pub fn all() -> &'static [Model] {
    &[
        alarm::MODEL,
        billing::MODEL,
        capacity::MODEL,
        failover::MODEL,
        buffer::MODEL,
        shards::MODEL,
        concurrency::MODEL,
        shift::MODEL,
        hosts::MODEL,
        copies::MODEL,
        stage::MODEL,
        retry::MODEL,
        zones::MODEL,
    ]
}
