//! The learner's side: journal, scheduler, sessions, exam, score, plan, readiness.
//!
//! Invariants: no DOM, no clock, no global randomness; time, seed and state are arguments. All
//! that is shown is a fold of the journal; nothing derived is stored as truth.

pub mod event;
pub mod journal;
