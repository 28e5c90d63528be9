//! What the compiler has to say about the content: where, what, and what to do about it.

use std::cell::RefCell;
use std::fmt;

/// Whether the build goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The bank is not built.
    Error,
    /// The bank is built; somebody should look.
    Warning,
    /// Left out for now, such as a link to a page that is planned: counted, not listed.
    Planned,
}

/// One remark on one line of one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Path from the root of the repository.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// How grave it is.
    pub severity: Severity,
    /// The kind of remark, for counts: `length cue`.
    pub kind: &'static str,
    /// What is wrong and how it is mended.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Collects remarks while many readers look at many files.
#[derive(Default)]
pub(crate) struct Sink(RefCell<Vec<Diagnostic>>);

impl Sink {
    pub fn error(&self, at: &Place, message: impl Into<String>) {
        self.push(at, Severity::Error, "error", message.into());
    }

    pub fn warn(&self, at: &Place, kind: &'static str, message: impl Into<String>) {
        self.push(at, Severity::Warning, kind, message.into());
    }

    pub fn planned(&self, at: &Place, kind: &'static str, message: impl Into<String>) {
        self.push(at, Severity::Planned, kind, message.into());
    }

    fn push(&self, at: &Place, severity: Severity, kind: &'static str, message: String) {
        let (file, line) = (at.file.clone(), at.line);
        self.0.borrow_mut().push(Diagnostic {
            file,
            line,
            severity,
            kind,
            message,
        });
    }

    /// All remarks in the order of files and lines.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut all = self.0.into_inner();
        all.sort_by(|a, b| (&a.file, a.line, a.severity).cmp(&(&b.file, b.line, b.severity)));
        all.dedup();
        all
    }
}

/// A line of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub file: String,
    pub line: usize,
}

impl Place {
    pub fn new(file: &str, line: usize) -> Self {
        Place {
            file: file.to_string(),
            line,
        }
    }
}

/// The candidate that somebody most likely meant by `word`, as the tail of a message.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let limit = (word.chars().count() / 3).max(1);
    known
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| format!("; did you mean `{candidate}`?"))
        .unwrap_or_default()
}

/// Edits that lead from one word to the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}
