//! All of the browser: storage, clock, files, worker registration.

pub mod clock;
pub mod files;
pub mod store;
pub mod worker;
