//! Writes what [`crate::sheet`] reads.

use crate::markup;
use crate::sheet::marks::*;
use crate::sheet::{DIGITS, FIRST_DIGIT, TERM_LINK};
use crate::{Drawn, Question, QuestionOption, Reference, TopicContent};

/// The official pages that topics and sheets of services refer to, in order.
pub(crate) fn pages(contents: &[TopicContent], reference: &Reference) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for content in contents {
        pages.extend(content.facts.iter().filter_map(|fact| fact.docs.clone()));
        pages.extend(content.questions.iter().flat_map(|question| question.docs.clone()));
    }
    pages.extend(reference.sheets.iter().flat_map(|sheet| sheet.docs.clone()));
    pages.sort();
    pages.dedup();
    pages
}

/// A topic's prose as a sheet.
pub(crate) fn write(content: &TopicContent, pages: &[String]) -> String {
    let mut writer = Writer::new(pages);
    writer.field(&without_addresses(&content.lead.0), LEAD);
    writer.field(&without_addresses(&without_anchors(&content.notes.0)), NOTES);
    for fact in &content.facts {
        writer.field(&fact.ask.0, ASK);
        writer.field(&fact.answer.0, ANSWER);
        writer.field(&fact.text.0, TEXT);
        if let Some(then) = &fact.then {
            writer.field(&then.0, THEN);
        }
        fact.docs.iter().for_each(|page| writer.page(page));
        writer.field("", END);
    }
    for question in &content.questions {
        writer.question(question);
    }
    writer.out
}

/// Headings without their anchors, which follow from their words.
fn without_anchors(notes: &str) -> String {
    markup::parts(notes)
        .map(|part| match part.tag {
            "" => part.body.to_string(),
            tag => format!("<{tag}>{}</{tag}>{}", part.heading, part.body),
        })
        .collect()
}

/// Links to the glossary without their addresses, which follow from their words.
fn without_addresses(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut pieces = markup.split(TERM_LINK);
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        out.push_str(TERM_LINK);
        out.push_str(&piece[piece.find('>').unwrap_or(0)..]);
    }
    out
}

/// A text that is written field by field.
pub(super) struct Writer<'a> {
    pub out: String,
    pages: &'a [String],
    page: Option<usize>,
}

/// A number in digits.
pub(super) fn number(mut number: usize) -> String {
    let mut digits = String::new();
    loop {
        let digit = (number % usize::from(DIGITS)) as u8;
        digits.insert(0, char::from(FIRST_DIGIT + digit));
        number /= usize::from(DIGITS);
        if number == 0 {
            return digits;
        }
    }
}

impl<'a> Writer<'a> {
    pub fn new(pages: &'a [String]) -> Self {
        Writer { out: String::new(), pages, page: None }
    }

    pub fn field(&mut self, text: &str, mark: u8) {
        // Authored text has no control characters; one that slipped in must not end a field.
        self.out.extend(text.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_mark)));
        self.out.push(char::from(mark));
    }

    pub fn page(&mut self, page: &str) {
        let found = self.pages.binary_search_by(|known| known.as_str().cmp(page)).ok();
        let digits = if found == self.page { String::new() } else { number(found.unwrap_or_default()) };
        self.page = found;
        self.field(&digits, PAGE);
    }

    fn question(&mut self, question: &Question) {
        let Question { stem, ask, options, diagram, working, .. } = question;
        self.drawn(&stem.0, &ask.0, options, diagram, working);
        question.docs.iter().for_each(|page| self.page(page));
        for Drawn { stem, ask, options, diagram, working } in &question.variants {
            self.drawn(&stem.0, &ask.0, options, diagram, working);
        }
        self.field("", END);
    }

    fn drawn(
        &mut self,
        stem: &str,
        ask: &str,
        options: &[QuestionOption],
        diagram: &Option<String>,
        working: &[crate::Html],
    ) {
        self.field(stem, STEM);
        self.field(ask, QUESTION);
        for option in options {
            self.field(&option.text.0, if option.right { RIGHT } else { WRONG });
            self.field(&option.why.0, WHY);
            if let Some(tempts) = &option.tempts {
                self.field(&tempts.0, TEMPTS);
            }
        }
        working.iter().for_each(|line| self.field(&line.0, WORKING));
        if let Some(state) = diagram {
            self.field(state, DIAGRAM);
        }
    }
}
