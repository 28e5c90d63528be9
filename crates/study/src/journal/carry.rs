//! Everything as a text to copy, or as parts of it that a QR code holds each.
//!
//! `CUTOVER1.<which>.<part>.<parts>.<data>.<checksum>`, where the data is a sealed segment cut into
//! parts, in base 32. Upper case, digits and full stops are what a QR code holds most of, and what
//! no messenger changes. White space anywhere in it, and any text round it, does no harm; the parts
//! come in any order, and twice.

use super::ascii;
use super::book::Journal;
use super::envelope::{checksum, push_hex};
use super::order::merge;
use super::segment;
use super::transfer::{ImportError, Preview};
use crate::event::Event;
use cutover_text::text;

const MARK: &str = "CUTOVER1.";
const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// The most parts that a text may claim to have.
const MOST: usize = 999;

impl Journal {
    /// Everything as parts of `room` characters at most; one part where `room` is none. No part
    /// where nothing was done yet.
    pub fn carry(&self, room: Option<usize>) -> Vec<String> {
        write(&merge(self.history()), room)
    }
}

/// Whether a text holds at least one part. A file does not, whatever a note in it says.
pub fn is_carried(text: &str) -> bool {
    !text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && pieces(text).next().is_some()
}

fn write(events: &[Event], room: Option<usize>) -> Vec<String> {
    let Some(bytes) = ascii::read(&segment::write(events)).filter(|bytes| !bytes.is_empty()) else {
        return Vec::new();
    };
    let data = base32(&bytes);
    // Mark, two checksums, two numbers of three digits, four full stops.
    let each = room.map_or(data.len(), |room| room.saturating_sub(MARK.len() + 8 + 8 + 3 + 3 + 4).max(1));
    let parts: Vec<&str> = data.as_bytes().chunks(each).filter_map(|part| std::str::from_utf8(part).ok()).collect();
    let mut which = String::new();
    push_hex(&mut which, checksum(&bytes));
    let all = parts.len().to_string();
    let part = |(nth, part): (usize, &&str)| {
        let mut text = text![&which, ".", {nth + 1}, ".", &all, ".", part].to_ascii_uppercase();
        let sum = checksum(text.as_bytes());
        text.push('.');
        push_hex(&mut text, sum);
        [MARK, &text.to_ascii_uppercase()].concat()
    };
    parts.iter().enumerate().map(part).collect()
}

/// One part that was read.
struct Part {
    which: String,
    nth: usize,
    all: usize,
    data: String,
}

/// What stands after each mark, without white space, in upper case.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    let pieces: Vec<String> = plain.split(MARK).skip(1).map(str::to_string).collect();
    pieces.into_iter()
}

fn part(piece: &str) -> Option<Part> {
    let mut fields = piece.split('.');
    let (which, nth, all, data) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let mut sum = String::new();
    push_hex(&mut sum, checksum(text![which, ".", nth, ".", all, ".", data].as_bytes()));
    // What follows the last part in a message has no full stop before it.
    let whole = fields.next()?.get(..8)? == sum.to_ascii_uppercase();
    let (nth, all) = (nth.parse().ok()?, all.parse().ok()?);
    let fits = whole && (1..=MOST).contains(&all) && (1..=all).contains(&nth);
    fits.then(|| Part { which: which.to_string(), nth, all, data: data.to_string() })
}

/// Reads a text that [`is_carried`].
pub fn read(text: &str) -> Result<(Preview, Vec<Event>), ImportError> {
    let parts: Vec<Part> = pieces(text).filter_map(|piece| part(&piece)).collect();
    // Parts of another copy may stand in the same text: the last one counts.
    let last = parts.last().ok_or(ImportError::Unreadable)?;
    let mut data: Vec<Option<&str>> = vec![None; last.all];
    for part in parts.iter().filter(|part| part.which == last.which && part.all == last.all) {
        data[part.nth - 1] = Some(&part.data);
    }
    let missing: Vec<u16> = (1..).zip(&data).filter(|(_, part)| part.is_none()).map(|(nth, _)| nth).collect();
    if let Some(&next) = missing.first() {
        let all = last.all as u16;
        return Err(ImportError::Parts { here: all - missing.len() as u16, all, next });
    }
    let whole = data.into_iter().flatten().collect::<String>();
    let bytes = from_base32(&whole).ok_or(ImportError::Unreadable)?;
    let mut which = String::new();
    push_hex(&mut which, checksum(&bytes));
    if which.to_ascii_uppercase() != last.which {
        return Err(ImportError::Unreadable);
    }
    let events = segment::read(&ascii::write(&bytes)).ok_or(ImportError::Unreadable)?;
    Ok((Preview::default(), events))
}

fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(DIGITS[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(DIGITS[(held << (5 - bits) & 31) as usize]));
    }
    text
}

fn from_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits) = (0u32, 0);
    for digit in text.bytes() {
        let value = DIGITS.iter().position(|d| *d == digit)? as u32;
        held = (held << 5 | value) & 0xfff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 255) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::{Life, any_event};
    use crate::qr;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_comes_back_in_any_order(
            events in prop::collection::vec(any_event(), 1..40),
            room in 60usize..400, turn: prop::sample::Index, whole: bool,
        ) {
            let events = merge(events);
            let mut parts = write(&events, (!whole).then_some(room));
            prop_assert!(whole || parts.iter().all(|part| part.len() <= room));
            if whole {
                prop_assert_eq!(parts.len(), 1);
            }
            let at = turn.index(parts.len());
            parts.rotate_left(at);
            parts.push(parts[0].clone());
            let text = ["Here it is: ", &parts.join(" and\n").to_lowercase(), ", all of it."].concat();
            prop_assert!(is_carried(&text));
            prop_assert_eq!(read(&text).unwrap().1, events);
        }

        #[test]
        fn any_text_and_any_harm_is_survived(
            text: String, events in prop::collection::vec(any_event(), 1..9), at: prop::sample::Index, with in "[A-Z2-7.]",
        ) {
            let _ = read(&text);
            let _ = read(&["CUTOVER1.", &text].concat());
            let parts = write(&merge(events), None);
            let mut harmed = parts[0].clone();
            let at = MARK.len() + at.index(harmed.len() - MARK.len());
            let same = harmed[at..=at] == with;
            harmed.replace_range(at..=at, &with);
            prop_assert_eq!(read(&harmed).is_ok(), same);
        }

        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(from_base32(&base32(&bytes)), Some(bytes));
        }
    }

    #[test]
    fn it_says_which_part_is_missing() {
        let events = merge(Life::new(1, 50).take(300).collect());
        let parts = write(&events, Some(qr::MOST));
        assert!(parts.len() > 3 && parts.iter().all(|part| qr::Code::of(part).is_some()));
        let some = [&parts[2], " ", &parts[0]].concat();
        let all = parts.len() as u16;
        assert_eq!(read(&some).unwrap_err(), ImportError::Parts { here: 2, all, next: 2 });
        // Parts of an older copy beside it do not mix in.
        let older = write(&events[..200], Some(qr::MOST));
        let both = [older.join(" "), parts.join(" ")].join(" ");
        assert_eq!(read(&both).unwrap().1, events);
    }

    #[test]
    fn a_month_of_evenings_fits_into_few_codes() {
        let events = merge(Life::new(2, 40).take(1500).collect());
        let codes = write(&events, Some(qr::MOST)).len();
        assert!(codes <= 26, "{codes}");
    }
}
