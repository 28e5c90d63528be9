//! A QR code of one size: version 20 with error correction L, alphanumeric, which holds up to
//! [`MOST`] characters. ISO/IEC 18004 names all numbers here.
//!
//! One size is enough, as a long text is cut into parts that fill a code each, and it keeps the
//! tables of the other 39 versions out. The mask is always the same one: what is encoded here
//! looks like noise already.

/// Modules on a side.
pub const SIDE: usize = 97;
/// Characters that a code holds.
pub const MOST: usize = 1249;

const VERSION: u32 = 20;
/// Data codewords of each block, error correction codewords of each.
const BLOCKS: [usize; 8] = [107, 107, 107, 108, 108, 108, 108, 108];
const CHECKS: usize = 28;
const DATA: usize = 861;
/// Centres of the alignment patterns, in both directions.
const CENTRES: [usize; 4] = [6, 34, 62, 90];
/// Level L, and mask 0: every other module of a chessboard.
const FORMAT: u32 = 0b01 << 3;
const CHARACTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// A code: which modules are dark.
pub struct Code {
    dark: Vec<bool>,
    /// Modules that are no data: they are never masked.
    fixed: Vec<bool>,
}

impl Code {
    /// The code of a text; none if it is too long, or has a character that this form cannot hold.
    pub fn of(text: &str) -> Option<Code> {
        let words = with_checks(&data(text)?);
        let mut code = Code { dark: vec![false; SIDE * SIDE], fixed: vec![false; SIDE * SIDE] };
        code.patterns();
        code.fill(&words);
        Some(code)
    }

    /// Whether the module in a column and row is dark.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * SIDE + x]
    }

    /// The dark modules as the path of an SVG whose unit is a module, row by row.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..SIDE {
            let mut x = 0;
            while x < SIDE {
                let run = (x..SIDE).take_while(|&x| self.dark(x, y)).count();
                if run > 0 {
                    let (x, y, run) = (x.to_string(), y.to_string(), run.to_string());
                    path.push_str(&["M", &x, " ", &y, "h", &run, "v1h-", &run, "z"].concat());
                }
                x += run.max(1);
            }
        }
        path
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        self.dark[y * SIDE + x] = dark;
        self.fixed[y * SIDE + x] = true;
    }

    fn patterns(&mut self) {
        for n in 0..SIDE {
            self.set(6, n, n % 2 == 0);
            self.set(n, 6, n % 2 == 0);
        }
        for (left, top) in [(0, 0), (SIDE - 7, 0), (0, SIDE - 7)] {
            // With its white border, as far as that is inside.
            for y in top.max(1) - 1..(top + 8).min(SIDE) {
                for x in left.max(1) - 1..(left + 8).min(SIDE) {
                    let ring = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
                    self.set(x, y, ring != 2 && ring != 4);
                }
            }
        }
        for x in CENTRES {
            for y in CENTRES {
                let corner = (x == 6 || y == 6) && (x == y || x == 90 || y == 90);
                if !corner {
                    for dy in 0..5 {
                        for dx in 0..5 {
                            let ring = 2usize.abs_diff(dx).max(2usize.abs_diff(dy));
                            self.set(x + dx - 2, y + dy - 2, ring != 1);
                        }
                    }
                }
            }
        }
        self.format();
        self.version();
    }

    fn format(&mut self) {
        let bits = (FORMAT << 10 | remainder(FORMAT << 10, 0x537, 10)) ^ 0x5412;
        let bit = |n: usize| bits >> n & 1 != 0;
        for n in 0..15 {
            // Once round the corner, past the timing pattern, and once split over the other two.
            match n {
                0..=5 => self.set(8, n, bit(n)),
                6 | 7 => self.set(8, n + 1, bit(n)),
                8 => self.set(7, 8, bit(n)),
                _ => self.set(14 - n, 8, bit(n)),
            }
            match n {
                0..=7 => self.set(SIDE - 1 - n, 8, bit(n)),
                _ => self.set(8, SIDE - 15 + n, bit(n)),
            }
        }
        self.set(8, SIDE - 8, true);
    }

    fn version(&mut self) {
        let bits = VERSION << 12 | remainder(VERSION << 12, 0x1f25, 12);
        for n in 0..18 {
            let (a, b) = (SIDE - 11 + n % 3, n / 3);
            self.set(a, b, bits >> n & 1 != 0);
            self.set(b, a, bits >> n & 1 != 0);
        }
    }

    /// Lays the bits in columns of two from the right, up and down in turn, and masks them.
    fn fill(&mut self, words: &[u8]) {
        let mut bits = words.iter().flat_map(|word| (0..8).rev().map(move |n| word >> n & 1 != 0));
        let columns = (7..SIDE).rev().step_by(2).chain([5, 3, 1]);
        for (right, up) in columns.zip([true, false].into_iter().cycle()) {
            for step in 0..SIDE {
                let y = if up { SIDE - 1 - step } else { step };
                for x in [right, right - 1] {
                    if !self.fixed[y * SIDE + x] {
                        let bit = bits.next().unwrap_or(false);
                        self.dark[y * SIDE + x] = bit ^ ((x + y) % 2 == 0);
                    }
                }
            }
        }
    }
}

/// The remainder of a division of polynomials over bits.
fn remainder(mut value: u32, divisor: u32, degree: u32) -> u32 {
    for n in (degree..degree + 6).rev() {
        if value >> n & 1 != 0 {
            value ^= divisor << (n - degree);
        }
    }
    value
}

/// The text as data codewords, filled up.
fn data(text: &str) -> Option<Vec<u8>> {
    if text.len() > MOST {
        return None;
    }
    let value = |byte: &u8| CHARACTERS.iter().position(|c| c == byte).map(|at| at as u32);
    let mut bits: Vec<bool> = Vec::with_capacity(DATA * 8);
    let mut push = |value: u32, count: u32| bits.extend((0..count).rev().map(|n| value >> n & 1 != 0));
    push(0b0010, 4);
    push(text.len() as u32, 11);
    for pair in text.as_bytes().chunks(2) {
        match pair {
            [a, b] => push(value(a)? * 45 + value(b)?, 11),
            [a] => push(value(a)?, 6),
            _ => {}
        }
    }
    // Four zeros end the text where there is room for them.
    bits.resize((bits.len() + 4).min(DATA * 8).next_multiple_of(8), false);
    let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
    let mut words: Vec<u8> = bits.chunks(8).map(byte).collect();
    let fill = [0xec, 0x11].into_iter().cycle();
    words.extend(fill.take(DATA - words.len()));
    Some(words)
}

/// Data and error correction, woven: the first of each block, then the second of each.
fn with_checks(data: &[u8]) -> Vec<u8> {
    let divisor = divisor();
    let mut rest = data;
    let mut blocks = Vec::new();
    for length in BLOCKS {
        let (block, more) = rest.split_at(length);
        rest = more;
        blocks.push((block, checks(block, &divisor)));
    }
    let mut words = Vec::new();
    for n in 0..BLOCKS[BLOCKS.len() - 1] {
        words.extend(blocks.iter().filter_map(|(block, _)| block.get(n)));
    }
    for n in 0..CHECKS {
        words.extend(blocks.iter().map(|(_, checks)| checks[n]));
    }
    words
}

/// Multiplies in the field of 256 elements that the code uses.
fn times(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0u8, |sum, n| {
        let doubled = (sum << 1) ^ if sum & 0x80 != 0 { 0x1d } else { 0 };
        doubled ^ if b >> n & 1 != 0 { a } else { 0 }
    })
}

/// The generator polynomial, without its leading 1.
fn divisor() -> [u8; CHECKS] {
    let mut result = [0; CHECKS];
    result[CHECKS - 1] = 1;
    let mut root = 1;
    for _ in 0..CHECKS {
        for n in 0..CHECKS {
            result[n] = times(result[n], root) ^ result.get(n + 1).copied().unwrap_or(0);
        }
        root = times(root, 2);
    }
    result
}

fn checks(block: &[u8], divisor: &[u8; CHECKS]) -> [u8; CHECKS] {
    let mut rest = [0u8; CHECKS];
    for word in block {
        let factor = word ^ rest[0];
        rest.rotate_left(1);
        rest[CHECKS - 1] = 0;
        for (rest, by) in rest.iter_mut().zip(divisor) {
            *rest ^= times(*by, factor);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What an independent reader makes of the code.
    fn seen(code: &Code) -> String {
        let (pixels, border) = (3, 4);
        let side = (SIDE + 2 * border) * pixels;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let inside = |at: usize| (at / pixels).checked_sub(border).filter(|at| *at < SIDE);
            match inside(x).zip(inside(y)) {
                Some((x, y)) if code.dark(x, y) => 0,
                _ => 255,
            }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().expect("readable").1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn another_program_reads_it(text in "[0-9A-Z $%*+./:-]{0,1249}") {
            prop_assert_eq!(seen(&Code::of(&text).unwrap()), text);
        }
    }

    #[test]
    fn the_longest_fits_and_the_rest_is_refused() {
        let longest = "CUTOVER1.".repeat(139)[..MOST].to_string();
        assert_eq!(seen(&Code::of(&longest).unwrap()), longest);
        assert!(Code::of(&(longest + "A")).is_none());
        assert!(Code::of("lower case").is_none());
        assert!(Code::of("Ä").is_none());
    }

    #[test]
    fn the_path_draws_every_dark_module() {
        let code = Code::of("A").unwrap();
        let runs = code.path().split('h').skip(1).filter_map(|run| run.split('v').next()?.parse::<usize>().ok()).sum::<usize>();
        assert_eq!(runs, code.dark.iter().filter(|dark| **dark).count());
    }
}
