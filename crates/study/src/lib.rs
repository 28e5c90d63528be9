//! The learner's side: journal, scheduler, sessions, exam, score, plan, readiness.
//!
//! Invariants: no DOM, no clock, no global randomness; time, seed and state are arguments. All
//! that is shown is a fold of the journal; nothing derived is stored as truth.

pub mod card;
pub mod course;
pub mod event;
pub mod exam;
pub mod journal;
pub mod own;
pub mod plan;
pub mod progress;
pub mod qr;
pub mod readiness;
pub mod scheduler;
pub mod session;
pub mod stats;
pub mod time;

pub use cutover_bank::order;

#[cfg(test)]
mod samples;
