//! The journal: everything that the learner did, kept so that it cannot be lost.
//!
//! No IO happens here. The browser hands over what its two stores hold, and is told what to write.

pub mod order;
pub mod state;
pub mod transfer;

pub use order::{Key, effective, merge};
pub use state::{Applied, Report, SaveState, Start};
pub use transfer::{Batch, Import, ImportError, Preview};
