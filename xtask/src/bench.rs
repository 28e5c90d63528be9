//! `cargo xtask bench`: the figures that the design promises, each with its budget.
//!
//! A line over its budget is marked. Only sizes decide how the command ends: they repeat exactly,
//! times vary with the machine.

mod content;
mod native;

use crate::build;
use crate::run::{Outcome, program, root, run, step};
use crate::tools;
use std::path::Path;

/// `cargo xtask bench [sizes|native|browser|visit|search|tenfold|lighthouse …]`; without a part, all of them.
pub fn command(args: &[String]) -> Outcome {
    // The command calls itself as a release build for what is measured natively.
    if args.first().is_some_and(|arg| arg == "native-here") {
        return native::measure();
    }
    let named = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    let built = if named("sizes") || !root().join("dist/index.html").exists() { build::build("/") } else { Ok(()) };
    let dist = root().join("dist");
    if named("native") {
        step("native figures (a release build of this command first)", || {
            run(program("cargo").args(["run", "--quiet", "--release", "--package", "xtask", "--", "bench", "native-here"]))
        })?;
    }
    if named("browser") {
        step("figures in Chromium, with a processor four times slower", || node("browser.js", &[], &dist))?;
    }
    if named("visit") {
        step("a first visit by slow 4G", || node("visit.js", &[], &dist))?;
    }
    if named("search") {
        step("search in Chromium, with a processor four times slower", || node("search.js", &[], &dist))?;
    }
    if named("tenfold") {
        let larger = build::larger(content::TIMES)?;
        step("the same with a bank ten times as large", || node("search.js", &["tenfold"], &larger))?;
    }
    if named("lighthouse") {
        step("Lighthouse, three runs each", || {
            tools::npm(&root().join("tests/lighthouse"))?;
            node("../lighthouse/run.js", &[], &dist)
        })?;
    }
    built
}

fn node(script: &str, args: &[&str], dist: &Path) -> Outcome {
    let chromium = tools::for_browser_tests()?;
    let mut node = program("node");
    node.arg(root().join("tests/bench").join(script)).args(args);
    node.env("CUTOVER_CHROMIUM", chromium).env("CUTOVER_DIST", dist);
    node.env("CUTOVER_XTASK", std::env::current_exe().map_err(|e| e.to_string())?);
    run(&mut node)
}

/// Prints a figure with its budget, and marks it where it is over.
fn line(what: &str, figure: f64, unit: &str, budget: Option<f64>) {
    let limit = budget.map_or(String::new(), |budget| {
        let mark = if figure > budget { "  OVER" } else { "" };
        format!("   of {budget} {unit}{mark}")
    });
    println!("  {what:<58} {figure:>9.1} {unit}{limit}");
}
