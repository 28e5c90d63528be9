//! How likely it is that a context does not know what comes: learnt apart from the contexts.

use crate::memory::{Memory, only_state};

const INT_BITS: u32 = 7;
const PERIOD_BITS: u32 = 7;
/// What the estimates of contexts with one state add up to.
const SCALE: u32 = 1 << (INT_BITS + PERIOD_BITS);
const FIRST_BINARY: [u32; 8] = [
    0x3CDD, 0x1F3F, 0x59BF, 0x48F3, 0x64A1, 0x5ABC, 0x6632, 0x6051,
];
const ESCAPES: [u8; 16] = [25, 14, 9, 7, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2, 2, 2];

/// An estimate of the weight of an escape.
#[derive(Clone, Copy, Default)]
struct Escape {
    sum: u16,
    shift: u8,
    count: u8,
}

/// Which estimate was used; none for the context that knows every symbol.
#[derive(Clone, Copy)]
pub(crate) struct Used(Option<(usize, usize)>);

#[derive(Clone)]
pub(crate) struct Estimates {
    binary: [[u16; 64]; 128],
    escapes: [[Escape; 16]; 25],
    /// Of a count of states, for contexts with one state and with several.
    binary_class: [u8; 256],
    class: [u8; 256],
    previous_succeeded: u32,
    run: i32,
    first_run: i32,
    high: u32,
}

impl Estimates {
    pub fn new() -> Self {
        let mut binary_class = [6; 256];
        binary_class[..11].copy_from_slice(&[0, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
        let mut class = [0; 256];
        let (mut value, mut left) = (3u8, 1u8);
        for (nth, slot) in class.iter_mut().enumerate() {
            if nth < 3 {
                *slot = nth as u8;
                continue;
            }
            *slot = value;
            left -= 1;
            if left == 0 {
                value += 1;
                left = value - 2;
            }
        }
        Estimates {
            binary: [[0; 64]; 128],
            escapes: [[Escape::default(); 16]; 25],
            binary_class,
            class,
            previous_succeeded: 0,
            run: 0,
            first_run: 0,
            high: 0,
        }
    }

    pub fn restart(&mut self, order: u32) {
        self.first_run = -(order.min(12) as i32) - 1;
        self.run = self.first_run;
        self.previous_succeeded = 0;
        for (freq, row) in self.binary.iter_mut().enumerate() {
            for (nth, slot) in row.iter_mut().enumerate() {
                *slot = (SCALE - FIRST_BINARY[nth % 8] / (freq as u32 + 2)) as u16;
            }
        }
        for (class, row) in self.escapes.iter_mut().enumerate() {
            row.fill(Escape {
                sum: (5 * class as u16 + 10) << (PERIOD_BITS - 4),
                shift: (PERIOD_BITS - 4) as u8,
                count: 4,
            });
        }
    }

    pub fn succeeded(&mut self, well: bool) {
        self.previous_succeeded = u32::from(well);
        self.run += i32::from(well);
    }

    pub fn failed(&mut self) {
        self.previous_succeeded = 0;
    }

    pub fn escaped(&mut self) {
        self.run = self.first_run;
    }

    /// Remembers what sort of symbol came last.
    pub fn note(&mut self, symbol: u8) {
        self.high = high(symbol, 3);
    }

    /// The probability, of [`SCALE`], that the only state of a context is right.
    #[inline(always)]
    pub fn binary(&mut self, mem: &Memory, context: u32, last: u8) -> &mut u16 {
        self.note(last);
        let state = only_state(context);
        let suffix = mem.count(mem.suffix(context)) as usize;
        let nth = self.previous_succeeded
            + (self.run as u32 >> 26 & 0x20)
            + u32::from(self.binary_class[(suffix - 1) & 255])
            + high(mem.symbol(state), 4)
            + self.high;
        &mut self.binary[(mem.freq(state) as usize - 1) & 127][nth as usize & 63]
    }

    /// The weight of an escape from a context where `masked` symbols are out of the question.
    pub fn escape(&mut self, mem: &Memory, context: u32, masked: u32) -> (u32, Used) {
        let count = mem.count(context);
        if count == 256 {
            return (1, Used(None));
        }
        let left = count - masked;
        let class = usize::from(self.class[(left as usize - 1) & 255]);
        let suffix = mem.count(mem.suffix(context));
        let nth = u32::from(left < suffix.wrapping_sub(count))
            + 2 * u32::from(mem.sum(context) < 11 * count)
            + 4 * u32::from(masked > left)
            + self.high;
        let nth = nth as usize & 15;
        let escape = &mut self.escapes[class][nth];
        let weight = escape.sum >> escape.shift;
        escape.sum -= weight;
        (u32::from(weight.max(1)), Used(Some((class, nth))))
    }

    /// The escape was not taken.
    pub fn stayed(&mut self, used: Used) {
        let Used(Some((class, nth))) = used else { return };
        let escape = &mut self.escapes[class][nth];
        if u32::from(escape.shift) < PERIOD_BITS {
            escape.count = escape.count.wrapping_sub(1);
            if escape.count == 0 {
                escape.sum <<= 1;
                escape.count = (3u32 << escape.shift) as u8;
                escape.shift += 1;
            }
        }
    }

    /// The escape was taken, among weights that add up to `total`.
    pub fn left(&mut self, used: Used, total: u32) {
        if let Used(Some((class, nth))) = used {
            let sum = &mut self.escapes[class][nth].sum;
            *sum = sum.wrapping_add(total as u16);
        }
    }
}

/// A bit that tells letters from what stands between them.
fn high(symbol: u8, bit: u32) -> u32 {
    (u32::from(symbol) + 0xC0) >> (8 - bit) & (1 << bit)
}

/// The share of the range for the only state of a context, and the new probability if it is wrong.
#[inline(always)]
pub(crate) fn binary_bound(range: u32, probability: u16) -> (u32, u16) {
    let p = u32::from(probability);
    let mean = (p + (1 << (PERIOD_BITS - 2))) >> PERIOD_BITS;
    ((range >> (INT_BITS + PERIOD_BITS)) * p, (p - mean) as u16)
}

/// What a probability gains when the state was right, on top of the other.
pub(crate) const BINARY_GAIN: u16 = 1 << INT_BITS;

/// The weight of the first escape after a context of one state was wrong.
pub(crate) fn initial_escape(probability: u16) -> u32 {
    u32::from(ESCAPES[usize::from(probability >> 10) & 15])
}
