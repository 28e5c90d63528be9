//! `cargo xtask bank`: the compiled bank as JSON on stdout; `--check [folder]` lists what the compiler has to say.

use crate::build::sizes::brotli;
use cutover_bank::compile::bounds::Bound;
use cutover_bank::compile::{AnswerModel, BuiltDiagram, Compilation, Severity, compile, read_dir};
use crate::run::{Outcome, root};

/// Runs the subcommand.
pub fn command(args: &[String]) -> Outcome {
    let bank = compiled()?;
    match args.first().map(String::as_str) {
        Some("--check") => check(&bank, args.get(1).map_or("content", String::as_str)),
        Some("--stats") => {
            print!("{}\nBounds\n", bank.stats());
            bounds(&bank).iter().for_each(|bound| println!("  {bound}"));
            Ok(())
        }
        Some(other) => Err(format!("unknown option {other}; use --check [content/<folder>], --stats or nothing")),
        None => print(&bank),
    }
}

/// The content, compiled as the app's own build does it.
pub fn compiled() -> Result<Compilation, String> {
    let files = read_dir(&root()).map_err(|error| format!("content/ cannot be read: {error}"))?;
    let specs = cutover_models::all().iter().map(|diagram| diagram.spec());
    let diagrams: Vec<BuiltDiagram> = specs
        .map(|s| BuiltDiagram { name: s.name, title: s.title, short: s.short, topic: s.topic, facts: s.facts })
        .collect();
    let models: Vec<AnswerModel> = cutover_models::computing::all()
        .iter()
        .map(|m| AnswerModel { name: m.name, takes: m.takes, run: m.run })
        .collect();
    Ok(compile(&files, &diagrams, &models))
}

/// Errors and warnings under a folder, then the counts.
fn check(bank: &Compilation, folder: &str) -> Outcome {
    let folder = folder.trim_end_matches('/');
    let here = |file: &str| file.starts_with(folder);
    for remark in bank.diagnostics.iter().filter(|remark| here(&remark.file)) {
        match remark.severity {
            Severity::Error => println!("error   {remark}"),
            Severity::Warning => println!("warning {remark}"),
            Severity::Planned => {}
        }
    }
    let errors = bank.errors().filter(|remark| here(&remark.file)).count();
    let elsewhere = bank.errors().count() - errors;
    println!("{errors} errors under {folder}, {elsewhere} elsewhere; in the whole bank: {}", bank.summary());
    if errors > 0 { Err("the content has errors".into()) } else { Ok(()) }
}

/// What the course as a whole has to keep to, with the bank's size as a host sends it.
fn bounds(bank: &Compilation) -> Vec<Bound> {
    let blob = bank.blob();
    let sizes = [brotli(&blob).len().min(blob.len()), blob.len()];
    bank.bounds().into_iter().chain(bank.size_bounds(sizes)).collect()
}

/// The check of the tests: no errors, and no bound broken that binds.
pub fn test() -> Outcome {
    let bank = compiled()?;
    check(&bank, "content")?;
    let bounds = bounds(&bank);
    bounds.iter().for_each(|bound| println!("  {bound}"));
    if !bank.is_complete() {
        println!("  The course is not complete: bounds on amounts refuse nothing yet.");
    }
    match bounds.iter().filter(|bound| bound.binds && !bound.holds).count() {
        0 => Ok(()),
        broken => Err(format!("{broken} bounds on the course are broken")),
    }
}

fn print(bank: &Compilation) -> Outcome {
    let errors: Vec<String> = bank.errors().map(|error| error.to_string()).collect();
    if !errors.is_empty() {
        return Err(format!("the content has errors\n{}", errors.join("\n")));
    }
    let json = serde_json::to_string_pretty(&bank.contract()).map_err(|error| error.to_string())?;
    println!("{json}");
    Ok(())
}
