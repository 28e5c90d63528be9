//! A binary arithmetic coder, and the models that learn what a journal looks like.
//!
//! Encoder and decoder walk through the same models by the same trait, so what one writes the
//! other reads: [`Coder`] methods take the value to write, and return the value read.

/// The chance of a zero, in units of 1/2048.
type Chance = u16;
const EVEN: Chance = 1024;
/// How fast a chance follows what it sees.
const RATE: u32 = 5;

/// Either end of the coder.
pub trait Coder {
    /// A bit with a chance that learns.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
    /// One of `of` values, all equally likely; `of` is at most 65,536.
    fn pick(&mut self, value: u32, of: u32) -> u32;

    /// A value of `chances.len().ilog2()` bits, highest first, each with a chance of its own place.
    fn tree(&mut self, chances: &mut [Chance], value: u32) -> u32 {
        let bits = chances.len().ilog2();
        let mut node = 1;
        for shift in (0..bits).rev() {
            let bit = self.bit(&mut chances[node], (value >> shift) & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        node as u32 & ((1 << bits) - 1)
    }

    /// The low `bits` bits of a value, unlearned.
    fn raw(&mut self, value: u64, bits: u32) -> u64 {
        let mut read = 0;
        let mut left = bits;
        while left > 0 {
            let now = left.min(16);
            left -= now;
            let part = ((value >> left) & ((1 << now) - 1)) as u32;
            read |= u64::from(self.pick(part, 1 << now)) << left;
        }
        read
    }
}

/// Writes.
pub struct Encoder {
    low: u64,
    range: u32,
    held: u8,
    /// Bytes that a carry can still reach.
    waiting: u64,
    out: Vec<u8>,
}

impl Encoder {
    /// An encoder that has written nothing.
    pub fn new() -> Encoder {
        Encoder {
            low: 0,
            range: u32::MAX,
            held: 0,
            waiting: 1,
            out: Vec::new(),
        }
    }

    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.held;
            while self.waiting > 0 {
                self.out.push(byte.wrapping_add(carry));
                byte = 0xff;
                self.waiting -= 1;
            }
            self.held = (self.low >> 24) as u8;
        }
        self.waiting += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    fn normalise(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    /// What was written. The first byte is always zero and left out; so are zeros at the end, which
    /// the decoder reads past the end anyway.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.out.remove(0);
        while self.out.last() == Some(&0) {
            self.out.pop();
        }
        self.out
    }
}

impl Coder for Encoder {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let bound = (self.range >> 11) * u32::from(*chance);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        learn(chance, bit);
        self.normalise();
        bit
    }

    fn pick(&mut self, value: u32, of: u32) -> u32 {
        self.range /= of;
        self.low += u64::from(value) * u64::from(self.range);
        self.normalise();
        value
    }
}

/// Reads. Whatever the bytes are, it reads something and never fails: a checksum stands outside.
pub struct Decoder<'a> {
    code: u32,
    range: u32,
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Decoder<'a> {
    /// A decoder at the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Decoder<'a> {
        let mut decoder = Decoder {
            code: 0,
            range: u32::MAX,
            bytes: bytes.iter(),
        };
        for _ in 0..4 {
            decoder.code = decoder.code << 8 | decoder.byte();
        }
        decoder
    }

    fn byte(&mut self) -> u32 {
        self.bytes.next().copied().unwrap_or(0).into()
    }

    fn normalise(&mut self) {
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | self.byte();
        }
    }
}

impl Coder for Decoder<'_> {
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let bound = (self.range >> 11) * u32::from(*chance);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        learn(chance, bit);
        self.normalise();
        bit
    }

    fn pick(&mut self, _: u32, of: u32) -> u32 {
        self.range /= of;
        let value = (self.code / self.range).min(of - 1);
        self.code = self.code.wrapping_sub(value * self.range);
        self.normalise();
        value
    }
}

fn learn(chance: &mut Chance, bit: bool) {
    if bit {
        *chance -= *chance >> RATE;
    } else {
        *chance += (2048 - *chance) >> RATE;
    }
}

/// Learns one value of `2^BITS` (`LEN` of them).
#[derive(Clone)]
pub struct Symbol<const LEN: usize>([Chance; LEN]);

impl<const LEN: usize> Symbol<LEN> {
    /// One that has learned nothing.
    pub fn new() -> Self {
        Symbol([EVEN; LEN])
    }

    /// Codes `value`.
    pub fn code(&mut self, coder: &mut impl Coder, value: u32) -> u32 {
        coder.tree(&mut self.0, value)
    }
}

/// Learns the size of numbers: their length in bits, and the two bits after the first.
#[derive(Clone)]
pub struct Number {
    length: [Chance; 128],
    lead: [[Chance; 4]; 65],
}

impl Number {
    /// One that has learned nothing.
    pub fn new() -> Number {
        Number {
            length: [EVEN; 128],
            lead: [[EVEN; 4]; 65],
        }
    }

    /// Codes `value`.
    pub fn code(&mut self, coder: &mut impl Coder, value: u64) -> u64 {
        let length = coder
            .tree(&mut self.length, u64::BITS - value.leading_zeros())
            .min(64);
        if length < 2 {
            return length.into();
        }
        let below = length - 1;
        let top = below.min(2);
        let rest = below - top;
        let lead = &mut self.lead[length as usize][..1 << top];
        let high = u64::from(coder.tree(lead, (value >> rest) as u32 & ((1 << top) - 1)));
        1 << below | high << rest | coder.raw(value & ((1u64 << rest) - 1), rest)
    }
}

/// Learns text of printable ASCII: each character after the three before it.
pub struct Text(Vec<Chance>);

const CONTEXTS: u32 = 11;

impl Text {
    /// One that has learned nothing.
    pub fn new() -> Text {
        Text(vec![EVEN; 128 << CONTEXTS])
    }

    /// Codes the rest of a text of which `text[..known]` is known to both sides. Anything but
    /// ASCII above 0 would be lost.
    pub fn code(&mut self, coder: &mut impl Coder, text: &mut Vec<u8>, known: usize) {
        let mut at = known;
        loop {
            let back = |n: usize| at.checked_sub(n).map_or(0, |i| u32::from(text[i]));
            let context = (back(1) | back(2) << 7 | back(3) << 14).wrapping_mul(0x9e37_79b1)
                >> (32 - CONTEXTS);
            let chances = &mut self.0[(context as usize) << 7..][..128];
            let next = coder.tree(chances, text.get(at).copied().unwrap_or(0).into()) as u8;
            if next == 0 || at > 1 << 20 {
                return;
            }
            if at == text.len() {
                text.push(next);
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(numbers: Vec<u64>, texts in prop::collection::vec("[!-~]{0,20}", 0..20)) {
            let mut encoder = Encoder::new();
            let (mut number, mut text) = (Number::new(), Text::new());
            for n in &numbers { number.code(&mut encoder, *n); }
            for t in &texts { text.code(&mut encoder, &mut t.clone().into_bytes(), 0); }
            let bytes = encoder.finish();
            let mut decoder = Decoder::new(&bytes);
            let (mut number, mut text) = (Number::new(), Text::new());
            for n in numbers { prop_assert_eq!(number.code(&mut decoder, 0), n); }
            for t in texts {
                let mut read = Vec::new();
                text.code(&mut decoder, &mut read, 0);
                prop_assert_eq!(read, t.into_bytes());
            }
        }
    }
}
