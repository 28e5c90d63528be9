//! Set-up, serve, build, test, bench: what the README's commands call.
fn main() {}
