//! How the parts of a segment are coded, the same way for writing and for reading.

use super::super::coder::{Coder, Number, Symbol, Text};
use super::super::coverage::{Coverage, Run};
use super::super::line;
use super::super::order::Key;
use super::Header;
use crate::event::{Millis, Writer};

/// More events or names than a segment ever has; a larger count is damage.
const MOST: u64 = 1 << 20;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Reviewed,
    Answered,
    Other,
}

/// The models of the events, and what they remember of the event before.
pub(super) struct Walk {
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
    pub(super) grade: Symbol<4>,
    pub(super) verdict: Symbol<8>,
    pub(super) chosen: [Symbol<256>; 2],
    pub(super) seconds: [Number; 2],
    pub(super) variant: Number,
}

impl Walk {
    pub(super) fn new(header: &Header) -> Walk {
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
    pub(super) fn place(&mut self, coder: &mut impl Coder, key: Option<Key>) -> Key {
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

    pub(super) fn kind(&mut self, coder: &mut impl Coder, kind: Kind) -> Kind {
        self.last_kind = match self.kinds[self.last_kind as usize].code(coder, kind as u32) {
            0 => Kind::Reviewed,
            1 => Kind::Answered,
            _ => Kind::Other,
        };
        self.last_kind
    }
}

pub(super) fn code_header(coder: &mut impl Coder, header: Option<&Header>) -> Option<Header> {
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

pub(super) fn code_names(
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
pub(super) fn code_index(coder: &mut impl Coder, index: usize, of: usize) -> usize {
    if of > 1 << 16 {
        coder.raw(index as u64, 32) as usize
    } else {
        coder.pick(index as u32, (of as u32).max(1)) as usize
    }
}

pub(super) fn position(names: &[Vec<u8>], name: &str) -> usize {
    names.binary_search(&escaped(name)).unwrap_or(0)
}

pub(super) fn escaped(name: &str) -> Vec<u8> {
    let mut text = String::new();
    line::escape(&mut text, name);
    text.into_bytes()
}

pub(super) fn strings(names: Vec<Vec<u8>>) -> Option<Vec<String>> {
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
