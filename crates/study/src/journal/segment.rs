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

use crate::order::sort;
use super::ascii;
use super::coder::{Coder, Decoder, Encoder, Number, Symbol, Text};
use super::coverage::{Coverage, Run};
use super::line;
use super::order::Key;
use crate::event::{Answer, Body, Confidence, Event, EventId, Millis, Writer};

/// More events than a segment ever has; a larger count is damage.
const MOST: u64 = 1 << 20;

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
                line::read_body(&String::from_utf8(body).ok()?)
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

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Reviewed,
    Answered,
    Other,
}

/// The models of the events, and what they remember of the event before.
struct Walk {
    runs: Vec<Run>,
    /// The last number seen of the writer of each run.
    seen: Vec<u32>,
    at: i64,
    run: usize,
    last_kind: Kind,
    kinds: [Symbol<4>; 3],
    gaps: [Number; 3],
    same_writer: Symbol<2>,
    jump: Number,
    grade: Symbol<4>,
    verdict: Symbol<8>,
    chosen: [Symbol<256>; 2],
    seconds: [Number; 2],
    variant: Number,
}

impl Walk {
    fn new(header: &Header) -> Walk {
        // One entry a writer: its first number says where its events begin.
        let mut runs = header.coverage.runs().to_vec();
        runs.dedup_by_key(|run| run.writer);
        let seen = runs.iter().map(|run| run.first.wrapping_sub(1)).collect();
        Walk {
            runs,
            seen,
            at: header.first.at.0,
            run: 0,
            last_kind: Kind::Other,
            kinds: [Symbol::new(), Symbol::new(), Symbol::new()],
            gaps: [Number::new(), Number::new(), Number::new()],
            same_writer: Symbol::new(),
            jump: Number::new(),
            grade: Symbol::new(),
            verdict: Symbol::new(),
            chosen: [Symbol::new(), Symbol::new()],
            seconds: [Number::new(), Number::new()],
            variant: Number::new(),
        }
    }

    /// Codes when, who and which number.
    fn place(&mut self, coder: &mut impl Coder, key: Option<Key>) -> Key {
        let gap = key.map_or(0, |key| key.at.0.wrapping_sub(self.at) as u64);
        let gap = self.gaps[self.last_kind as usize].code(coder, gap);
        self.at = self.at.wrapping_add(gap as i64);

        let run = key.map_or(0, |key| {
            self.runs.partition_point(|run| run.writer < key.writer)
        });
        if self.same_writer.code(coder, u32::from(run == self.run)) == 0 {
            self.run = code_index(coder, run, self.runs.len()).min(self.runs.len() - 1);
        }
        let expected = self.seen[self.run].wrapping_add(1);
        let jump = key.map_or(0, |key| key.seq.wrapping_sub(expected) as i32);
        let jump = unzigzag(self.jump.code(coder, zigzag(jump.into()))) as i32;
        let seq = expected.wrapping_add(jump as u32);
        self.seen[self.run] = seq;
        Key {
            at: Millis(self.at),
            writer: self.runs[self.run].writer,
            seq,
        }
    }

    fn kind(&mut self, coder: &mut impl Coder, kind: Kind) -> Kind {
        self.last_kind = match self.kinds[self.last_kind as usize].code(coder, kind as u32) {
            0 => Kind::Reviewed,
            1 => Kind::Answered,
            _ => Kind::Other,
        };
        self.last_kind
    }
}

fn code_header(coder: &mut impl Coder, header: Option<&Header>) -> Option<Header> {
    let mut number = Number::new();
    let count = number.code(coder, header.map_or(0, |h| h.count.into()));
    if count == 0 || count > MOST {
        return None;
    }
    let mut keys = [Key {
        at: Millis(0),
        writer: Writer(0),
        seq: 0,
    }; 2];
    for (nth, key) in keys.iter_mut().enumerate() {
        let known = header.map(|h| [h.first, h.last][nth]);
        key.at = Millis(coder.raw(known.map_or(0, |k| k.at.0 as u64), 64) as i64);
        key.writer = Writer(coder.raw(known.map_or(0, |k| k.writer.0.into()), 32) as u32);
        key.seq = coder.raw(known.map_or(0, |k| k.seq.into()), 32) as u32;
    }
    let known = header.map_or(&[][..], |h| h.coverage.runs());
    let length = number.code(coder, known.len() as u64);
    if length == 0 || length > count {
        return None;
    }
    let mut runs = Vec::with_capacity(length as usize);
    let (mut first, mut size) = (Number::new(), Number::new());
    for nth in 0..length as usize {
        let run = known.get(nth);
        let writer = Writer(coder.raw(run.map_or(0, |r| r.writer.0.into()), 32) as u32);
        let start = first.code(coder, run.map_or(0, |r| r.first.into())) as u32;
        let more = size.code(coder, run.map_or(0, |r| (r.last - r.first).into())) as u32;
        runs.push(Run {
            writer,
            first: start,
            last: start.checked_add(more)?,
        });
    }
    Some(Header {
        count: count as u32,
        first: keys[0],
        last: keys[1],
        coverage: Coverage::of_runs(runs),
    })
}

fn code_names(
    coder: &mut impl Coder,
    text: &mut Text,
    names: Option<&[Vec<u8>]>,
) -> Option<Vec<Vec<u8>>> {
    let mut shared = Number::new();
    let length = shared.code(coder, names.map_or(0, |names| names.len() as u64));
    if length > MOST {
        return None;
    }
    let mut coded: Vec<Vec<u8>> = Vec::with_capacity(length as usize);
    for nth in 0..length as usize {
        let before = coded.last().map_or(&[][..], Vec::as_slice);
        let name = names.map(|names| &names[nth]);
        let same = name.map_or(0, |name| {
            name.iter().zip(before).take_while(|(a, b)| a == b).count()
        });
        let same = (shared.code(coder, same as u64) as usize).min(before.len());
        let mut next = name.cloned().unwrap_or_else(|| before[..same].to_vec());
        text.code(coder, &mut next, same);
        coded.push(next);
    }
    Some(coded)
}

/// Codes a position; with more positions than the coder can pick from, in two halves.
fn code_index(coder: &mut impl Coder, index: usize, of: usize) -> usize {
    if of > 1 << 16 {
        coder.raw(index as u64, 32) as usize
    } else {
        coder.pick(index as u32, (of as u32).max(1)) as usize
    }
}

fn position(names: &[Vec<u8>], name: &str) -> usize {
    names.binary_search(&escaped(name)).unwrap_or(0)
}

fn escaped(name: &str) -> Vec<u8> {
    let mut text = String::new();
    line::escape(&mut text, name);
    text.into_bytes()
}

fn strings(names: Vec<Vec<u8>>) -> Option<Vec<String>> {
    names
        .into_iter()
        .map(|name| line::unescape(std::str::from_utf8(&name).ok()?))
        .collect()
}

fn zigzag(n: i64) -> u64 {
    ((n << 1) ^ (n >> 63)) as u64
}

fn unzigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
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
