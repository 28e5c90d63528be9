//! Families: questions whose numbers are drawn. The dice fall here, when the content is compiled:
//! the browser receives finished variants, and needs no evaluator.
//!
//! The answer comes from a model ([`model`]), and the way by hand, `formula`, has to arrive at the
//! same in every variant. Distractors are formulas alone: typical mistakes, computed.

mod draw;
mod model;

pub use model::AnswerModel;

use super::diagnostic::Place;
use super::expr::Value;
use super::read::read_tags;
use super::sources::{QuestionSource, Tags};
use super::table::{Table, Text};
use toml::de::DeValue;

/// A `[[family]]`.
#[derive(Clone, Debug)]
struct Family {
    at: Place,
    id: Text,
    stem: Text,
    ask: Text,
    /// How a value becomes an option.
    option: Text,
    tags: Tags,
    /// What is drawn, in this order.
    draw: Vec<(String, Draw)>,
    /// What has to hold of a draw.
    keep: Vec<Text>,
    /// What is derived for the texts once there is an answer, in this order.
    derived: Vec<(String, Draw)>,
    /// Its value is the formula by which one computes it by hand.
    answer: Computed,
    working: Vec<Text>,
    /// The first three that exist and differ are used; the first always is.
    distractors: Vec<Computed>,
    sample: Vec<(String, Draw)>,
}

/// The right value, or a mistake that is computed.
#[derive(Clone, Debug, Default)]
struct Computed {
    value: Text,
    why: Text,
    tempts: Option<Text>,
}

/// How a name gets its value.
#[derive(Clone, Debug)]
enum Draw {
    Expression(Text),
    /// One of these.
    OneOf(Vec<Value>),
    Fixed(Value),
}

/// Reads a family and draws its variants; none if something is amiss, which is then said.
pub(crate) fn read(table: &Table, models: &[AnswerModel]) -> Option<QuestionSource> {
    let sink = table.sink();
    let mut family = Family {
        at: table.at.clone(),
        id: table.required("id", "give it an id that begins with f- after the slash"),
        stem: table.required("stem", "write the situation, with {names} of what is drawn"),
        ask: table.required("ask", "write what is asked"),
        option: table.required(
            "option",
            "write how a value becomes an option, such as \"{value} shards\"",
        ),
        tags: read_tags(table),
        draw: Vec::new(),
        keep: table.texts("keep"),
        derived: Vec::new(),
        answer: Computed::default(),
        working: Vec::new(),
        distractors: Vec::new(),
        sample: Vec::new(),
    };
    table.one("draw", |draw| family.draw = entries(draw));
    table.one("let", |derived| family.derived = entries(derived));
    table.one("sample", |sample| family.sample = entries(sample));
    let mut model = None;
    table.one("model", |asked| model = model::read(asked, models));
    table.one("answer", |answer| {
        let remedy = "write how one computes it by hand; it has to agree with the model";
        family.answer = computed(answer, "formula", remedy);
        family.working = answer.texts("working");
    });
    table.each("distractor", |distractor| {
        distractor.required("mistake", "name the mistake that it computes");
        family.distractors.push(computed(distractor, "value", "write how it is computed"));
    });
    if is_whole(&family, table) { draw::variants(&family, &model?, sink) } else { None }
}

fn computed(table: &Table, key: &'static str, remedy: &str) -> Computed {
    Computed {
        value: table.required(key, remedy),
        why: table.required("why", "say why it is right, or what it overlooks"),
        tempts: table.text("tempts"),
    }
}

fn is_whole(family: &Family, table: &Table) -> bool {
    let id = &family.id.value;
    let mut missing = Vec::new();
    if family.draw.is_empty() {
        missing.push(format!("`{id}` has no [family.draw]; say what is drawn"));
    }
    if table.value("model").is_none() {
        missing.push(format!(
            "`{id}` has no [family.model]; name the model that computes the answer, and give it its arguments"
        ));
    }
    if table.value("answer").is_none() {
        missing.push(format!(
            "`{id}` has no [family.answer]; write its `formula`, its `why` and its `working`"
        ));
    } else if family.working.is_empty() {
        missing.push(format!(
            "`{id}` shows no working; add the steps to [family.answer] as `working`"
        ));
    }
    if family.distractors.len() < 3 {
        let count = family.distractors.len();
        missing.push(format!(
            "`{id}` has {count} distractors; add mistakes until there are three or more"
        ));
    } else if family.distractors[0].tempts.is_none() {
        missing.push(format!(
            "the first distractor of `{id}` has no `tempts`; say why people make that mistake"
        ));
    }
    for message in &missing {
        table.sink().error(&family.at, message);
    }
    let texts = [&family.id, &family.stem, &family.ask, &family.option];
    let computed = family.distractors.iter().chain([&family.answer]);
    missing.is_empty()
        && texts
            .into_iter()
            .chain(computed.flat_map(|computed| [&computed.value, &computed.why]))
            .all(|text| !text.is_empty())
}

/// The keys of a table in the order of the file.
fn entries(table: &Table) -> Vec<(String, Draw)> {
    let mut entries = Vec::new();
    for (key, value, at) in table.entries() {
        let draw = match value {
            DeValue::String(text) => Draw::Expression(Text {
                value: text.to_string(),
                at,
            }),
            DeValue::Array(items) => {
                Draw::OneOf(items.iter().map(|item| constant(item.get_ref())).collect())
            }
            other => Draw::Fixed(constant(other)),
        };
        entries.push((key, draw));
    }
    entries
}

/// A value as it stands in the file.
fn constant(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse().map_or(Value::None, Value::Number),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::None, Value::Number),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| constant(item.get_ref())).collect())
        }
        DeValue::Table(row) => Value::Row(
            row.iter()
                .map(|(key, value)| (key.get_ref().to_string(), constant(value.get_ref())))
                .collect(),
        ),
        DeValue::Datetime(_) => Value::None,
    }
}
