//! Bytes as printable ASCII: four bytes in five characters, none of which needs care in JSON.

const DIGITS: &[u8; 85] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+-;<=>?@^_`{|}~";

/// Writes bytes as text.
pub fn write(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        let mut rest = u32::from_be_bytes(word);
        let mut group = [0; 5];
        for digit in group.iter_mut().rev() {
            *digit = DIGITS[(rest % 85) as usize];
            rest /= 85;
        }
        text.extend_from_slice(&group[..chunk.len() + 1]);
    }
    text.into_iter().map(char::from).collect()
}

/// Reads text as bytes.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut values = [255u8; 256];
    for (value, digit) in DIGITS.iter().enumerate() {
        values[*digit as usize] = value as u8;
    }
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4 + 4);
    for group in text.as_bytes().chunks(5) {
        if group.len() == 1 {
            return None;
        }
        let mut word = 0u64;
        for at in 0..5 {
            // Missing digits count as the highest, so that cutting off cannot round down.
            let value = group.get(at).map_or(84, |digit| values[*digit as usize]);
            if value > 84 {
                return None;
            }
            word = word * 85 + u64::from(value);
        }
        let word = u32::try_from(word).ok()?;
        bytes.extend_from_slice(&word.to_be_bytes()[..group.len() - 1]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes: Vec<u8>) {
            let text = write(&bytes);
            prop_assert!(text.bytes().all(|b| matches!(b, b'!'..=b'~') && b != b'"' && b != b'\\'));
            prop_assert_eq!(read(&text), Some(bytes));
        }

        #[test]
        fn any_text_is_read_without_harm(text: String) {
            let _ = read(&text);
        }
    }
}
