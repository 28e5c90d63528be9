//! Sessions: which questions and cards come, in which order.

pub mod cards;
pub mod contrast;
pub mod filter;
pub mod practice;
pub mod shuffle;
