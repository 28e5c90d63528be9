//! Compiles `content/` into the blob that the app embeds, in two parts: `OUT_DIR/front.bin` and
//! `OUT_DIR/prose.bin`. And has the linker leave what [`xtask`](../xtask) needs to split the app.
//!
//! A fault in the content is an error of the build, with file, line and remedy. For figures,
//! `CUTOVER_BANK_TIMES` makes the bank several times as large.

use cutover_bank::compile::{AnswerModel, BuiltDiagram, compile, read_dir};
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-env-changed=CUTOVER_BANK_TIMES");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=cutover=--emit-relocs");
    }
    let times = std::env::var("CUTOVER_BANK_TIMES").ok().and_then(|times| times.parse().ok());
    let root = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let files = match read_dir(Path::new(&root)) {
        Ok(files) => files,
        Err(error) => return println!("cargo::error=content/ cannot be read: {error}"),
    };
    let specs = cutover_models::all().iter().map(|diagram| diagram.spec());
    let diagrams: Vec<BuiltDiagram> = specs
        .map(|s| BuiltDiagram { name: s.name, title: s.title, short: s.short, topic: s.topic, facts: s.facts })
        .collect();
    let models: Vec<AnswerModel> = cutover_models::computing::all()
        .iter()
        .map(|m| AnswerModel { name: m.name, takes: m.takes, run: m.run })
        .collect();
    let bank = compile(&files, &diagrams, &models);
    let mut refused = false;
    for error in bank.errors() {
        println!("cargo::error={error}");
        refused = true;
    }
    if refused {
        return;
    }
    let summary = bank.summary();
    if !summary.is_empty() {
        println!("cargo::warning=content: {summary}; cargo xtask bank --check lists them");
    }
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    let (front, prose) = bank.parts_of_times(times.unwrap_or(1));
    for (name, bytes) in [("front.bin", front), ("prose.bin", prose)] {
        if let Err(error) = std::fs::write(Path::new(&out).join(name), bytes) {
            println!("cargo::error={name} cannot be written: {error}");
        }
    }
}
