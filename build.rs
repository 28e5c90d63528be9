//! Compiles `content/` into the blob that the app embeds.
fn main() {}
