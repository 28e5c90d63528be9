//! The content bank: its types, the compiler from `content/` to one compact blob, decoding and search.
//!
//! Invariants: no DOM, no clock, no IO outside the `compile` feature. Decoding never panics on a
//! damaged blob. Ids are stable for ever: progress hangs on them.

#[cfg(feature = "compile")]
pub mod compile;
mod hash;
mod types;

pub use hash::id_hash;
pub use types::*;
