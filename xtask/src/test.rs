//! `cargo xtask test`: sets up everything and runs all tests.
//!
//! A step that fails does not hide what the others say: they run too, the browser tests last, and
//! the command fails at the end.

use crate::build;
use crate::run::{Outcome, output, program, root, run, step};
use crate::tools;
use std::path::{Path, PathBuf};

/// Browser tests that run at the same time: each file has a browser of its own, and waits most of
/// the time.
const AT_ONCE: &str = "--test-concurrency=2";

/// How long a test may take, in milliseconds: one that hangs must not hang the run.
const PATIENCE: &str = "--test-timeout=180000";

/// A step: its name on the command line, what it says of itself, what it does.
type Step = (&'static str, &'static str, fn(&[String]) -> Outcome);

const STEPS: &[Step] = &[
    ("content", "checking the content and the bounds on the course", content),
    ("native", "native tests of the workspace (minutes the first time)", native),
    ("fuzz", "fuzzing the importers for 20 seconds", crate::fuzz::test),
    ("lint", "clippy, warnings refused", lint),
    ("build", "the release build with its size budgets", release),
    ("exports", "the downloads, opened by Anki's library and by a grammar of GIFT", exports),
    ("browser", "browser tests on a real Chromium, about four minutes", browser),
];

/// `cargo xtask test [step …]`; after `browser`, the files to run: `test browser walk offline`.
pub fn command(args: &[String]) -> Outcome {
    let named = |name: &str| args.is_empty() || args.iter().any(|arg| arg == name);
    let files: Vec<String> = args.iter().skip_while(|arg| *arg != "browser").skip(1).cloned().collect();
    let known = |arg: &String| STEPS.iter().any(|(name, _, _)| arg == name) || files.contains(arg);
    if let Some(unknown) = args.iter().find(|arg| !known(arg)) {
        let names: Vec<&str> = STEPS.iter().map(|(name, _, _)| *name).collect();
        return Err(format!("there is no step {unknown}; the steps are {}", names.join(", ")));
    }
    let mut failed = Vec::new();
    for (name, what, work) in STEPS.iter().filter(|(name, _, _)| named(name)) {
        if matches!(*name, "browser" | "exports") && failed.contains(&"build") {
            failed.push("what tests the build (there is none)");
            continue;
        }
        // Nothing comes after the summary of Node's runner.
        let done = if *name == "browser" {
            println!("· {what} …");
            work(&files)
        } else {
            step(what, || work(&files))
        };
        if let Err(message) = done {
            eprintln!("\n{name}: {message}\n");
            failed.push(name);
        }
    }
    match failed[..] {
        [] => Ok(()),
        _ => Err(format!("failed: {}", failed.join(", "))),
    }
}

fn content(_: &[String]) -> Outcome {
    crate::bank::test()
}

fn native(_: &[String]) -> Outcome {
    run(program("cargo").args(["test", "--quiet", "--locked", "--workspace"]))
}

fn lint(_: &[String]) -> Outcome {
    let clippy = |args: &[&str]| {
        run(program("cargo").args(["clippy", "--quiet", "--locked"]).args(args).args(["--", "-D", "warnings"]))
    };
    clippy(&["--workspace", "--all-targets"])?;
    clippy(&["--package", "cutover", "--target", "wasm32-unknown-unknown"])?;
    tools::cpp_compiler()?;
    clippy(&["--manifest-path", "tests/fuzz/Cargo.toml", "--target-dir", "target/fuzz"])
}

fn release(_: &[String]) -> Outcome {
    build::build("/")
}

/// Opens what stands in `dist/downloads/` with what it is for.
fn exports(_: &[String]) -> Outcome {
    let python = tools::for_export_tests()?;
    tools::npm(&root().join("tests"))?;
    let bank = compiled_bank()?;
    let downloads = root().join("dist/downloads");
    run(program(&python.to_string_lossy()).arg(root().join("tests/exports/check.py")).arg(&downloads).arg(&bank))?;
    let mut node = program("node");
    node.args(["--test", "--test-reporter=tap"]).arg(root().join("tests/exports/gift.test.js"));
    run(node.env("CUTOVER_DOWNLOADS", downloads).env("CUTOVER_BANK", bank))
}

/// Runs the browser tests with Node's own runner, whose summary ends the output.
fn browser(files: &[String]) -> Outcome {
    let chromium = tools::for_browser_tests()?;
    let bank = compiled_bank()?;
    let study = root().join("target/test/study");
    build::assemble("/study/", &study)?;
    let mut node = program("node");
    node.args(["--test", "--test-reporter=tap", AT_ONCE, PATIENCE, "--test-force-exit"]);
    for file in test_files(files)? {
        node.arg(file);
    }
    node.env("CUTOVER_CHROMIUM", chromium);
    node.env("CUTOVER_DIST", root().join("dist"));
    node.env("CUTOVER_STUDY", study);
    node.env("CUTOVER_BANK", bank);
    node.env("CUTOVER_XTASK", std::env::current_exe().map_err(|e| e.to_string())?);
    run(&mut node)
}

/// The files named, or all of them.
fn test_files(named: &[String]) -> Result<Vec<PathBuf>, String> {
    let folder = root().join("tests/browser");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.js"))
        .filter(|path| named.is_empty() || named.iter().any(|name| is_called(path, name)))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no test file in {} is called so", folder.display()));
    }
    Ok(files)
}

fn is_called(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name))
}

/// The bank as JSON, as `cargo xtask bank` prints it: tests look up there which option is right.
fn compiled_bank() -> Result<PathBuf, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let json = output(program(&exe.to_string_lossy()).arg("bank")).ok_or("`cargo xtask bank` failed")?;
    let path = root().join("target/test/bank.json");
    build::write(&path, json)?;
    Ok(path)
}
