//! All of the browser: storage, clock, files, worker registration.

pub mod clock;
pub mod files;
pub mod local;
pub mod mirror;
pub mod store;
pub mod tabs;
pub mod worker;
