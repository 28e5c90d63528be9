//! The envelope that every stored value stands in, in every version for ever:
//! `<schema> <epoch> <payload> <checksum>`.
//!
//! Printable ASCII, so that a character costs one byte in every browser. The schema can be trusted
//! only because the checksum is right: a damaged `1` must not pass for a later version. The payload
//! says itself what it is, so a value that came under a wrong key is not lost.

/// The schema that this version writes, and the latest that it reads.
pub const SCHEMA: u32 = 1;

/// Turns a payload of one schema into one of the next; `None` where it makes no sense.
pub type Step = fn(&str) -> Option<String>;

/// The way up: the step at position 0 leads from schema 1 to 2. Schema 1 is the first.
const STEPS: &[Step] = &[];

/// What a stored value turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Whole, and in the current schema.
    Whole {
        /// Counts erasures: what has a lower one than the journal was erased.
        epoch: u32,
        /// The content.
        payload: String,
    },
    /// Whole, and of a later schema.
    Newer,
    /// Not what was written.
    Damaged,
}

/// FNV-1a: finds every change of one byte, and any other but for one in four milliards.
pub fn checksum(text: &[u8]) -> u32 {
    text.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Puts a payload into its envelope.
pub fn wrap(epoch: u32, payload: &str) -> String {
    let mut text = String::with_capacity(payload.len() + 16);
    push_number(&mut text, u64::from(SCHEMA));
    text.push(' ');
    push_number(&mut text, u64::from(epoch));
    text.push(' ');
    text.push_str(payload);
    seal(&mut text);
    text
}

/// Ends a text with its checksum.
pub fn seal(text: &mut String) {
    let sum = checksum(text.as_bytes());
    text.push(' ');
    push_hex(text, sum);
}

/// Takes the checksum off a text, if it is right.
pub fn unseal(text: &str) -> Option<&str> {
    let (content, sum) = text.rsplit_once(' ')?;
    (sum.len() == 8 && parse_hex(sum)? == checksum(content.as_bytes())).then_some(content)
}

/// Opens an envelope.
pub fn open(text: &str) -> Opened {
    open_with(text, SCHEMA, STEPS)
}

/// Opens an envelope in the eyes of a version that writes `schema` and knows `steps` up to it.
fn open_with(text: &str, schema: u32, steps: &[Step]) -> Opened {
    let parts = unseal(text).and_then(|content| {
        let (version, rest) = content.split_once(' ')?;
        let (epoch, payload) = rest.split_once(' ')?;
        Some((number::<u32>(version)?, number::<u32>(epoch)?, payload))
    });
    let Some((version, epoch, payload)) = parts else {
        return Opened::Damaged;
    };
    if version > schema {
        return Opened::Newer;
    }
    let Some(way) = (version as usize)
        .checked_sub(1)
        .and_then(|from| steps.get(from..))
    else {
        return Opened::Damaged;
    };
    let payload = way
        .iter()
        .try_fold(payload.to_owned(), |payload, step| step(&payload));
    match payload {
        Some(payload) => Opened::Whole { epoch, payload },
        None => Opened::Damaged,
    }
}

/// Writes a number in decimal.
pub fn push_number(text: &mut String, mut n: u64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    text.extend(digits[at..].iter().map(|digit| char::from(*digit)));
}

/// Writes a number with its sign.
pub fn push_signed(text: &mut String, n: i64) {
    if n < 0 {
        text.push('-');
    }
    push_number(text, n.unsigned_abs());
}

/// Writes 8 hexadecimal digits.
pub fn push_hex(text: &mut String, n: u32) {
    for shift in (0..8).rev() {
        let digit = (n >> (shift * 4)) & 15;
        text.push(char::from(b"0123456789abcdef"[digit as usize]));
    }
}

/// Reads a decimal number.
pub fn number<T: TryFrom<i64>>(text: &str) -> Option<T> {
    T::try_from(text.parse::<i64>().ok()?).ok()
}

/// Reads hexadecimal digits.
pub fn parse_hex(text: &str) -> Option<u32> {
    u32::from_str_radix(text, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_opens_to_what_went_in() {
        let text = wrap(3, "e 0000002a 7 1763771644123 t lifecycle-hooks");
        assert_eq!(
            text,
            "1 3 e 0000002a 7 1763771644123 t lifecycle-hooks 8dc20b7d"
        );
        assert_eq!(
            open(&text),
            Opened::Whole {
                epoch: 3,
                payload: "e 0000002a 7 1763771644123 t lifecycle-hooks".into()
            }
        );
    }

    #[test]
    fn a_later_schema_is_believed_only_with_its_checksum() {
        let mut later = String::from("2 0 whatever comes");
        seal(&mut later);
        assert_eq!(open(&later), Opened::Newer);
        assert_eq!(open(&wrap(0, "e").replacen('1', "2", 1)), Opened::Damaged);
    }

    #[test]
    fn an_older_schema_takes_every_step_up() {
        let steps: [Step; 2] = [
            |old| Some(old.replace("red", "blue")),
            |old| old.strip_prefix("e ").map(String::from),
        ];
        let text = wrap(0, "e red");
        assert_eq!(
            open_with(&text, 3, &steps),
            Opened::Whole {
                epoch: 0,
                payload: "blue".into()
            }
        );
        assert_eq!(open_with(&wrap(0, "red"), 3, &steps), Opened::Damaged);
    }
}
