//! From the model's predictions to bytes and back: a range coder, and the walk through contexts
//! that encoder and decoder share.

use crate::estimate::{BINARY_GAIN, binary_bound, initial_escape};
use crate::memory::{STATE, only_state};
use crate::model::Model;

/// Below this, a byte is shifted out of, or into, the range.
const TOP: u32 = 1 << 24;

/// One end of the range coder. Encoder and decoder differ in how a symbol's place is known: one
/// has the symbol, the other finds it.
pub(crate) trait Coder {
    /// What the range is at present.
    fn range(&self) -> u32;
    /// Divides the range, and tells which of `total` parts comes; an encoder returns 0.
    fn part(&mut self, total: u32) -> u32;
    /// Takes `size` parts from `start` on.
    fn take(&mut self, start: u32, size: u32);
    /// Codes one of two: whether it lies below `bound`. An encoder passes on what is `wanted`.
    fn below(&mut self, bound: u32, wanted: bool) -> bool;
    /// Whether this is the symbol: for an encoder, the one it was given; for a decoder, whether
    /// `part` lies below `end`.
    fn is(&self, symbol: u8, part: u32, end: u32) -> bool;
    /// Whether an encoder's symbol, if it is one.
    fn wants(&self, symbol: u8) -> bool;
}

/// Codes one symbol; `None` where the bytes cannot have come from an encoder.
#[inline(always)]
pub(crate) fn code<C: Coder>(model: &mut Model, coder: &mut C) -> Option<u8> {
    let mem = &model.arena.mem;
    let count = mem.count(model.min_context);
    if count == 1 {
        let state = only_state(model.min_context);
        let symbol = mem.symbol(state);
        let last = mem.symbol(model.found);
        let probability = model.estimates.binary(mem, model.min_context, last);
        let (bound, lower) = binary_bound(coder.range(), *probability);
        if coder.below(bound, coder.wants(symbol)) {
            *probability = lower + BINARY_GAIN;
            model.came_alone();
            return Some(symbol);
        }
        *probability = lower;
        model.initial_escape = initial_escape(lower);
    } else {
        let (states, sum) = (mem.states(model.min_context), mem.sum(model.min_context));
        let part = coder.part(sum);
        let mut start = 0;
        let mut state = states;
        for bytes in mem.state_bytes(states, count).chunks_exact(STATE as usize) {
            let (symbol, freq) = (bytes[0], u32::from(bytes[1]));
            if coder.is(symbol, part, start + freq) {
                coder.take(start, freq);
                model.found = state;
                if state == states {
                    model.came_first();
                } else {
                    model.estimates.failed();
                    model.came();
                }
                return Some(symbol);
            }
            start += freq;
            state += STATE;
        }
        if part >= sum {
            return None;
        }
        coder.take(start, sum - start);
        let last = mem.symbol(model.found);
        model.estimates.note(last);
    }
    model.estimates.failed();
    after_escape(model, coder)
}

/// Goes to shorter contexts until one knows the symbol.
fn after_escape<C: Coder>(model: &mut Model, coder: &mut C) -> Option<u8> {
    // Which symbols are still possible.
    let mut open = [true; 256];
    loop {
        let mem = &model.arena.mem;
        let known = mem.count(model.min_context);
        let left = if known == 1 { only_state(model.min_context) } else { mem.states(model.min_context) };
        for bytes in mem.state_bytes(left, known).chunks_exact(STATE as usize) {
            open[usize::from(bytes[0])] = false;
        }
        let mut context = model.min_context;
        while mem.count(context) == known {
            model.order_fall += 1;
            context = mem.suffix(context);
            if context == 0 {
                return None;
            }
        }
        model.min_context = context;
        let count = mem.count(context);
        let states = mem.states(context);
        let possible = |bytes: &[u8]| u32::from(bytes[1]) * u32::from(open[usize::from(bytes[0])]);
        let each = || mem.state_bytes(states, count).chunks_exact(STATE as usize);
        let sum: u32 = each().map(possible).sum();
        let (escape, used) = model.estimates.escape(mem, context, known);
        let part = coder.part(sum + escape);
        let mut start = 0;
        let mut state = states;
        let mut found = None;
        for bytes in each() {
            let freq = possible(bytes);
            if freq > 0 && coder.is(bytes[0], part, start + freq) {
                found = Some((bytes[0], freq));
                break;
            }
            start += freq;
            state += STATE;
        }
        if let Some((symbol, freq)) = found {
            coder.take(start, freq);
            model.estimates.stayed(used);
            model.found = state;
            model.came_after_escape();
            return Some(symbol);
        }
        if part >= sum + escape {
            return None;
        }
        coder.take(sum, escape);
        model.estimates.left(used, sum + escape);
    }
}

/// Reads symbols. Beyond the end there are zeros.
pub(crate) struct Decoder<'a> {
    range: u32,
    code: u32,
    bytes: &'a [u8],
}

impl<'a> Decoder<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Decoder { range: u32::MAX, code: 0, bytes };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | decoder.byte();
        }
        decoder
    }

    #[inline(always)]
    fn byte(&mut self) -> u32 {
        let Some((byte, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        u32::from(*byte)
    }

    #[inline(always)]
    fn normalise(&mut self) {
        while self.range < TOP {
            self.code = self.code << 8 | self.byte();
            self.range <<= 8;
        }
    }
}

impl Coder for Decoder<'_> {
    #[inline(always)]
    fn range(&self) -> u32 {
        self.range
    }

    #[inline(always)]
    fn part(&mut self, total: u32) -> u32 {
        self.range /= total;
        self.code / self.range
    }

    #[inline(always)]
    fn take(&mut self, start: u32, size: u32) {
        self.code -= start * self.range;
        self.range *= size;
        self.normalise();
    }

    #[inline(always)]
    fn below(&mut self, bound: u32, _: bool) -> bool {
        let below = self.code < bound;
        if below {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        self.normalise();
        below
    }

    #[inline(always)]
    fn is(&self, _: u8, part: u32, end: u32) -> bool {
        part < end
    }

    #[inline(always)]
    fn wants(&self, _: u8) -> bool {
        false
    }
}

/// Writes symbols.
pub(crate) struct Encoder {
    pub symbol: u8,
    range: u32,
    low: u64,
    /// The last byte, that a carry may still change, and how many of 0xff follow it.
    last: u8,
    pending: usize,
    out: Vec<u8>,
}

impl Encoder {
    pub fn new() -> Self {
        Encoder { symbol: 0, range: u32::MAX, low: 0, last: 0, pending: 0, out: Vec::new() }
    }

    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > u64::from(u32::MAX) {
            let carry = (self.low >> 32) as u8;
            self.out.push(self.last.wrapping_add(carry));
            self.out.extend(std::iter::repeat_n(0xffu8.wrapping_add(carry), self.pending));
            self.pending = 0;
            self.last = (self.low >> 24) as u8;
        } else {
            self.pending += 1;
        }
        self.low = (self.low << 8) & u64::from(u32::MAX);
    }

    fn normalise(&mut self) {
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
    }

    /// The bytes: the first is always zero, and zeros at the end need not be written.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out.drain(..1.min(self.out.len()));
        self.out
    }
}

impl Coder for Encoder {
    fn range(&self) -> u32 {
        self.range
    }

    fn part(&mut self, total: u32) -> u32 {
        self.range /= total;
        0
    }

    fn take(&mut self, start: u32, size: u32) {
        self.low += u64::from(start) * u64::from(self.range);
        self.range *= size;
        self.normalise();
    }

    fn below(&mut self, bound: u32, wanted: bool) -> bool {
        if wanted {
            self.range = bound;
        } else {
            self.low += u64::from(bound);
            self.range -= bound;
        }
        self.normalise();
        wanted
    }

    fn is(&self, symbol: u8, _: u32, _: u32) -> bool {
        symbol == self.symbol
    }

    fn wants(&self, symbol: u8) -> bool {
        symbol == self.symbol
    }
}
