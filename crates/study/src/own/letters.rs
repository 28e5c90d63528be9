//! Letters of words that a learner wrote, in any script.
//!
//! The standard library knows every character, by tables that would be 6 kB of the app. What search
//! needs is what parts words, and for the scripts with capitals which is whose: Latin, Greek,
//! Cyrillic and Armenian are a few rules.

/// Signs that part words: punctuation, symbols, arrows, pictures. Inclusive.
const PARTING: [(u32, u32); 12] = [
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2000, 0x2bff),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0x3030, 0x3030),
    (0xff00, 0xff0f),
    (0x1f000, 0x1faff),
];

/// Where a capital stands right before its small letter, from the first capital on. Inclusive.
const PAIRS: [(u32, u32); 13] = [
    (0x100, 0x12f),
    (0x132, 0x137),
    (0x139, 0x148),
    (0x14a, 0x177),
    (0x179, 0x17e),
    (0x1cd, 0x1dc),
    (0x1de, 0x1ef),
    (0x1f8, 0x21f),
    (0x222, 0x233),
    (0x460, 0x481),
    (0x48a, 0x4bf),
    (0x4c1, 0x4ce),
    (0x4d0, 0x52f),
];

/// More of these, and capitals whose small letters stand so much further on. Inclusive.
const SHIFTS: [(u32, u32, u32); 9] = [
    (0xc0, 0xde, 32),
    (0x386, 0x386, 38),
    (0x388, 0x38a, 37),
    (0x38c, 0x38c, 64),
    (0x38e, 0x38f, 63),
    (0x391, 0x3a1, 32),
    (0x3a3, 0x3ab, 32),
    (0x400, 0x40f, 80),
    (0x410, 0x42f, 32),
];

/// Whether a character belongs to a word.
pub fn in_word(c: char) -> bool {
    let code = u32::from(c);
    let parts = || PARTING.iter().any(|(first, last)| (*first..=*last).contains(&code));
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !parts())
}

/// The small letter of a capital; any other character as it is, but both small sigmas as one.
pub fn small(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0..0x80 => u32::from(c.to_ascii_lowercase()),
        0xd7 => code,
        0x178 => 0xff,
        0x3c2 => 0x3c3,
        0x4c0 => 0x4cf,
        0x531..=0x556 => code + 48,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => code | 1,
        _ => {
            let pair = PAIRS.iter().any(|(first, last)| (*first..=*last).contains(&code) && (code - first) % 2 == 0);
            let shift = SHIFTS.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
            code + u32::from(pair) + shift.map_or(0, |(.., by)| *by)
        }
    };
    char::from_u32(small).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_what_unicode_makes_of_them() {
        let scripts = [0..0x180, 0x1cd..0x1f0, 0x1f8..0x220, 0x222..0x234, 0x370..0x3d0, 0x400..0x557, 0x1e00..0x1e96, 0x1ea0..0x1f00];
        for c in scripts.into_iter().flatten().filter_map(char::from_u32) {
            let expected = match c {
                'ς' => 'σ',
                // A dot of its own above it; capitals of archaic letters.
                'İ' | 'Ͱ' | 'Ͳ' | 'Ͷ' | 'Ϳ' | 'Ϗ' => continue,
                c => c.to_lowercase().next().unwrap(),
            };
            assert_eq!(small(c), expected, "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn letters_and_digits_of_any_script_are_in_words() {
        for c in "azAZ09éßĄșΩжЯאبकก中々のハ한".chars() {
            assert!(in_word(c), "{c}");
        }
        for c in " \n-_.,;:!?/()[]\"'«»¿¡×÷·§°“”’–—…€→≤■、。「」（🙂".chars() {
            assert!(!in_word(c), "{c}");
        }
        for c in (0..0x250).filter_map(char::from_u32).filter(|c| !"²³¹¼½¾".contains(*c)) {
            assert_eq!(in_word(c), c.is_alphanumeric(), "{c} {:x}", u32::from(c));
        }
    }
}
