//! The compiler through its front door: a small bank that compiles without a fault, whole and spoilt.
#![cfg(feature = "compile")]

mod common;
mod families;
mod links;
mod markdown;
mod reference;
mod refusals;
mod sheets;
