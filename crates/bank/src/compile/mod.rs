//! The compiler from `content/` to the blob. Native only.
//!
//! It never stops at the first fault and never panics: it returns what it could make, and every
//! remark with file, line and remedy. Phases: read ([`read`]), resolve ids ([`resolve`]), check
//! ([`checks`]), assemble ([`assemble`]), pack.

mod assemble;
mod beside;
pub mod bounds;
mod checks;
mod contract;
mod diagnostic;
mod expr;
mod family;
mod files;
mod link;
mod markdown;
mod read;
mod reference;
mod resolve;
mod sheet;
mod sources;
mod stats;
mod table;
mod times;

pub use diagnostic::{Diagnostic, Severity};
pub use family::AnswerModel;
pub use files::{SourceFile, read_dir};

use crate::{DiagramHead, Index, Reference, TopicContent, TopicIx};
use crate::front;
use cutover_pack::to_bytes;
use diagnostic::{Place, Sink};
use sources::{Course, TopicSource};

/// Folders of `content/`: position = the chapter (domain of DOP-C01) of the topics inside.
pub const FOLDERS: [&str; 7] = [
    "0-the-exam",
    "1-sdlc-automation",
    "2-configuration-management",
    "3-monitoring-and-logging",
    "4-policies-and-standards",
    "5-incident-and-event-response",
    "6-resilience",
];

/// What came out of the content: the bank as far as it could be made, and every remark.
pub struct Compilation {
    /// All remarks in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// The index that the app decodes at start.
    pub index: Index,
    /// The prose of each topic, position for position with [`Index::topics`].
    pub contents: Vec<TopicContent>,
    /// Confusions, glossary and changes.
    pub reference: Reference,
    diagrams: Vec<DiagramHead>,
    /// Pages of the course, written or planned.
    pages: usize,
    /// As authored, position for position with [`Index::topics`].
    topics: Vec<TopicSource>,
}

impl Compilation {
    /// The remarks that refuse the build.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
    }

    /// The bank as bytes for [`crate::Bank::open`].
    pub fn blob(&self) -> Vec<u8> {
        self.raw().write().bytes
    }

    /// The packs before compression.
    fn raw(&self) -> crate::blob::Raw {
        blob_of(self.index.clone(), &self.contents, &self.reference, &self.diagrams)
    }

    /// One line that counts what is no error: `12 warnings (9 length cue, …), 30 planned (…)`; empty when there is nothing.
    pub fn summary(&self) -> String {
        let count = |severity: Severity, title: &str| {
            let mut kinds = std::collections::BTreeMap::new();
            for d in self.diagnostics.iter().filter(|d| d.severity == severity) {
                *kinds.entry(d.kind).or_insert(0usize) += 1;
            }
            let total: usize = kinds.values().sum();
            let parts: Vec<String> = kinds
                .iter()
                .map(|(kind, n)| format!("{n} {kind}"))
                .collect();
            (total > 0).then(|| format!("{total} {title} ({})", parts.join(", ")))
        };
        let parts = [
            count(Severity::Warning, "warnings"),
            count(Severity::Planned, "planned"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// What a blob is written from.
fn blob_of(
    mut index: Index,
    contents: &[TopicContent],
    reference: &Reference,
    diagrams: &[DiagramHead],
) -> crate::blob::Raw {
    front::shorten(&mut index);
    let pages = sheet::pages(contents, reference);
    crate::blob::Raw {
        index: to_bytes(&(index, diagrams.to_vec())),
        topics: contents.iter().map(|content| sheet::write(content, &pages).into_bytes()).collect(),
        pages: front::write_list(&pages).into_bytes(),
        reference: beside::write(reference, &pages).into_bytes(),
    }
}

/// A diagram that is built, as far as content refers to it.
#[derive(Clone, Debug)]
pub struct BuiltDiagram<'a> {
    /// Name in links and routes.
    pub name: &'a str,
    /// Title, for search.
    pub title: &'a str,
    /// What it is called where there is little room.
    pub short: &'a str,
    /// The topic that it belongs to.
    pub topic: &'a str,
    /// Facts that it shows.
    pub facts: &'a [&'a str],
}

/// Compiles the files of `content/`; `diagrams` are those that are built, `models` those that
/// families may take their answers from.
pub fn compile(
    files: &[SourceFile],
    diagrams: &[BuiltDiagram],
    models: &[AnswerModel],
) -> Compilation {
    let sink = Sink::default();
    let (course, topics) = read_all(files, models, &sink);
    let names = resolve::Names::of(&course, &topics, diagrams, &sink);
    checks::all(&topics, &names, &course, &sink);
    checks::diagrams(diagrams, &names, &sink);
    let beside = read_beside(files, &sink);
    let reference = reference::resolve(&beside, &course, &topics, &names, &sink);
    let mut made = assemble::all(&course, &topics, &names, &sink);
    link::link(&beside.terms, &made.index.topics, &mut made.contents);
    let topic = |diagram: &BuiltDiagram| {
        let topic = topics.iter().position(|topic| topic.id.as_str() == diagram.topic)?;
        Some(DiagramHead {
            name: diagram.name.to_string(),
            title: diagram.title.to_string(),
            short: diagram.short.to_string(),
            topic: TopicIx(topic as u16),
        })
    };
    let diagrams = diagrams.iter().filter_map(topic).collect();
    let (index, contents) = (made.index, made.contents);
    Compilation {
        diagnostics: sink.into_sorted(),
        index,
        contents,
        reference,
        diagrams,
        pages: course.pages.len(),
        topics,
    }
}

/// Reads the files that stand beside the topics: confusions, glossary, changes.
fn read_beside(files: &[SourceFile], sink: &Sink) -> reference::Sources {
    let mut sources = reference::Sources::default();
    for (name, read) in reference::FILES {
        let path = format!("content/{name}");
        match files.iter().find(|file| file.path == path) {
            Some(file) => read(&file.path, &file.text, &mut sources, sink),
            None => sink.error(&Place::new(&path, 1), "this file is missing; write it"),
        }
    }
    sources
}

/// Reads every file into its place; topics come back in the order of the course.
fn read_all(files: &[SourceFile], models: &[AnswerModel], sink: &Sink) -> (Course, Vec<TopicSource>) {
    let mut course = Course::default();
    let mut topics: Vec<TopicSource> = Vec::new();
    let find = |path: String| files.iter().find(|file| file.path == path);
    for (name, read) in [
        (
            "course.toml",
            read::course as fn(&str, &str, &mut Course, &Sink),
        ),
        ("blueprints.toml", read::blueprints),
        ("services.toml", read::services),
        ("same.toml", read::same),
    ] {
        let path = format!("content/{name}");
        match files.iter().find(|file| file.path == path) {
            Some(file) => read(&file.path, &file.text, &mut course, sink),
            None => sink.error(&Place::new(&path, 1), "this file is missing; write it"),
        }
    }
    for file in files {
        let parts: Vec<&str> = file.path.split('/').collect();
        let at = Place::new(&file.path, 1);
        let ["content", chapter, folder, name] = parts[..] else {
            if parts.len() != 2 {
                sink.error(&at, "no file belongs here; a topic is content/<domain>/<topic>/topic.toml, notes.md and questions.toml");
            }
            continue;
        };
        let beside = |name: &str| find(format!("content/{chapter}/{folder}/{name}"));
        match name {
            "topic.toml" => {
                let Some(mut topic) = read::topic(&file.path, &file.text, sink) else {
                    continue;
                };
                check_folder(&topic, chapter, folder, sink);
                match beside("notes.md") {
                    Some(notes) if !notes.text.trim().is_empty() => {
                        topic.notes = Some(read::notes(&notes.path, &notes.text));
                    }
                    _ => sink.error(&at, format!("topic `{folder}` has no notes; write notes.md beside this file, 250 to 700 words")),
                }
                if let Some(questions) = beside("questions.toml") {
                    read::questions(&questions.path, &questions.text, &mut topic, models, sink);
                }
                topics.push(topic);
            }
            "notes.md" | "questions.toml" if beside("topic.toml").is_some() => {}
            "notes.md" | "questions.toml" => {
                sink.error(&at, "there is no topic.toml beside this file; write it")
            }
            _ => sink.error(
                &at,
                "no such file belongs to a topic; keep topic.toml, notes.md and questions.toml",
            ),
        }
    }
    let position = |id: &str| course.pages.iter().position(|page| page.id.value == id);
    topics.sort_by_key(|topic| position(topic.id.as_str()).unwrap_or(usize::MAX));
    (course, topics)
}

fn check_folder(topic: &TopicSource, chapter: &str, folder: &str, sink: &Sink) {
    if topic.id.as_str() != folder && !topic.id.is_empty() {
        let message = format!(
            "the id `{}` is not the name of its folder `{folder}`; make them one",
            topic.id.value
        );
        sink.error(&topic.id.at, message);
    }
    if FOLDERS.get(usize::from(topic.c01)) != Some(&chapter) {
        let right = FOLDERS
            .get(usize::from(topic.c01))
            .copied()
            .unwrap_or_default();
        let message = format!(
            "domain {} belongs into content/{right}/; move the folder or mend `domain`",
            topic.c01
        );
        sink.error(&topic.id.at, message);
    }
}
