//! The Markdown subset: paragraphs, `##` and `###`, lists, tables, fenced code, inline code, strong,
//! emphasis and links. All else is refused, so that what a screen shows can never surprise.

mod writer;

use super::diagnostic::Sink;
use super::table::Text;
use crate::Html;
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use std::collections::BTreeSet;
use writer::{Shape, Writer};

/// What a link may lead to.
#[derive(Default)]
pub(crate) struct Targets {
    /// Topics that have a folder.
    pub topics: BTreeSet<String>,
    /// All topics of the course.
    pub course: BTreeSet<String>,
    /// Diagrams that are built.
    pub diagrams: BTreeSet<String>,
    /// All diagrams of the course.
    pub planned_diagrams: BTreeSet<String>,
}

/// Whether something can be linked to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is there.
    Built,
    /// The course names it; it is not there yet.
    Planned,
    /// A slip of the pen.
    Unknown,
}

impl Targets {
    pub fn topic(&self, id: &str) -> Standing {
        standing(id, &self.topics, &self.course)
    }
    /// Of a diagram with or without a state after `?`.
    pub fn diagram(&self, state: &str) -> Standing {
        standing(diagram_name(state), &self.diagrams, &self.planned_diagrams)
    }
}

fn standing(id: &str, built: &BTreeSet<String>, planned: &BTreeSet<String>) -> Standing {
    match (built.contains(id), planned.contains(id)) {
        (true, _) => Standing::Built,
        (_, true) => Standing::Planned,
        _ => Standing::Unknown,
    }
}

/// The name in front of a diagram's state.
pub(crate) fn diagram_name(state: &str) -> &str {
    state.split('?').next().unwrap_or_default()
}

/// Notes after compilation.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Notes {
    pub lead: Html,
    pub body: Html,
    /// Anchor and text of each `##`.
    pub headings: Vec<(String, Html)>,
    /// Plain text by heading, for search; the first has none.
    pub sections: Vec<Section>,
    /// Words in all, for the time to read.
    pub words: usize,
}

/// The plain text under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Section {
    pub anchor: String,
    pub heading: String,
    pub body: String,
}

/// Text of one paragraph, as it stands in an ask, an answer or an option.
pub(crate) fn inline(text: &Text, targets: &Targets, sink: &Sink) -> Html {
    let mut writer = Writer::new(text, targets, sink, Shape::Inline);
    writer.run();
    Html(writer.out)
}

/// Several paragraphs, lists, tables or code, without headings: a stem.
pub(crate) fn paragraphs(text: &Text, targets: &Targets, sink: &Sink) -> Html {
    let mut writer = Writer::new(text, targets, sink, Shape::Paragraphs);
    writer.run();
    Html(writer.out)
}

/// The notes of a topic.
pub(crate) fn notes(text: &Text, targets: &Targets, sink: &Sink) -> Notes {
    let mut writer = Writer::new(text, targets, sink, Shape::Notes);
    writer.run();
    if writer.lead.is_none() && !text.is_empty() {
        sink.error(
            &text.at,
            "the notes do not begin with a paragraph; put the sentence that the rest hangs on before the first heading",
        );
    }
    let words = writer
        .sections
        .iter()
        .map(|s| words(&s.heading) + words(&s.body))
        .sum();
    Notes {
        lead: Html(writer.lead.unwrap_or_default()),
        body: Html(writer.out),
        headings: writer.headings,
        sections: writer.sections,
        words,
    }
}

/// The words of inline Markdown without its marks.
pub(crate) fn plain(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

/// Escapes text for an element or a quoted attribute.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
