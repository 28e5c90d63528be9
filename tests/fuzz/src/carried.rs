//! Texts to copy and the parts that QR codes hold: in any order, twice, with words between.

use crate::journals::{checksum, hex, take};

/// A text as it is.
pub fn text(text: &str) {
    take(text);
}

/// Sealed events that are damaged behind a checksum that is right, in parts that are shuffled. Each
/// character stands for five bits: so the fuzzer's bytes become any data.
pub fn segment(text: &str) {
    const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let data: String = text.bytes().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect();
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0u32, 0);
    for byte in text.bytes() {
        held = (held << 5 | u32::from(byte & 31)) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 255) as u8);
        }
    }
    let which = hex(checksum(&bytes)).to_ascii_uppercase();
    let each = (data.len() / 3).max(1);
    let parts: Vec<&str> = data.as_bytes().chunks(each).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    let mut written: Vec<String> = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        let content = format!("{which}.{}.{}.{part}", nth + 1, parts.len());
        written.push(format!("CUTOVER1.{content}.{} and ", hex(checksum(content.as_bytes())).to_ascii_uppercase()));
    }
    written.reverse();
    written.extend(written.first().cloned());
    take(&written.concat());
}
