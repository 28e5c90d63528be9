//! Draws the variants of a family, and proves its sample.

use super::super::diagnostic::{Place, Sink};
use super::super::expr::{Env, Value, eval, fill};
use super::super::sources::{OptionSource, QuestionSource};
use super::super::table::Text;
use super::model::Asked;
use super::{Computed, Draw, Family};
use crate::id_hash;

/// How many variants a family has, if its numbers allow as many.
const VARIANTS: u64 = 12;
/// After so many draws that `keep` refuses, its conditions are too narrow.
const MOST_DRAWS: usize = 3000;

/// Something is amiss in a text.
pub(super) type Fault = (Place, String);

/// The first variant, with the others inside.
pub(super) fn variants(family: &Family, model: &Asked, sink: &Sink) -> Option<QuestionSource> {
    let drawn = check_sample(family, model).and_then(|()| draw_all(family, model));
    match drawn {
        Ok(mut drawn) => {
            let mut first = drawn.remove(0);
            first.is_family = true;
            first.variants = drawn;
            Some(first)
        }
        Err((at, message)) => {
            sink.error(&at, format!("`{}`: {message}", family.id.value));
            None
        }
    }
}

fn draw_all(family: &Family, model: &Asked) -> Result<Vec<QuestionSource>, Fault> {
    let mut drawn: Vec<QuestionSource> = Vec::new();
    for nth in 0..VARIANTS {
        let mut env = Env::new(u64::from(id_hash(&family.id.value)) << 8 | nth);
        let mut found = None;
        for _ in 0..MOST_DRAWS {
            if let Some(question) = draw_once(family, model, &mut env)?
                && drawn
                    .iter()
                    .all(|other| other.stem.value != question.stem.value)
            {
                found = Some(question);
                break;
            }
        }
        match found {
            Some(question) => drawn.push(question),
            None if drawn.len() < 4 => {
                let message = format!(
                    "hardly any draw of {MOST_DRAWS} satisfies `keep` and has three distractors; widen the numbers"
                );
                return Err((family.at.clone(), message));
            }
            None => break,
        }
    }
    Ok(drawn)
}

/// One draw, if it may be kept.
fn draw_once(
    family: &Family,
    model: &Asked,
    env: &mut Env,
) -> Result<Option<QuestionSource>, Fault> {
    for (name, draw) in &family.draw {
        let value = value_of(draw, env)?;
        env.set(name, value);
    }
    let Some(values) = values(family, model, env)? else {
        return Ok(None);
    };
    for condition in &family.keep {
        if !at(condition, eval(&condition.value, env))?.is_true() {
            return Ok(None);
        }
    }
    agrees(family, model, &values[0].1, env)?;
    question(family, &values, env).map(Some)
}

/// The formula by hand arrives where the model does, without a look at the answer.
fn agrees(family: &Family, model: &Asked, answer: &Value, env: &mut Env) -> Result<(), Fault> {
    let text = &family.answer.value;
    env.set("answer", Value::None);
    let formula = at(text, eval(&text.value, env))?;
    env.set("answer", answer.clone());
    if *answer == formula {
        return Ok(());
    }
    let mut drawn = Vec::new();
    for (name, _) in &family.draw {
        match at(text, eval(name, env))? {
            Value::Row(_) => {}
            value => drawn.push(format!("{name} {value}")),
        }
    }
    let message = format!(
        "the model `{}` gives {answer}, the formula {formula}, for {}; mend one of them",
        model.name(),
        drawn.join(", ")
    );
    Err((text.at.clone(), message))
}

/// The answer and three mistakes, each with its value; none if too few exist and differ.
fn values<'f>(
    family: &'f Family,
    model: &Asked,
    env: &mut Env,
) -> Result<Option<Vec<(&'f Computed, Value)>>, Fault> {
    let answer = model.answer(env)?;
    env.set("answer", answer.clone());
    if answer == Value::None {
        return Ok(None);
    }
    let mut values = vec![(&family.answer, answer)];
    for (nth, distractor) in family.distractors.iter().enumerate() {
        let value = at(&distractor.value, eval(&distractor.value.value, env))?;
        let is_new = value != Value::None && values.iter().all(|(_, other)| *other != value);
        if is_new && values.len() < 4 {
            values.push((distractor, value));
        } else if nth == 0 {
            return Ok(None);
        }
    }
    Ok((values.len() == 4).then_some(values))
}

fn question(
    family: &Family,
    values: &[(&Computed, Value)],
    env: &mut Env,
) -> Result<QuestionSource, Fault> {
    for (name, draw) in &family.derived {
        let value = value_of(draw, env)?;
        env.set(name, value);
    }
    let mut options = Vec::new();
    for (nth, (computed, value)) in values.iter().enumerate() {
        env.set("value", value.clone());
        options.push(OptionSource {
            text: filled(&family.option, env)?,
            right: nth == 0,
            why: filled(&computed.why, env)?,
            tempts: computed
                .tempts
                .as_ref()
                .map(|tempts| filled(tempts, env))
                .transpose()?,
        });
    }
    env.set("value", values[0].1.clone());
    let mut tags = family.tags.clone();
    tags.diagram = tags
        .diagram
        .as_ref()
        .map(|state| filled(state, env))
        .transpose()?;
    Ok(QuestionSource {
        at: family.at.clone(),
        id: family.id.clone(),
        stem: filled(&family.stem, env)?,
        ask: filled(&family.ask, env)?,
        tags,
        options,
        working: family
            .working
            .iter()
            .map(|line| filled(line, env))
            .collect::<Result<_, _>>()?,
        is_family: false,
        variants: Vec::new(),
    })
}

/// The sample, which an author has worked by hand, has to come out.
fn check_sample(family: &Family, model: &Asked) -> Result<(), Fault> {
    if family.sample.is_empty() {
        return Ok(());
    }
    let mut env = Env::new(0);
    let given = |name: &str| {
        family
            .sample
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, draw)| draw)
    };
    for (name, draw) in &family.draw {
        let value = match given(name) {
            Some(Draw::OneOf(list)) => Value::List(list.clone()),
            Some(draw) => value_of(draw, &mut env)?,
            None => value_of(draw, &mut env)?,
        };
        env.set(name, value);
    }
    let fault = |message: String| (family.at.clone(), message);
    let values = values(family, model, &mut env)?;
    let values = values
        .ok_or_else(|| fault("the sample has no answer with three distractors; mend it".into()))?;
    agrees(family, model, &values[0].1, &mut env)?;
    let question = question(family, &values, &mut env)?;
    let found: Vec<&str> = question
        .options
        .iter()
        .map(|option| option.text.as_str())
        .collect();
    let text = |draw: &Draw| match draw {
        Draw::Expression(text) => vec![text.value.clone()],
        Draw::OneOf(list) => list.iter().map(ToString::to_string).collect(),
        Draw::Fixed(value) => vec![value.to_string()],
    };
    let wanted: Vec<String> = ["answer", "distractors"]
        .into_iter()
        .filter_map(given)
        .flat_map(text)
        .collect();
    if wanted.is_empty() || found.iter().take(wanted.len()).eq(wanted.iter()) {
        return Ok(());
    }
    Err(fault(format!(
        "the sample gives {}, not {}; mend one of them",
        found.join(", "),
        wanted.join(", ")
    )))
}

pub(super) fn value_of(draw: &Draw, env: &mut Env) -> Result<Value, Fault> {
    match draw {
        Draw::Expression(text) => at(text, eval(&text.value, env)),
        Draw::OneOf(list) if list.is_empty() => Ok(Value::None),
        Draw::OneOf(list) => Ok(list[env.random().below(list.len() as u64) as usize].clone()),
        Draw::Fixed(value) => Ok(value.clone()),
    }
}

fn filled(template: &Text, env: &mut Env) -> Result<Text, Fault> {
    let value = at(template, fill(&template.value, env))?;
    Ok(Text {
        value,
        at: template.at.clone(),
    })
}

fn at<T>(text: &Text, result: Result<T, String>) -> Result<T, Fault> {
    result.map_err(|message| (text.at.clone(), message))
}
