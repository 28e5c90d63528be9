//! The model that a family's answer comes from.
//!
//! The compiler does not know what models there are: its caller hands them in as [`AnswerModel`]s.
//! A family names one and gives it arguments by name; what the model makes of them is the answer,
//! a number, or a list where it gives several figures.

use super::super::diagnostic::{Place, did_you_mean};
use super::super::expr::{Env, Value};
use super::super::table::{Table, Text};
use super::draw::{Fault, value_of};
use super::{Draw, constant};
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// An argument of a model: its name, what each of its numbers may be, and how many it takes at
/// most. One that takes more than 1 is a list of at least one.
pub type Argument<'a> = (&'a str, RangeInclusive<i32>, usize);

/// From arguments within their bounds, in order, to figures; none where there is no answer, an
/// error where the arguments do not fit one another, which says what to mend.
pub type Run = fn(&[&[i32]]) -> Result<Option<Vec<i32>>, &'static str>;

/// A model that families may name.
#[derive(Clone, Copy, Debug)]
pub struct AnswerModel<'a> {
    /// `kinesis-shards`.
    pub name: &'a str,
    /// Its arguments, in the order in which `run` gets them.
    pub takes: &'a [Argument<'a>],
    /// What it answers.
    pub run: Run,
}

/// A model with what a family gives it.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    at: Place,
    model: AnswerModel<'a>,
    /// One for each argument that the model takes, in its order.
    given: Vec<Given>,
}

/// What stands for an argument, and where.
#[derive(Clone, Debug)]
struct Given {
    at: Place,
    draw: Draw,
}

/// Reads `[family.model]`; none if something is amiss, which is then said.
pub(super) fn read<'a>(table: &Table, models: &[AnswerModel<'a>]) -> Option<Asked<'a>> {
    let names = || models.iter().map(|model| model.name);
    let known = list(names());
    let name = table.required("name", &format!("name the model that computes the answer: {known}"));
    let Some(model) = models.iter().find(|model| model.name == name.value) else {
        // What it takes is not known, so that no argument can be wrong.
        table.entries();
        if !name.is_empty() {
            let hint = or_else(did_you_mean(&name.value, names()), format!("; there are {known}"));
            table.sink().error(&name.at, format!("there is no model `{}`{hint}", name.value));
        }
        return None;
    };
    let given = given(table, model)?;
    Some(Asked { at: name.at, model: *model, given })
}

/// What stands for each argument, in the order of the model; none if one is amiss.
fn given(table: &Table, model: &AnswerModel) -> Option<Vec<Given>> {
    let names = || model.takes.iter().map(|(name, ..)| *name);
    let mut given = vec![None; model.takes.len()];
    let mut amiss = Vec::new();
    for (key, value, at) in table.entries().into_iter().filter(|(key, ..)| key != "name") {
        if let Some(nth) = names().position(|name| name == key) {
            given[nth] = Some(Given { draw: source(value, &at), at });
        } else {
            let hint = or_else(did_you_mean(&key, names()), format!("; it takes {}", list(names())));
            amiss.push((at, format!("takes no `{key}`{hint}")));
        }
    }
    for ((name, range, most), given) in model.takes.iter().zip(&given) {
        if given.is_none() {
            let wanted = wanted(range, *most);
            amiss.push((table.at.clone(), format!("is given no `{name}`; add {wanted}")));
        }
    }
    for (at, what) in &amiss {
        table.sink().error(at, format!("the model `{}` {what}", model.name));
    }
    amiss.is_empty().then(|| given.into_iter().flatten().collect())
}

/// The hint that there is, or else another.
fn or_else(hint: String, other: String) -> String {
    if hint.is_empty() { other } else { hint }
}

/// An expression, or what stands there as it is.
fn source(value: &DeValue, at: &Place) -> Draw {
    match value {
        DeValue::String(text) => Draw::Expression(Text { value: text.to_string(), at: at.clone() }),
        other => Draw::Fixed(constant(other)),
    }
}

impl Asked<'_> {
    /// What the model is called.
    pub fn name(&self) -> &str {
        self.model.name
    }

    /// The model's answer to a draw; [`Value::None`] if it has none.
    pub fn answer(&self, env: &mut Env) -> Result<Value, Fault> {
        let mut numbers = Vec::new();
        for (argument, given) in self.model.takes.iter().zip(&self.given) {
            let value = value_of(&given.draw, env)?;
            let found = whole_numbers(argument, &value).ok_or_else(|| {
                let (name, range, most) = argument;
                let wanted = wanted(range, *most);
                let found = match &value {
                    Value::List(_) => format!("the list [{value}]"),
                    Value::Text(text) => format!("the text '{text}'"),
                    other => other.to_string(),
                };
                let model = self.model.name;
                (given.at.clone(), format!("`{name}` of the model `{model}` is {found}; give it {wanted}"))
            })?;
            numbers.push(found);
        }
        let args: Vec<&[i32]> = numbers.iter().map(Vec::as_slice).collect();
        let figures = (self.model.run)(&args).map_err(|remedy| {
            let message = format!("the model `{}` cannot take these arguments together; {remedy}", self.model.name);
            (self.at.clone(), message)
        })?;
        let number = |figure: &i32| Value::Number(f64::from(*figure));
        Ok(match figures.as_deref() {
            None => Value::None,
            Some([figure]) => number(figure),
            Some(figures) => Value::List(figures.iter().map(number).collect()),
        })
    }
}

/// The numbers of an argument, if it is what the model takes.
fn whole_numbers((_, range, most): &Argument, value: &Value) -> Option<Vec<i32>> {
    let whole = |value: &Value| {
        let number = value.number().ok()?;
        let near = number.round();
        // The language computes in binary fractions: 1.1 × 1000 is off by a trillionth.
        let is_whole = (number - near).abs() < 1e-6;
        (is_whole && range.contains(&(near as i32))).then_some(near as i32)
    };
    match value {
        Value::List(items) if *most > 1 => {
            let is_of_length = (1..=*most).contains(&items.len());
            items.iter().map(whole).collect::<Option<Vec<i32>>>().filter(|_| is_of_length)
        }
        other if *most == 1 => whole(other).map(|number| vec![number]),
        _ => None,
    }
}

/// What an argument takes, in words.
fn wanted(range: &RangeInclusive<i32>, most: usize) -> String {
    let (from, to) = (range.start(), range.end());
    if most == 1 {
        format!("a whole number from {from} to {to}")
    } else {
        format!("a list of 1 to {most} whole numbers from {from} to {to}")
    }
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
