//! The content as authored: what the readers find in a topic's folder and in the files above it.

use super::diagnostic::Place;
use super::table::Text;
use crate::{Blueprint, Era, FactKind, Service, TopicKind, Weight};

/// A page of the course, written or planned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub id: Text,
    /// How the ids of its facts begin, up to the slash.
    pub facts: Vec<String>,
}

/// `course.toml`, `blueprints.toml`, `services.toml` and `same.toml`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    pub pages: Vec<Page>,
    pub diagrams: Vec<Text>,
    pub blueprints: Vec<Blueprint>,
    /// In alphabetical order of their names.
    pub services: Vec<Service>,
    /// The id of each, where it stands in its file.
    pub service_ids: Vec<Text>,
    /// Keeper, and the ids that it stands for.
    pub same: Vec<(Text, Vec<Text>)>,
}

/// A topic's folder.
#[derive(Clone, Debug)]
pub(crate) struct TopicSource {
    pub id: Text,
    pub title: Text,
    pub blurb: Text,
    pub kind: TopicKind,
    pub c01: u8,
    pub c02: u8,
    pub services: Vec<Text>,
    pub weight: Weight,
    pub era: Era,
    pub before: Vec<Text>,
    pub diagram: Option<Text>,
    pub facts: Vec<FactSource>,
    pub notes: Option<Text>,
    pub questions: Vec<QuestionSource>,
}

/// A `[[fact]]`.
#[derive(Clone, Debug)]
pub(crate) struct FactSource {
    pub at: Place,
    pub id: Text,
    pub also: Vec<Text>,
    pub ask: Text,
    pub answer: Text,
    pub text: Text,
    pub then: Option<Text>,
    pub kind: FactKind,
    pub era: Era,
    pub docs: Option<Text>,
}

/// What questions and families are filed by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tags {
    pub difficulty: u8,
    pub c01: Vec<Text>,
    pub c02: Vec<Text>,
    pub services: Vec<Text>,
    pub facts: Vec<Text>,
    pub diagram: Option<Text>,
    pub docs: Vec<Text>,
}

/// A `[[question]]`.
#[derive(Clone, Debug)]
pub(crate) struct QuestionSource {
    pub at: Place,
    pub id: Text,
    pub stem: Text,
    pub ask: Text,
    pub tags: Tags,
    pub options: Vec<OptionSource>,
    /// How the answer is computed, step by step, where it is.
    pub working: Vec<Text>,
    /// Whether its numbers were drawn.
    pub is_family: bool,
    /// The other draws of a family.
    pub variants: Vec<QuestionSource>,
}

/// A `[[question.option]]`.
#[derive(Clone, Debug)]
pub(crate) struct OptionSource {
    pub text: Text,
    pub right: bool,
    pub why: Text,
    pub tempts: Option<Text>,
}
