//! Set-up, serve, build, test, bench: what the README's commands call.
//!
//! Each command does its own set-up: see [`tools`]. A command is a row in [`COMMANDS`].

mod bank;
mod bench;
mod build;
mod fuzz;
mod run;
mod serve;
mod test;
mod tools;

use run::Outcome;
use std::process::ExitCode;

/// Name, what it does, and the function that does it.
type Command = (&'static str, &'static str, fn(&[String]) -> Outcome);

const COMMANDS: &[Command] = &[
    ("serve", "builds and serves the app on http://127.0.0.1:8080/", serve::command),
    ("build", "writes dist/ (--base /study/ for a sub-path)", build::command),
    ("test", "sets up everything and runs all tests", test::command),
    ("fuzz", "fuzzes what reads files from elsewhere ([target] [seconds])", fuzz::command),
    ("bench", "prints the figures, each with its budget", bench::command),
    ("bank", "prints the bank as JSON (--check [content/<folder>] lists faults)", bank::command),
    ("setup", "installs what the other commands need", tools::command),
];

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let Some((_, _, run)) = COMMANDS.iter().find(|(known, _, _)| *known == name) else {
        eprintln!("cargo xtask <command>\n");
        for (known, what, _) in COMMANDS {
            eprintln!("  {known:<8} {what}");
        }
        return ExitCode::from(2);
    };
    match run(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask {name}: {message}");
            ExitCode::FAILURE
        }
    }
}
