//! Coverage-guided fuzzing of all that reads what somebody else wrote. `CUTOVER_FUZZ` names the
//! target. Each asserts what its reader promises, not only that it does not panic.
#![no_main]

mod addresses;
mod cards;
mod carried;
mod course;
mod journals;

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

/// A target: its name and what it does with a text.
type Target = (&'static str, fn(&str));

/// `xtask/src/fuzz.rs` has the same names.
const TARGETS: &[Target] = &[
    ("anki", cards::anki),
    ("csv", cards::csv),
    ("backup", journals::backup),
    ("lines", journals::lines),
    ("carried", carried::text),
    ("segment", carried::segment),
    ("addresses", addresses::address),
];

fn target() -> fn(&str) {
    static CHOSEN: OnceLock<fn(&str)> = OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let name = std::env::var("CUTOVER_FUZZ").unwrap_or_default();
        let found = TARGETS.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("CUTOVER_FUZZ names no target: {name:?}")).1
    })
}

// A browser hands over text: what is no UTF-8 came through a decoder.
fuzz_target!(|bytes: &[u8]| target()(&String::from_utf8_lossy(bytes)));
