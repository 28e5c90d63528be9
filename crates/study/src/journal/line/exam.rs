//! The line of an exam event: `x` and a letter for what happened.

use super::super::envelope::{number, parse_hex, push_hex, push_signed};
use super::{count, escape, sign, unescape};
use crate::event::{Confidence, EventId, ExamEvent, Mark, Millis, Start, Writer};
use cutover_bank::Exam;
use std::str::Split;

/// Writes the event.
pub fn write(text: &mut String, event: &ExamEvent) {
    match event {
        ExamEvent::Started(start) => {
            text.push_str(if start.exam == Exam::C01 { "x s c01" } else { "x s c02" });
            count(text, start.seed);
            count(text, u32::from(start.minutes));
            deadline(text, start.deadline);
            for question in &start.questions {
                text.push(' ');
                escape(text, question);
            }
        }
        ExamEvent::Marked { sitting, nth, mark } => {
            named(text, "x m ", *sitting);
            count(text, u32::from(*nth));
            count(text, u32::from(mark.chosen));
            text.push_str(if mark.right { " +" } else { " -" });
            count(text, u32::from(mark.struck));
            text.push_str(if mark.flagged { " f" } else { " -" });
            text.push_str(match mark.confidence {
                None => " -",
                Some(Confidence::Guess) => " g",
                Some(Confidence::Unsure) => " u",
                Some(Confidence::Sure) => " s",
            });
            count(text, u32::from(mark.took));
            for &(from, to) in &mark.highlights {
                count(text, u32::from(from));
                count(text, u32::from(to));
            }
        }
        ExamEvent::Paused { sitting, left } => {
            named(text, "x p ", *sitting);
            count(text, *left);
        }
        ExamEvent::Resumed { sitting, deadline: at } => {
            named(text, "x r ", *sitting);
            deadline(text, *at);
        }
        ExamEvent::Finished { sitting } => named(text, "x f ", *sitting),
    }
}

/// Reads what follows the `x`; none where anything is not as this version writes it.
pub fn read(mut parts: Split<'_, char>) -> Option<ExamEvent> {
    let mut next = || parts.next();
    let event = match next()? {
        "s" => {
            let exam = match next()? {
                "c01" => Exam::C01,
                "c02" => Exam::C02,
                _ => return None,
            };
            let (seed, minutes) = (number(next()?)?, number(next()?)?);
            let deadline = read_deadline(next()?)?;
            let questions = parts.map(unescape).collect::<Option<Vec<String>>>()?;
            return Some(ExamEvent::Started(Start { exam, seed, minutes, deadline, questions }));
        }
        "m" => {
            let (sitting, nth) = (id(next()?, next()?)?, number(next()?)?);
            let mut mark = Mark {
                chosen: number(next()?)?,
                right: sign(next()?)?,
                struck: number(next()?)?,
                flagged: match next()? {
                    "f" => true,
                    "-" => false,
                    _ => return None,
                },
                confidence: match next()? {
                    "-" => None,
                    "g" => Some(Confidence::Guess),
                    "u" => Some(Confidence::Unsure),
                    "s" => Some(Confidence::Sure),
                    _ => return None,
                },
                took: number(next()?)?,
                highlights: Vec::new(),
            };
            while let Some(from) = next() {
                mark.highlights.push((number(from)?, number(next()?)?));
            }
            ExamEvent::Marked { sitting, nth, mark }
        }
        "p" => ExamEvent::Paused { sitting: id(next()?, next()?)?, left: number(next()?)? },
        "r" => ExamEvent::Resumed { sitting: id(next()?, next()?)?, deadline: read_deadline(next()?)? },
        "f" => ExamEvent::Finished { sitting: id(next()?, next()?)? },
        _ => return None,
    };
    next().is_none().then_some(event)
}

fn named(text: &mut String, tag: &str, sitting: EventId) {
    text.push_str(tag);
    push_hex(text, sitting.writer.0);
    count(text, sitting.seq);
}

fn id(writer: &str, seq: &str) -> Option<EventId> {
    Some(EventId { writer: Writer(parse_hex(writer)?), seq: number(seq)? })
}

fn deadline(text: &mut String, at: Option<Millis>) {
    match at {
        None => text.push_str(" none"),
        Some(at) => {
            text.push(' ');
            push_signed(text, at.0);
        }
    }
}

fn read_deadline(word: &str) -> Option<Option<Millis>> {
    if word == "none" { Some(None) } else { number(word).map(|at| Some(Millis(at))) }
}
