//! A topic's prose as one text: fields that end with a mark, in a fixed order.
//!
//! Numbers of bytes in front of each field would be noise to the codec; marks are nearly free,
//! since each sort of field has its own, and tells what comes next.

use crate::markup;
use crate::search::words;
use crate::{Drawn, Fact, Html, Question, QuestionOption, TopicContent};

/// What ends each sort of field. No text holds these characters.
pub(crate) mod marks {
    pub const LEAD: u8 = 0x01;
    pub const NOTES: u8 = 0x02;
    pub const ASK: u8 = 0x03;
    pub const ANSWER: u8 = 0x04;
    pub const TEXT: u8 = 0x05;
    pub const THEN: u8 = 0x06;
    pub const PAGE: u8 = 0x07;
    pub const STEM: u8 = 0x08;
    pub const QUESTION: u8 = 0x0b;
    pub const RIGHT: u8 = 0x0c;
    pub const WRONG: u8 = 0x0e;
    pub const WHY: u8 = 0x0f;
    pub const TEMPTS: u8 = 0x10;
    pub const WORKING: u8 = 0x11;
    pub const DIAGRAM: u8 = 0x12;
    /// Ends a fact or a question; the field in front of it is empty.
    pub const END: u8 = 0x13;
    // What stands beside the topics.
    pub const ID: u8 = 0x14;
    pub const NAME: u8 = 0x15;
    pub const ALSO: u8 = 0x16;
    pub const SIDE: u8 = 0x17;
    pub const TOPIC: u8 = 0x18;
    pub const FACTS: u8 = 0x19;
    pub const QUESTIONS: u8 = 0x1a;
    pub const WHEN: u8 = 0x1b;
    pub const SERVICE: u8 = 0x1c;
    pub const ASKED: u8 = 0x1d;
    pub const FAILS: u8 = 0x1e;
    pub const OTHER: u8 = 0x1f;

    /// Whether a byte ends a field.
    pub fn is_mark(byte: u8) -> bool {
        byte < 0x20 && byte != b'\n' && byte != b'\t'
    }
}

use marks::*;

/// Reads a sheet with the pages that it refers to; `None` if it is none.
pub(crate) fn read(sheet: &str, pages: &[String]) -> Option<TopicContent> {
    let mut reader = Reader::new(sheet, pages);
    let lead = Html(with_addresses(reader.field(LEAD)?));
    let (notes, headings) = with_anchors(&with_addresses(reader.field(NOTES)?));
    let (mut facts, mut questions) = (Vec::new(), Vec::new());
    while reader.comes(ASK) {
        facts.push(reader.fact()?);
    }
    while reader.comes(STEM) {
        questions.push(reader.question()?);
    }
    reader.is_done().then_some(TopicContent { lead, notes, headings, facts, questions })
}

/// What is left of a text, field by field.
pub(crate) struct Reader<'a> {
    rest: &'a str,
    pages: &'a [String],
    /// The page referred to last: an empty reference repeats it.
    page: Option<usize>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, pages: &'a [String]) -> Self {
        Reader { rest: text, pages, page: None }
    }

    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    fn end(&self) -> Option<usize> {
        self.rest.bytes().position(is_mark)
    }

    /// Whether the next field is of that sort.
    pub fn comes(&self, mark: u8) -> bool {
        self.end().is_some_and(|at| self.rest.as_bytes()[at] == mark)
    }

    pub fn field(&mut self, mark: u8) -> Option<&'a str> {
        let at = self.end()?;
        if self.rest.as_bytes()[at] != mark {
            return None;
        }
        let field = &self.rest[..at];
        self.rest = &self.rest[at + 1..];
        Some(field)
    }

    pub fn html(&mut self, mark: u8) -> Option<Html> {
        self.field(mark).map(|field| Html(field.into()))
    }

    fn html_if(&mut self, mark: u8) -> Option<Html> {
        if self.comes(mark) { self.html(mark) } else { None }
    }

    pub fn page(&mut self) -> Option<String> {
        let digits = self.field(PAGE)?;
        if !digits.is_empty() {
            self.page = Some(number(digits)?);
        }
        self.pages.get(self.page?).cloned()
    }

    fn fact(&mut self) -> Option<Fact> {
        let fact = Fact {
            ask: self.html(ASK)?,
            answer: self.html(ANSWER)?,
            text: self.html(TEXT)?,
            then: self.html_if(THEN),
            docs: if self.comes(PAGE) { Some(self.page()?) } else { None },
        };
        self.field(END)?;
        Some(fact)
    }

    fn question(&mut self) -> Option<Question> {
        let Drawn { stem, ask, options, diagram, working } = self.drawn()?;
        let (mut docs, mut variants) = (Vec::new(), Vec::new());
        while self.comes(PAGE) {
            docs.push(self.page()?);
        }
        while self.comes(STEM) {
            variants.push(self.drawn()?);
        }
        self.field(END)?;
        Some(Question { stem, ask, options, diagram, docs, working, variants })
    }

    fn drawn(&mut self) -> Option<Drawn> {
        let (stem, ask) = (self.html(STEM)?, self.html(QUESTION)?);
        let mut options = Vec::new();
        while self.comes(RIGHT) || self.comes(WRONG) {
            let right = self.comes(RIGHT);
            options.push(QuestionOption {
                text: self.html(if right { RIGHT } else { WRONG })?,
                right,
                why: self.html(WHY)?,
                tempts: self.html_if(TEMPTS),
            });
        }
        let mut working = Vec::new();
        while self.comes(WORKING) {
            working.push(self.html(WORKING)?);
        }
        let diagram = self.html_if(DIAGRAM).map(|state| state.0);
        Some(Drawn { stem, ask, options, diagram, working })
    }
}

/// The number that digits stand for.
pub(crate) fn number(digits: &str) -> Option<usize> {
    let digit = |number: usize, byte: u8| {
        let value = byte.checked_sub(FIRST_DIGIT).filter(|value| *value < DIGITS)?;
        number.checked_mul(usize::from(DIGITS))?.checked_add(usize::from(value))
    };
    digits.bytes().try_fold(0, digit)
}

/// Numbers have digits from this character on: printable ones, without markup.
pub(crate) const FIRST_DIGIT: u8 = b'@';
/// How many digits there are.
pub(crate) const DIGITS: u8 = 62;

/// How a link to the glossary begins.
pub(crate) const TERM_LINK: &str = "<a class=\"gl\"";

/// Puts the addresses back into links to the glossary.
fn with_addresses(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len() + 256);
    let mut pieces = markup.split(TERM_LINK);
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let name = piece.strip_prefix('>').and_then(|rest| rest.split('<').next()).unwrap_or_default();
        for part in [TERM_LINK, " href=\"#/glossary?at=", &crate::slug(name), "\"", piece] {
            out.push_str(part);
        }
    }
    out
}

/// Puts the anchors back into headings, and lists those of the second level.
fn with_anchors(notes: &str) -> (Html, Vec<(String, Html)>) {
    let (mut out, mut headings) = (String::with_capacity(notes.len() + 512), Vec::new());
    for part in markup::parts(notes) {
        if !part.tag.is_empty() {
            let anchor = words::anchor(&markup::plain(part.heading));
            for piece in ["<", part.tag, " id=\"", &anchor, "\">", part.heading, "</", part.tag, ">"] {
                out.push_str(piece);
            }
            if part.tag == "h2" {
                headings.push((anchor, Html(part.heading.into())));
            }
        }
        out.push_str(part.body);
    }
    (Html(out), headings)
}
