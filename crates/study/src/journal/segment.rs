//! Sealed history: some hundred to some ten thousand events in one immutable text.
//!
//! A segment is whole in itself: ids stand in it as text, so it can be read without the bank and
//! without any other record, and what happens to one segment harms no other. All goes through
//! one arithmetic coder, in this order: how many events and when; who wrote them; ids of questions
//! and of facts, sorted, each after what it shares with the one before; the events in the order of
//! the fold. Answers and reviews have models of their own; all other events, also those that
//! a later version wrote, are coded as the text of their line.
//!
//! The header can be read alone, so that opening a long history costs next to nothing.

use super::ascii;
use super::coder::{Decoder, Encoder, Text};
use super::coverage::Coverage;
use super::line;
use super::order::Key;
use crate::event::{Answer, Body, Confidence, Event, EventId};
use crate::order::sort;

mod models;

use models::{Kind, Walk, code_header, code_index, code_names, escaped, position, strings};

/// What can be known of a segment without reading its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// How many events it has.
    pub count: u32,
    /// The place of the first one.
    pub first: Key,
    /// The place of the last one.
    pub last: Key,
    /// Which ones.
    pub coverage: Coverage,
}

/// Seals events, which are in the order of the fold.
pub fn write(events: &[Event]) -> String {
    let mut out = Encoder::new();
    let coverage = Coverage::of(events.iter().map(|event| event.id));
    let (Some(first), Some(last)) = (events.first(), events.last()) else {
        return String::new();
    };
    let header = Header {
        count: events.len() as u32,
        first: Key::of(first),
        last: Key::of(last),
        coverage,
    };
    code_header(&mut out, Some(&header));

    let (mut questions, mut facts): (Vec<Vec<u8>>, Vec<Vec<u8>>) = Default::default();
    for event in events {
        match &event.body {
            Body::Answered(answer) => questions.push(escaped(&answer.question)),
            Body::Reviewed { fact, .. } => facts.push(escaped(fact)),
            _ => {}
        }
    }
    let mut text = Text::new();
    for names in [&mut questions, &mut facts] {
        sort(names, |a, b| a.cmp(b));
        names.dedup();
        code_names(&mut out, &mut text, Some(names));
    }

    let mut walk = Walk::new(&header);
    for event in events {
        let at = walk.place(&mut out, Some(Key::of(event)));
        let kind = match &event.body {
            Body::Reviewed { .. } => Kind::Reviewed,
            Body::Answered(_) => Kind::Answered,
            _ => Kind::Other,
        };
        walk.kind(&mut out, kind);
        debug_assert_eq!(at, Key::of(event));
        match &event.body {
            Body::Reviewed { fact, grade, took } => {
                code_index(&mut out, position(&facts, fact), facts.len());
                walk.grade.code(&mut out, *grade as u32 - 1);
                walk.seconds[0].code(&mut out, u64::from(*took));
            }
            Body::Answered(answer) => {
                code_index(
                    &mut out,
                    position(&questions, &answer.question),
                    questions.len(),
                );
                let verdict = u32::from(answer.right) << 2 | answer.confidence as u32;
                walk.verdict.code(&mut out, verdict);
                walk.chosen[usize::from(answer.right)].code(&mut out, u32::from(answer.chosen));
                walk.seconds[1].code(&mut out, u64::from(answer.took));
                walk.variant.code(&mut out, u64::from(answer.variant));
            }
            other => {
                let mut body = String::new();
                line::write_body(&mut body, other);
                text.code(&mut out, &mut body.into_bytes(), 0);
            }
        }
    }
    ascii::write(&out.finish())
}

/// Reads the header alone.
pub fn read_header(data: &str) -> Option<Header> {
    code_header(&mut Decoder::new(&ascii::read(data)?), None)
}

/// Reads all events.
pub fn read(data: &str) -> Option<Vec<Event>> {
    let bytes = ascii::read(data)?;
    let mut from = Decoder::new(&bytes);
    let header = code_header(&mut from, None)?;
    let mut text = Text::new();
    let questions = strings(code_names(&mut from, &mut text, None)?)?;
    let facts = strings(code_names(&mut from, &mut text, None)?)?;
    let mut walk = Walk::new(&header);
    let mut events = Vec::with_capacity(header.count as usize);
    for _ in 0..header.count {
        let key = walk.place(&mut from, None);
        let body = match walk.kind(&mut from, Kind::Other) {
            Kind::Reviewed => Body::Reviewed {
                fact: facts.get(code_index(&mut from, 0, facts.len()))?.clone(),
                grade: line::grade(walk.grade.code(&mut from, 0) as u8 + 1)?,
                took: u8::try_from(walk.seconds[0].code(&mut from, 0)).ok()?,
            },
            Kind::Answered => {
                let question = questions
                    .get(code_index(&mut from, 0, questions.len()))?
                    .clone();
                let verdict = walk.verdict.code(&mut from, 0);
                let right = verdict & 4 != 0;
                let confidence = match verdict & 3 {
                    0 => Confidence::Guess,
                    1 => Confidence::Unsure,
                    _ => Confidence::Sure,
                };
                let chosen = walk.chosen[usize::from(right)].code(&mut from, 0) as u8;
                let took = u16::try_from(walk.seconds[1].code(&mut from, 0)).ok()?;
                let variant = u32::try_from(walk.variant.code(&mut from, 0)).ok()?;
                Body::Answered(Answer {
                    question,
                    variant,
                    chosen,
                    right,
                    confidence,
                    took,
                })
            }
            Kind::Other => {
                let mut body = Vec::new();
                text.code(&mut from, &mut body, 0);
                line::read_body(&String::from_utf8(body).ok()?)?
            }
        };
        events.push(Event {
            id: EventId {
                writer: key.writer,
                seq: key.seq,
            },
            at: key.at,
            body,
        });
    }
    Some(events)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::order::merge;
    use crate::journal::sample::{Life, any_event};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn events_come_back_from_their_segment(events in prop::collection::vec(any_event(), 1..40)) {
            let events = merge(events);
            let data = write(&events);
            let header = read_header(&data).expect("a header");
            prop_assert_eq!(header.count as usize, events.len());
            prop_assert_eq!(Some(header.first), events.first().map(Key::of));
            prop_assert_eq!(Some(header.last), events.last().map(Key::of));
            prop_assert_eq!(header.coverage, Coverage::of(events.iter().map(|e| e.id)));
            prop_assert_eq!(read(&data), Some(events));
        }

        #[test]
        fn any_data_is_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&ascii::write(&bytes));
        }
    }

    #[test]
    fn an_event_takes_seven_characters() {
        for answers in [100, 30, 0] {
            let events: Vec<Event> = Life::new(1, answers).take(32_768).collect();
            let data = write(&events);
            assert_eq!(read(&data).as_ref(), Some(&events));
            assert!(
                data.len() < 7 * 32_768,
                "{answers} % answers: {}",
                data.len()
            );
        }
    }
}
