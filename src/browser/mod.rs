//! All that touches the browser: storage, clock, files.

pub mod store;
