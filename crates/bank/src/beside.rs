//! The reference as one text: fields that end with a mark, as a topic's prose in [`crate::sheet`].
//!
//! Facts and questions are numbers in their topic, and name the topic only where it is another
//! than the one before.

use crate::sheet::marks::*;
use crate::sheet::{Reader, number};
use crate::{Change, Confusion, FactIx, QuestionIx, Reference, ServiceIx, ServiceSheet, Side, Term, TopicIx};

/// Reads a reference with the pages that it refers to; `None` if it is none.
pub(crate) fn read(text: &str, pages: &[String]) -> Option<Reference> {
    let mut reader = Reader::new(text, pages);
    let mut reference = Reference::default();
    while reader.comes(ID) {
        reference.confusions.push(reader.confusion()?);
    }
    while reader.comes(NAME) {
        reference.terms.push(reader.term()?);
    }
    while reader.comes(WHEN) {
        let when = reader.text(WHEN)?;
        let changes = reader.facts(TopicIx(0))?.into_iter();
        reference.changes.extend(changes.map(|fact| Change { fact, when: when.clone() }));
    }
    while reader.comes(SERVICE) {
        reference.sheets.push(reader.service_sheet()?);
    }
    reader.is_done().then_some(reference)
}

impl Reader<'_> {
    fn confusion(&mut self) -> Option<Confusion> {
        let (id, title, tells) = (self.text(ID)?, self.text(NAME)?, self.html(TEXT)?);
        let mut sides = Vec::new();
        while self.comes(SIDE) {
            let (name, take, topic) = (self.text(SIDE)?, self.html(TEXT)?, TopicIx(self.number(TOPIC)?));
            let facts = self.facts(topic)?;
            let questions = self.places(QUESTIONS, topic)?;
            let questions = questions.into_iter().map(|(topic, nth)| QuestionIx { topic, nth }).collect();
            sides.push(Side { name, take, topic, facts, questions });
        }
        Some(Confusion { id, title, tells, sides })
    }

    fn term(&mut self) -> Option<Term> {
        let term = self.text(NAME)?;
        let mut also = Vec::new();
        while self.comes(ALSO) {
            also.push(self.text(ALSO)?);
        }
        let text = self.html(TEXT)?;
        let topic = if self.comes(TOPIC) { Some(TopicIx(self.number(TOPIC)?)) } else { None };
        Some(Term { term, also, text, topic })
    }

    fn service_sheet(&mut self) -> Option<ServiceSheet> {
        let (service, what) = (ServiceIx(self.number(SERVICE)?), self.html(TEXT)?);
        let (mut asked, mut fails, mut confused, mut docs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        while self.comes(ASKED) {
            asked.push(self.html(ASKED)?);
        }
        while self.comes(FAILS) {
            fails.push(self.html(FAILS)?);
        }
        while self.comes(OTHER) {
            confused.push((ServiceIx(self.number(OTHER)?), self.html(TEXT)?));
        }
        let facts = self.facts(TopicIx(0))?;
        while self.comes(PAGE) {
            docs.push(self.page()?);
        }
        Some(ServiceSheet { service, what, asked, fails, confused, facts, docs })
    }

    fn text(&mut self, mark: u8) -> Option<String> {
        self.field(mark).map(str::to_string)
    }

    fn number(&mut self, mark: u8) -> Option<u16> {
        u16::try_from(number(self.field(mark)?)?).ok()
    }

    fn facts(&mut self, from: TopicIx) -> Option<Vec<FactIx>> {
        let places = self.places(FACTS, from)?;
        Some(places.into_iter().map(|(topic, nth)| FactIx { topic, nth }).collect())
    }

    fn places(&mut self, mark: u8, mut topic: TopicIx) -> Option<Vec<(TopicIx, u16)>> {
        let mut places = Vec::new();
        for word in self.field(mark)?.split_ascii_whitespace() {
            let nth = match word.split_once('/') {
                Some((other, nth)) => {
                    topic = TopicIx(u16::try_from(number(other)?).ok()?);
                    nth
                }
                None => word,
            };
            places.push((topic, u16::try_from(number(nth)?).ok()?));
        }
        Some(places)
    }
}
