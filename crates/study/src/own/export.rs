//! The learner's cards, notes and review dates as files that other programs read.
//!
//! Both files have the same columns. Anki takes the first two as a note's fields and the tags as
//! tags; the others can be mapped or left out. What is not the learner's own text stands there by
//! its id.

use crate::card::Card;
use crate::course::Course;
use crate::progress::Progress;
use cutover_text::text;

/// The word in the column `Cutover` for a card of one's own.
pub const CARD: &str = "card";
const NOTE: &str = "note";
const FACT: &str = "fact";

const COLUMNS: [&str; 9] =
    ["Front", "Back", "Cutover", "Id", "Due", "Stability in days", "Graded", "Forgotten", "Tags"];

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text that Anki imports.
    Anki,
    /// RFC 4180, with commas.
    Csv,
}

/// The file: own cards, then notes, then the cards of the course that were begun, in course order.
pub fn export(course: &Course, progress: &Progress, form: Form) -> String {
    let mut out = String::new();
    match form {
        Form::Anki => {
            out.push_str("#separator:tab\n#html:false\n#tags column:9\n#columns:");
            out.push_str(&COLUMNS.join("\t"));
            out.push('\n');
        }
        Form::Csv => line(&mut out, form, &COLUMNS),
    }
    let offset = progress.offset();
    for card in progress.own.cards() {
        let name = card.id.name();
        let tags = card.sides.tags.join(" ");
        let [due, stability, graded, forgotten] = dates(progress.own_card(card.id), offset);
        line(&mut out, form, &[&card.sides.front, &card.sides.back, CARD, &name, &due, &stability, &graded, &forgotten, &tags]);
    }
    for note in progress.own.notes() {
        line(&mut out, form, &[&note.question, &note.text, NOTE, &note.question, "", "", "", "", ""]);
    }
    for (topic, head) in course.each_topic() {
        for (nth, fact) in head.facts.iter().enumerate() {
            let at = cutover_bank::FactIx { topic, nth: nth as u16 };
            let card = progress.card(course, at);
            if !card.is_new() {
                let [due, stability, graded, forgotten] = dates(card, offset);
                line(&mut out, form, &[&fact.id, "", FACT, &fact.id, &due, &stability, &graded, &forgotten, ""]);
            }
        }
    }
    out
}

/// When a card comes back, how stable it is, how often it was graded and forgotten.
fn dates(card: Card, offset: i16) -> [String; 4] {
    if card.is_new() {
        return Default::default();
    }
    let tenths = (card.stability * 10.0) as u32;
    [
        card.due_day(offset).map(|day| day.iso()).unwrap_or_default(),
        text![{tenths / 10}, ".", {tenths % 10}],
        card.reps.to_string(),
        card.lapses.to_string(),
    ]
}

fn line(out: &mut String, form: Form, fields: &[&str]) {
    let separator = match form {
        Form::Anki => '\t',
        Form::Csv => ',',
    };
    for (nth, field) in fields.iter().enumerate() {
        if nth > 0 {
            out.push(separator);
        }
        // Anki takes a line that begins with # for a comment.
        if field.contains([separator, '"', '\n', '\r']) || field.starts_with('#') {
            out.push_str(&["\"", &field.replace('"', "\"\""), "\""].concat());
        } else {
            out.push_str(field);
        }
    }
    out.push_str(if form == Form::Csv { "\r\n" } else { "\n" });
}
