//! A small bank that compiles without a remark, and ways to spoil it.

use cutover_bank::compile::{AnswerModel, BuiltDiagram, Compilation, Severity, SourceFile, compile};
use expect_test::Expect;

/// The folder of the one topic.
pub const TOPIC: &str = "content/6-resilience/hooks";

/// The small bank as authored.
pub fn small() -> Vec<SourceFile> {
    let file = |path: String, text: &str| SourceFile {
        path,
        text: text.into(),
    };
    vec![
        file(
            "content/blueprints.toml".into(),
            include_str!("small/blueprints.toml"),
        ),
        file(
            "content/course.toml".into(),
            include_str!("small/course.toml"),
        ),
        file("content/confusions.toml".into(), ""),
        file("content/glossary.toml".into(), ""),
        file("content/changed.toml".into(), ""),
        file("content/sheets.toml".into(), ""),
        file("content/same.toml".into(), include_str!("small/same.toml")),
        file(
            "content/services.toml".into(),
            include_str!("small/services.toml"),
        ),
        file(format!("{TOPIC}/notes.md"), include_str!("small/notes.md")),
        file(
            format!("{TOPIC}/questions.toml"),
            include_str!("small/questions.toml"),
        ),
        file(
            format!("{TOPIC}/topic.toml"),
            include_str!("small/topic.toml"),
        ),
    ]
}

/// The small bank with a confusion, two terms, a change and a sheet.
pub fn with_reference() -> Vec<SourceFile> {
    let mut files = small();
    for (name, text) in [
        ("confusions.toml", include_str!("small/confusions.toml")),
        ("glossary.toml", include_str!("small/glossary.toml")),
        ("changed.toml", include_str!("small/changed.toml")),
        ("sheets.toml", include_str!("small/sheets.toml")),
    ] {
        let found = files.iter_mut().find(|file| file.path.ends_with(name));
        found.expect("the file is part of the small bank").text = text.into();
    }
    files
}

/// A model that takes a number, and one that takes lists.
const MODELS: [AnswerModel; 2] = [
    AnswerModel {
        name: "wait-minutes",
        takes: &[("hours", 1..=48, 1)],
        run: |args| Ok(Some(vec![args[0][0] * 60])),
    },
    AnswerModel {
        name: "waits-together",
        takes: &[("hours", 1..=48, 3), ("minutes", 0..=59, 3)],
        run: |args| match (args[0], args[1]) {
            (hours, minutes) if hours.len() != minutes.len() => Err("give as many of both"),
            ([1], _) => Ok(None),
            (hours, minutes) => Ok(Some(vec![hours.iter().sum::<i32>() * 60 + minutes.iter().sum::<i32>()])),
        },
    },
];

/// Compiles with the one diagram that is built, and two models.
pub fn compiled(files: &[SourceFile]) -> Compilation {
    let facts = &["hooks-guide/wait"];
    compile(
        files,
        &[BuiltDiagram {
            name: "hooks",
            title: "A hook holds an instance",
            short: "A hook holds an instance",
            topic: "hooks",
            facts,
        }],
        &MODELS,
    )
}

/// Replaces text in a file of the small bank; the text has to be there.
pub fn spoil(files: &mut [SourceFile], file: &str, from: &str, to: &str) {
    let found = files
        .iter_mut()
        .find(|f| f.path.ends_with(file))
        .expect("the file is part of the small bank");
    assert!(found.text.contains(from), "{file} does not hold {from:?}");
    found.text = found.text.replacen(from, to, 1);
}

/// The front door: spoils the small bank and compares what is refused.
pub fn check(edits: &[(&str, &str, &str)], expected: Expect) {
    let mut files = small();
    for (file, from, to) in edits {
        spoil(&mut files, file, from, to);
    }
    check_files(&files, Severity::Error, expected);
}

/// Compares all remarks of one severity.
pub fn check_files(files: &[SourceFile], severity: Severity, expected: Expect) {
    let bank = compiled(files);
    let remarks = bank
        .diagnostics
        .iter()
        .filter(|remark| remark.severity == severity);
    let lines: Vec<String> = remarks
        .map(|remark| remark.to_string().replace(TOPIC, "…"))
        .collect();
    expected.assert_eq(&lines.join("\n"));
}
