//! What makes the wasm of a release small: a standard library of its own.
//!
//! The standard library that comes with the toolchain is built for speed, and carries a message and
//! a place for every panic, though a panic ends a wasm module without showing any. Built anew for
//! size, with panics that only abort, it takes a tenth off the app. Cargo and rustc know these
//! switches but promise nothing about them, so that they ask for `RUSTC_BOOTSTRAP`; the toolchain is
//! pinned to one version in `rust-toolchain.toml`, and with it what they do. Native builds, tests
//! and `cargo build` by hand go without.

/// The environment of a cargo that builds for size.
pub const ENVIRONMENT: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // Joined to the flags in `.cargo/config.toml`.
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
    ),
];
