//! An event as one line of printable ASCII: `e <writer> <seq> <time> <body>`. The same line stands
//! in both stores and in an exported file.
//!
//! A body that this version cannot read, though its checksum is right, was written by a later one:
//! it is kept word for word as [`Body::Unknown`].

mod exam;
mod own;

use super::envelope::{number, parse_hex, push_hex, push_number, push_signed};
use crate::event::{
    Answer, Body, Confidence, Day, Event, EventId, Grade, Millis, Motion, Setting, Theme, Writer,
};
use cutover_bank::Exam;

/// Writes an event.
pub fn write(event: &Event) -> String {
    let mut text = String::with_capacity(96);
    text.push_str("e ");
    push_hex(&mut text, event.id.writer.0);
    text.push(' ');
    push_number(&mut text, u64::from(event.id.seq));
    text.push(' ');
    push_signed(&mut text, event.at.0);
    text.push(' ');
    write_body(&mut text, &event.body);
    text
}

/// Reads an event.
pub fn read(line: &str) -> Option<Event> {
    let mut parts = line.splitn(5, ' ');
    if parts.next()? != "e" {
        return None;
    }
    let writer = Writer(parse_hex(parts.next()?)?);
    let seq = number(parts.next()?)?;
    let at = Millis(number(parts.next()?)?);
    Some(Event {
        id: EventId { writer, seq },
        at,
        body: read_body(parts.next()?)?,
    })
}

/// Writes what happened.
pub fn write_body(text: &mut String, body: &Body) {
    match body {
        Body::Answered(answer) => {
            word(text, "a ", &answer.question);
            count(text, u32::from(answer.chosen));
            text.push_str(if answer.right { " +" } else { " -" });
            text.push_str([" g", " u", " s"][answer.confidence as usize]);
            count(text, u32::from(answer.took));
            if answer.variant != 0 {
                count(text, answer.variant);
            }
        }
        Body::Reviewed { fact, grade, took } => {
            word(text, "r ", fact);
            count(text, *grade as u32);
            count(text, u32::from(*took));
        }
        Body::Predicted { diagram, right } => {
            word(text, "p ", diagram);
            text.push_str(if *right { " +" } else { " -" });
        }
        Body::Challenged {
            diagram,
            nth,
            passed,
        } => {
            word(text, "c ", diagram);
            count(text, u32::from(*nth));
            text.push_str(if *passed { " +" } else { " -" });
        }
        Body::Read { topic } => word(text, "t ", topic),
        Body::Set(setting) => {
            text.push_str("s ");
            write_setting(text, setting);
        }
        Body::Exam(event) => exam::write(text, event),
        Body::Own(event) => own::write(text, event),
        Body::Undone(id) => {
            text.push_str("u ");
            push_hex(text, id.writer.0);
            count(text, id.seq);
        }
        Body::Unknown(raw) => text.extend(raw.chars().filter(|c| matches!(c, ' '..='~'))),
    }
}

/// Reads what happened; none where it holds what no version writes, and what could not be kept
/// word for word.
pub fn read_body(raw: &str) -> Option<Body> {
    let printable = raw.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    printable.then(|| known_body(raw).unwrap_or_else(|| Body::Unknown(raw.to_owned())))
}

fn known_body(raw: &str) -> Option<Body> {
    let mut parts = raw.split(' ');
    let mut next = || parts.next();
    let body = match next()? {
        "a" => Body::Answered(Answer {
            question: unescape(next()?)?,
            chosen: number(next()?)?,
            right: sign(next()?)?,
            confidence: match next()? {
                "g" => Confidence::Guess,
                "u" => Confidence::Unsure,
                "s" => Confidence::Sure,
                _ => return None,
            },
            took: number(next()?)?,
            variant: match next() {
                Some(variant) => number(variant)?,
                None => 0,
            },
        }),
        "r" => Body::Reviewed {
            fact: unescape(next()?)?,
            grade: grade(number(next()?)?)?,
            took: number(next()?)?,
        },
        "p" => Body::Predicted {
            diagram: unescape(next()?)?,
            right: sign(next()?)?,
        },
        "c" => Body::Challenged {
            diagram: unescape(next()?)?,
            nth: number(next()?)?,
            passed: sign(next()?)?,
        },
        "t" => Body::Read {
            topic: unescape(next()?)?,
        },
        "s" => Body::Set(read_setting(next()?, next()?)?),
        "u" => Body::Undone(EventId {
            writer: Writer(parse_hex(next()?)?),
            seq: number(next()?)?,
        }),
        "x" => return exam::read(parts).map(Body::Exam),
        letter @ ("n" | "o") => return own::read(letter, parts).map(Body::Own),
        _ => return None,
    };
    next().is_none().then_some(body)
}

/// The grade with this number.
pub fn grade(n: u8) -> Option<Grade> {
    Some(match n {
        1 => Grade::Again,
        2 => Grade::Hard,
        3 => Grade::Good,
        4 => Grade::Easy,
        _ => return None,
    })
}

fn write_setting(text: &mut String, setting: &Setting) {
    match setting {
        Setting::Exam(Exam::C01) => text.push_str("exam c01"),
        Setting::Exam(Exam::C02) => text.push_str("exam c02"),
        Setting::ExamDay(None) => text.push_str("day none"),
        Setting::ExamDay(Some(day)) => {
            text.push_str("day ");
            push_signed(text, i64::from(day.0));
        }
        Setting::Theme(Theme::System) => text.push_str("theme system"),
        Setting::Theme(Theme::Light) => text.push_str("theme light"),
        Setting::Theme(Theme::Dark) => text.push_str("theme dark"),
        Setting::Motion(Motion::System) => text.push_str("motion system"),
        Setting::Motion(Motion::Reduced) => text.push_str("motion reduced"),
        Setting::SingleKeys(on) => text.push_str(if *on { "keys on" } else { "keys off" }),
        Setting::Minutes(n) => {
            text.push_str("minutes");
            count(text, u32::from(*n));
        }
        Setting::Retention(n) => {
            text.push_str("retention");
            count(text, u32::from(*n));
        }
    }
}

fn read_setting(name: &str, value: &str) -> Option<Setting> {
    Some(match (name, value) {
        ("exam", "c01") => Setting::Exam(Exam::C01),
        ("exam", "c02") => Setting::Exam(Exam::C02),
        ("day", "none") => Setting::ExamDay(None),
        ("day", n) => Setting::ExamDay(Some(Day(number(n)?))),
        ("theme", "system") => Setting::Theme(Theme::System),
        ("theme", "light") => Setting::Theme(Theme::Light),
        ("theme", "dark") => Setting::Theme(Theme::Dark),
        ("motion", "system") => Setting::Motion(Motion::System),
        ("motion", "reduced") => Setting::Motion(Motion::Reduced),
        ("keys", "on") => Setting::SingleKeys(true),
        ("keys", "off") => Setting::SingleKeys(false),
        ("minutes", n) => Setting::Minutes(number(n)?),
        ("retention", n) => Setting::Retention(number(n)?),
        _ => return None,
    })
}

fn count(text: &mut String, n: u32) {
    text.push(' ');
    push_number(text, u64::from(n));
}

fn sign(text: &str) -> Option<bool> {
    match text {
        "+" => Some(true),
        "-" => Some(false),
        _ => None,
    }
}

fn word(text: &mut String, tag: &str, id: &str) {
    text.push_str(tag);
    escape(text, id);
}

/// Writes an id as one word: what is not printable, and what would need care in JSON, as `%41`.
/// Ids of the bank pass unchanged.
pub fn escape(text: &mut String, id: &str) {
    if id.is_empty() {
        text.push('%');
    }
    for byte in id.bytes() {
        if matches!(byte, b'!'..=b'~') && !matches!(byte, b'%' | b'"' | b'\\') {
            text.push(char::from(byte));
        } else {
            text.push('%');
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[digit as usize]));
            }
        }
    }
}

/// Reads an id.
pub fn unescape(word: &str) -> Option<String> {
    if word == "%" {
        return Some(String::new());
    }
    if !word.contains('%') {
        return (!word.is_empty()).then(|| word.to_owned());
    }
    let mut pieces = word.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let code = piece.get(..2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample::any_event;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_event_comes_back_from_its_line(event in any_event()) {
            let line = write(&event);
            prop_assert!(line.bytes().all(|b| matches!(b, b' '..=b'~')));
            prop_assert_eq!(read(&line), Some(event));
        }

        #[test]
        fn any_line_is_read_without_harm(line: String, body: String) {
            let _ = read(&line);
            let _ = read_body(&body);
        }
    }

    #[test]
    fn what_a_later_version_wrote_is_kept_word_for_word() {
        let line = "e 0000002a 7 1763771644123 x started C02 75 180";
        let event = read(line).expect("readable");
        assert_eq!(event.body, Body::Unknown("x started C02 75 180".into()));
        assert_eq!(write(&event), line);
        // No version writes what is not printable: it would not come back as it is.
        assert_eq!(read("e 0000002a 7 1763771644123 x größer"), None);
        let known_kind_new_value = "e 0000002a 8 1763771644123 s theme sepia";
        assert_eq!(
            write(&read(known_kind_new_value).expect("readable")),
            known_kind_new_value
        );
    }
}
