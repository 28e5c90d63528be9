//! From expression to value.

use super::parse::Expr;
use super::value::Value;
use std::collections::BTreeMap;

/// A longer list is a slip of the author.
const LONGEST_RANGE: f64 = 10_000.0;

/// Names with their values, and the dice.
pub(crate) struct Env {
    values: BTreeMap<String, Value>,
    random: Random,
}

impl Env {
    pub fn new(seed: u64) -> Env {
        Env {
            values: BTreeMap::new(),
            random: Random(seed),
        }
    }

    pub fn set(&mut self, name: &str, value: Value) {
        self.values.insert(name.into(), value);
    }

    pub fn random(&mut self) -> &mut Random {
        &mut self.random
    }
}

/// SplitMix64: small, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not zero.
    pub fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }
}

pub(crate) fn eval(expr: &Expr, env: &mut Env) -> Result<Value, String> {
    Ok(match expr {
        Expr::Number(number) => Value::Number(*number),
        Expr::Text(text) => Value::Text(text.clone()),
        Expr::Name(name) => match name.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "none" => Value::None,
            _ => env
                .values
                .get(name)
                .cloned()
                .ok_or_else(|| format!("there is no `{name}`"))?,
        },
        Expr::List(items) => Value::List(all(items, env)?),
        Expr::Not(inner) => Value::Bool(!eval(inner, env)?.is_true()),
        Expr::If(parts) => {
            let branch = if eval(&parts.0, env)?.is_true() {
                &parts.1
            } else {
                &parts.2
            };
            eval(branch, env)?
        }
        Expr::Index(parts) => {
            let list = eval(&parts.0, env)?.list()?;
            let at = eval(&parts.1, env)?.number()?;
            if at >= 1.0 {
                list.into_iter().nth(at as usize - 1).unwrap_or(Value::None)
            } else {
                Value::None
            }
        }
        Expr::Field(row, name) => match eval(row, env)? {
            Value::Row(fields) => fields
                .get(name)
                .cloned()
                .ok_or_else(|| format!("the row has no `{name}`"))?,
            other => return Err(format!("{other} has no fields")),
        },
        Expr::Binary(sign @ ("and" | "or"), sides) => {
            let left = eval(&sides.0, env)?.is_true();
            Value::Bool(if left == (*sign == "or") {
                left
            } else {
                eval(&sides.1, env)?.is_true()
            })
        }
        Expr::Binary(sign, sides) => binary(sign, eval(&sides.0, env)?, eval(&sides.1, env)?)?,
        Expr::Call(name, items) => {
            let values = all(items, env)?;
            call(name, values, env)?
        }
        Expr::For { .. } => Value::List(comprehension(expr, env)?),
    })
}

fn all(items: &[Expr], env: &mut Env) -> Result<Vec<Value>, String> {
    items.iter().map(|item| eval(item, env)).collect()
}

fn comprehension(expr: &Expr, env: &mut Env) -> Result<Vec<Value>, String> {
    let Expr::For {
        item,
        name,
        list,
        condition,
    } = expr
    else {
        return Ok(Vec::new());
    };
    let outer = env.values.get(name).cloned();
    let mut values = Vec::new();
    for value in eval(list, env)?.list()? {
        env.set(name, value);
        let kept = match condition {
            Some(condition) => eval(condition, env)?.is_true(),
            None => true,
        };
        if kept {
            values.push(eval(item, env)?);
        }
    }
    match outer {
        Some(value) => env.set(name, value),
        None => drop(env.values.remove(name)),
    }
    Ok(values)
}

fn binary(sign: &str, left: Value, right: Value) -> Result<Value, String> {
    match sign {
        "==" => return Ok(Value::Bool(left == right)),
        "!=" => return Ok(Value::Bool(left != right)),
        _ => {}
    }
    // What is not there is neither more nor less than anything.
    if left == Value::None || right == Value::None {
        return Ok(if sign.starts_with(['<', '>']) {
            Value::Bool(false)
        } else {
            Value::None
        });
    }
    if sign == "+" && (matches!(left, Value::Text(_)) || matches!(right, Value::Text(_))) {
        return Ok(Value::Text(format!("{left}{right}")));
    }
    let (a, b) = (left.number()?, right.number()?);
    Ok(match sign {
        "+" => Value::Number(a + b),
        "-" => Value::Number(a - b),
        "*" => Value::Number(a * b),
        "/" | "%" if b == 0.0 => return Err("a division by zero".into()),
        "/" => Value::Number(a / b),
        "%" => Value::Number(a % b),
        "<" => Value::Bool(a < b),
        "<=" => Value::Bool(a <= b),
        ">" => Value::Bool(a > b),
        ">=" => Value::Bool(a >= b),
        _ if b - a > LONGEST_RANGE => return Err("the range is too long".into()),
        _ => Value::List(
            (a as i64..=b as i64)
                .map(|n| Value::Number(n as f64))
                .collect(),
        ),
    })
}

fn call(name: &str, mut values: Vec<Value>, env: &mut Env) -> Result<Value, String> {
    match name {
        "between" => return between(&values, env),
        "weighted" => return weighted(&values, env),
        "join" if values.len() == 2 => {
            let list = values.swap_remove(0).list()?;
            let items: Vec<String> = list.iter().map(ToString::to_string).collect();
            return Ok(Value::Text(items.join(&values[0].to_string())));
        }
        "clock" | "group" | "ceil" | "floor" | "round" | "abs" => {
            let number = values.first().ok_or("a number is missing")?.number()?;
            return Ok(of_number(name, number));
        }
        _ => {}
    }
    // The rest take a list, or its items one by one.
    if values.len() == 1 && matches!(values[0], Value::List(_)) {
        values = values.swap_remove(0).list()?;
    }
    let numbers = || {
        values
            .iter()
            .map(Value::number)
            .collect::<Result<Vec<f64>, String>>()
    };
    Ok(match name {
        "list" => Value::List(values),
        "len" => Value::Number(values.len() as f64),
        "count" => Value::Number(values.iter().filter(|value| value.is_true()).count() as f64),
        "all" => Value::Bool(values.iter().all(Value::is_true)),
        "any" => Value::Bool(values.iter().any(Value::is_true)),
        "first" => values.first().cloned().unwrap_or(Value::None),
        "last" => values.last().cloned().unwrap_or(Value::None),
        "sum" => Value::Number(numbers()?.iter().sum()),
        "min" => numbers()?
            .into_iter()
            .reduce(f64::min)
            .map_or(Value::None, Value::Number),
        "max" => numbers()?
            .into_iter()
            .reduce(f64::max)
            .map_or(Value::None, Value::Number),
        "pick" if values.is_empty() => return Err("nothing to pick from".into()),
        "pick" => values.swap_remove(env.random().below(values.len() as u64) as usize),
        _ => return Err(format!("there is no function `{name}`")),
    })
}

fn of_number(name: &str, number: f64) -> Value {
    match name {
        "ceil" => Value::Number(number.ceil()),
        "floor" => Value::Number(number.floor()),
        "round" => Value::Number(number.round()),
        "abs" => Value::Number(number.abs()),
        "clock" => {
            let minutes = (number as i64).rem_euclid(24 * 60);
            Value::Text(format!("{:02}:{:02}", minutes / 60, minutes % 60))
        }
        _ => {
            let digits = Value::Number(number.round()).to_string();
            let mut grouped = String::new();
            for (nth, digit) in digits.chars().enumerate() {
                if nth > 0
                    && (digits.len() - nth).is_multiple_of(3)
                    && digit.is_ascii_digit()
                    && !grouped.ends_with('-')
                {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            Value::Text(grouped)
        }
    }
}

fn between(values: &[Value], env: &mut Env) -> Result<Value, String> {
    let [from, to, ..] = values else {
        return Err("between wants two numbers".into());
    };
    let (from, to) = (from.number()?, to.number()?);
    let step = values.get(2).map_or(Ok(1.0), Value::number)?;
    if to < from || step <= 0.0 {
        return Err(format!(
            "nothing lies between {from} and {to} in steps of {step}"
        ));
    }
    let steps = ((to - from) / step).floor() as u64;
    Ok(Value::Number(
        from + step * env.random().below(steps + 1) as f64,
    ))
}

fn weighted(values: &[Value], env: &mut Env) -> Result<Value, String> {
    let weights = values
        .iter()
        .map(|value| value.number().map(|n| n as u64))
        .collect::<Result<Vec<u64>, String>>()?;
    let total: u64 = weights.iter().sum();
    if total == 0 {
        return Err("the weights add up to nothing".into());
    }
    let mut left = env.random().below(total);
    for (nth, weight) in weights.iter().enumerate() {
        if left < *weight {
            return Ok(Value::Number(nth as f64 + 1.0));
        }
        left -= weight;
    }
    Ok(Value::None)
}
