//! `cargo xtask fuzz`: coverage-guided fuzzing of what reads files, texts and addresses from
//! elsewhere. The targets are in `tests/fuzz/`, a crate of its own.
//!
//! libFuzzer comes as source with `libfuzzer-sys` and needs a C++ compiler and nothing else. What
//! counts coverage is a pass of LLVM that the stable compiler runs for an option of code generation:
//! there is no sanitiser, which only unsafe code would need.

use crate::run::{Outcome, output, program, root, run, step};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// As `tests/fuzz/src/main.rs` names them.
const TARGETS: &[&str] = &["anki", "csv", "backup", "lines", "carried", "segment", "addresses"];

/// Counts each branch, and sees what is compared with what.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Seconds that the test run gives: all targets at once, so it is all that they take.
const IN_TESTS: u32 = 20;
/// Seconds where none are named.
const USUAL: u32 = 60;

/// `cargo xtask fuzz [target] [seconds]`; `cargo xtask fuzz <target> <file>` runs one input.
pub fn command(args: &[String]) -> Outcome {
    let (named, rest) = match args.split_first() {
        Some((first, rest)) if TARGETS.contains(&first.as_str()) => (Some(first.as_str()), rest),
        _ => (None, args),
    };
    match (named, rest) {
        (_, []) => for_seconds(named, USUAL),
        (Some(target), [file]) if Path::new(file).exists() => run(fuzzer(&build()?, target).arg(file)),
        (_, [seconds]) => {
            let seconds = seconds.parse().map_err(|_| {
                format!("{seconds} is no target, no file and no number of seconds; the targets are {}", TARGETS.join(", "))
            })?;
            for_seconds(named, seconds)
        }
        _ => Err("cargo xtask fuzz [target] [seconds]".to_string()),
    }
}

/// The step of `cargo xtask test`.
pub fn test(_: &[String]) -> Outcome {
    for_seconds(None, IN_TESTS)
}

/// Fuzzes one target, or all at once, and says how far each came.
fn for_seconds(named: Option<&str>, seconds: u32) -> Outcome {
    let binary = build()?;
    let targets = || TARGETS.iter().filter(|target| named.is_none_or(|name| name == **target));
    for target in targets() {
        replay(&binary, target)?;
    }
    let started: Vec<(&str, Child)> =
        targets().map(|target| Ok((*target, start(&binary, target, seconds)?))).collect::<Result<_, String>>()?;
    let mut failed = Vec::new();
    for (target, mut child) in started {
        let status = child.wait().map_err(|e| format!("{target}: {e}"))?;
        let told = fs::read_to_string(log(target)).unwrap_or_default();
        println!("  {target:<10} {}", summary(&told));
        if !status.success() {
            eprintln!("{}", complaint(&told));
            failed.push(target);
        }
    }
    match failed[..] {
        [] => Ok(()),
        _ => Err(format!(
            "{} found something. `cargo xtask fuzz <target> <file>` shows it again; with its repair, put the file into tests/fuzz/seeds/<target>/",
            failed.join(" and ")
        )),
    }
}

/// Runs what was found before, and what every kind of file looks like.
fn replay(binary: &Path, target: &str) -> Outcome {
    let mut files: Vec<PathBuf> = fs::read_dir(seeds(target))
        .map_err(|e| format!("{}: {e}", seeds(target).display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let done = fuzzer(binary, target).args(&files).output().map_err(|e| format!("{target}: {e}"))?;
    let told = String::from_utf8_lossy(&done.stderr);
    done.status.success().then_some(()).ok_or_else(|| format!("a seed of {target} fails\n{}", complaint(&told)))
}

fn start(binary: &Path, target: &str, seconds: u32) -> Result<Child, String> {
    let corpus = folder().join("corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|e| format!("{}: {e}", corpus.display()))?;
    let log = fs::File::create(log(target)).map_err(|e| format!("{}: {e}", log(target).display()))?;
    let mut command = fuzzer(binary, target);
    command.arg(format!("-max_total_time={seconds}"));
    // Files are small, so that many are tried; one that takes half a minute hangs.
    command.args(["-max_len=4096", "-timeout=30"]);
    command.arg(format!("-dict={}", root().join("tests/fuzz/words.dict").display()));
    command.arg(format!("-artifact_prefix={}/{target}-", folder().display()));
    command.args([corpus, seeds(target)]).stderr(Stdio::from(log)).stdout(Stdio::null());
    command.spawn().map_err(|e| format!("{target}: {e}"))
}

fn fuzzer(binary: &Path, target: &str) -> Command {
    let mut command = program(&binary.to_string_lossy());
    command.env("CUTOVER_FUZZ", target);
    command
}

/// "41250 executions, 2383 branches reached, 715 inputs kept", from libFuzzer's own words.
fn summary(log: &str) -> String {
    let Some(last) = log.lines().rfind(|line| line.starts_with('#') && line.contains(" cov: ")) else {
        return "stopped before it ran".to_string();
    };
    let words: Vec<&str> = last.split_whitespace().collect();
    let after = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)).copied();
    let (runs, reached) = (words[0].trim_start_matches('#'), after("cov:").unwrap_or("0"));
    let kept = after("corp:").and_then(|kept| kept.split('/').next()).unwrap_or("0");
    format!("{runs} executions, {reached} branches reached, {kept} inputs kept")
}

/// What libFuzzer says from the failure on, without its list of words.
fn complaint(log: &str) -> String {
    let from = log.lines().skip_while(|line| !line.contains("panicked at") && !line.contains("ERROR: libFuzzer"));
    from.filter(|line| !line.starts_with('#')).take(60).collect::<Vec<_>>().join("\n")
}

/// Builds the targets; gives the path of the program.
fn build() -> Result<PathBuf, String> {
    tools::cpp_compiler()?;
    let versions = output(program("rustc").arg("-vV")).unwrap_or_default();
    let host = versions.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say for what it compiles; install Rust with rustup")?;
    step("building the fuzzer, about two minutes the first time", || {
        let mut cargo = program("cargo");
        cargo.args(["build", "--quiet", "--locked", "--release", "--manifest-path", "tests/fuzz/Cargo.toml"]);
        // With a target named, what only helps building is not slowed down.
        cargo.args(["--target", host, "--target-dir"]).arg(folder());
        run(cargo.env("RUSTFLAGS", FLAGS).env_remove("CARGO_ENCODED_RUSTFLAGS"))
    })?;
    Ok(folder().join(host).join("release/cutover-fuzz"))
}

fn folder() -> PathBuf {
    root().join("target/fuzz")
}

fn seeds(target: &str) -> PathBuf {
    root().join("tests/fuzz/seeds").join(target)
}

fn log(target: &str) -> PathBuf {
    folder().join(format!("{target}.log"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_count_is_told() {
        let log = "#9 INITED cov: 5 ft: 6 corp: 2/9b exec/s: 0 rss: 30Mb\n#31032\tDONE   cov: 2383 ft: 7305 corp: 715/117Kb lim: 236 exec/s: 3448 rss: 34Mb\nDone";
        assert_eq!(summary(log), "31032 executions, 2383 branches reached, 715 inputs kept");
        assert_eq!(summary(""), "stopped before it ran");
    }

    #[test]
    fn every_target_has_seeds() {
        for target in TARGETS {
            assert!(seeds(target).read_dir().is_ok_and(|mut files| files.next().is_some()), "{target}");
        }
    }
}
