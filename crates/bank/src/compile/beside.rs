//! Writes what [`crate::beside`] reads.

use super::sheet::{Writer, number};
use crate::sheet::marks::*;
use crate::{FactIx, Reference, ServiceSheet, Side, TopicIx};

/// The reference as one text.
pub(crate) fn write(reference: &Reference, pages: &[String]) -> String {
    let mut writer = Writer::new(pages);
    for confusion in &reference.confusions {
        writer.field(&confusion.id, ID);
        writer.field(&confusion.title, NAME);
        writer.field(&confusion.tells.0, TEXT);
        confusion.sides.iter().for_each(|side| writer.side(side));
    }
    for term in &reference.terms {
        writer.field(&term.term, NAME);
        term.also.iter().for_each(|name| writer.field(name, ALSO));
        writer.field(&term.text.0, TEXT);
        term.topic.iter().for_each(|topic| writer.field(&number(topic.0.into()), TOPIC));
    }
    for changes in reference.changes.chunk_by(|a, b| a.when == b.when) {
        writer.field(&changes[0].when, WHEN);
        writer.places(changes.iter().map(|change| place(&change.fact)), TopicIx(0), FACTS);
    }
    reference.sheets.iter().for_each(|sheet| writer.service_sheet(sheet));
    writer.out
}

fn place(fact: &FactIx) -> (TopicIx, u16) {
    (fact.topic, fact.nth)
}

impl Writer<'_> {
    fn side(&mut self, side: &Side) {
        self.field(&side.name, SIDE);
        self.field(&side.take.0, TEXT);
        self.field(&number(side.topic.0.into()), TOPIC);
        self.places(side.facts.iter().map(place), side.topic, FACTS);
        let questions = side.questions.iter().map(|question| (question.topic, question.nth));
        self.places(questions, side.topic, QUESTIONS);
    }

    fn service_sheet(&mut self, sheet: &ServiceSheet) {
        self.field(&number(sheet.service.0.into()), SERVICE);
        self.field(&sheet.what.0, TEXT);
        sheet.asked.iter().for_each(|text| self.field(&text.0, ASKED));
        sheet.fails.iter().for_each(|text| self.field(&text.0, FAILS));
        for (other, how) in &sheet.confused {
            self.field(&number(other.0.into()), OTHER);
            self.field(&how.0, TEXT);
        }
        self.places(sheet.facts.iter().map(place), TopicIx(0), FACTS);
        sheet.docs.iter().for_each(|page| self.page(page));
    }

    fn places(&mut self, places: impl Iterator<Item = (TopicIx, u16)>, mut last: TopicIx, mark: u8) {
        let mut words = Vec::new();
        for (topic, nth) in places {
            let nth = number(nth.into());
            words.push(if topic == last { nth } else { format!("{}/{nth}", number(topic.0.into())) });
            last = topic;
        }
        self.field(&words.join(" "), mark);
    }
}
