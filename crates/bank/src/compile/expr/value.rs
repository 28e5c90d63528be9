//! What an expression can be.

use std::collections::BTreeMap;
use std::fmt;

/// A value. Nothing is `None`: an index beyond the end, a search without result.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    None,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    Row(BTreeMap<String, Value>),
}

impl Value {
    pub fn number(&self) -> Result<f64, String> {
        match self {
            Value::Number(number) => Ok(*number),
            other => Err(format!("{other} is no number")),
        }
    }

    pub fn list(self) -> Result<Vec<Value>, String> {
        match self {
            Value::List(list) => Ok(list),
            other => Err(format!("{other} is no list")),
        }
    }

    pub fn is_true(&self) -> bool {
        *self == Value::Bool(true)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::None => f.write_str("none"),
            Value::Bool(truth) => write!(f, "{truth}"),
            Value::Text(text) => f.write_str(text),
            Value::Number(number) if number.fract() == 0.0 => write!(f, "{number:.0}"),
            Value::Number(number) => {
                let text = format!("{number:.2}");
                f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
            }
            Value::List(list) => {
                let items: Vec<String> = list.iter().map(ToString::to_string).collect();
                f.write_str(&items.join(", "))
            }
            Value::Row(_) => f.write_str("a row"),
        }
    }
}
