//! Mounts one diagram, without the bank.
fn main() {}
