//! Families of questions that are drawn: the structure is checked here.

use super::diagnostic::Place;
use super::read::read_tags;
use super::sources::Tags;
use super::table::{Table, Text};

/// A `[[family]]`.
#[derive(Clone, Debug)]
pub(crate) struct FamilySource {
    pub at: Place,
    pub id: Text,
    pub model: Text,
    pub stem: Text,
    pub ask: Text,
    pub tags: Tags,
}

pub(crate) fn read(family: &Table) -> FamilySource {
    family.required(
        "option",
        "write how a value becomes an option, such as \"{time}\"",
    );
    if family.value("draw").is_none() {
        let message = format!(
            "{} has no [family.draw]; say what the seed draws",
            family.name
        );
        family.sink().error(&family.at, message);
    }
    family.one("draw", |draw| draw.allow_any_key());
    family.one("sample", |sample| sample.allow_any_key());
    let mut answered = false;
    family.one("answer", |answer| {
        answered = true;
        answer.required("value", "write how the answer is computed");
        answer.required("why", "say why it is right");
        answer.texts("working");
    });
    if !answered {
        let message = format!(
            "{} has no [family.answer]; say how the answer is computed",
            family.name
        );
        family.sink().error(&family.at, message);
    }
    let mut distractors = 0;
    family.each("distractor", |distractor| {
        distractors += 1;
        distractor.required("mistake", "name the mistake that it computes");
        distractor.required("value", "write how the mistake is computed");
        distractor.required("why", "say what it overlooks");
        distractor.text("tempts");
    });
    if distractors < 3 {
        let message = format!(
            "{} has {distractors} distractors; add mistakes until there are three",
            family.name
        );
        family.sink().error(&family.at, message);
    }
    FamilySource {
        at: family.at.clone(),
        id: family.required("id", "give it an id that begins with f- after the slash"),
        model: family.required("model", "name the model that computes the answer"),
        stem: family.required("stem", "write the situation"),
        ask: family.required("ask", "write what is asked"),
        tags: read_tags(family),
    }
}
