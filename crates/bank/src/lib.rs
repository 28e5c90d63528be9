//! The content bank: its types, the compiler from `content/` to one compact blob, decoding and search.
//!
//! Invariants: no DOM, no clock, no IO outside the `compile` feature. Decoding never panics on a
//! damaged blob. Ids are stable for ever: progress hangs on them.

mod bank;
mod beside;
mod blob;
mod codec;
#[cfg(feature = "compile")]
pub mod compile;
mod error;
mod front;
mod hash;
mod markup;
pub mod order;
mod reference;
mod search;
mod sheet;
mod types;

pub use bank::Bank;
pub use error::BankError;
pub use hash::id_hash;
pub use reference::{Change, Confusion, Reference, ServiceSheet, Side, Term, slug};
pub use search::{Hit, Marks, Results, Search, Target};
pub use types::*;
