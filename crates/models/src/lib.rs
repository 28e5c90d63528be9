//! The simulations behind the diagrams.
//!
//! A diagram is a set of pure functions of its [`State`]: what happens, how it is drawn, what is
//! said. The frame in the app and the embed page know diagrams only through [`Diagram`].
//! Invariants: no DOM, no clock, no randomness but the state's own seed.

mod diagram;
mod lambda_alias;
pub mod lifecycle_hooks;
mod rto_rpo;
mod scale;
mod state;
pub mod svg;
pub mod words;
pub use diagram::*;

/// Every diagram that is built, in the order of the course.
pub fn all() -> &'static [&'static dyn Diagram] {
    &[
        &lambda_alias::LambdaAlias,
        &rto_rpo::RtoRpo,
        &lifecycle_hooks::LifecycleHooks,
    ]
}

/// The diagram of that name.
pub fn by_name(name: &str) -> Option<&'static dyn Diagram> {
    all().iter().copied().find(|d| d.spec().name == name)
}
