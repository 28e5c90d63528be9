//! The small language in which families are drawn and worked out by hand: numbers, text, lists,
//! conditions and `for`. It runs when the content is compiled, never in the browser.
//!
//! ```text
//! between(4, 6)                     a whole number from 4 to 6; between(10, 60, 5) in steps of 5
//! pick('a', 'b')   pick(list)       one of them
//! weighted(9, 1, 8)                 1, 2 or 3, as often as the weights say
//! list(x * 2 for x in 1..5)         [2, 4, 6, 8, 10]; also count, sum, min, max, all, any, first
//! first(i for i in 1..9 where i > n)  none, if there is none
//! series[3]   scene.unit            the third; a field of a drawn row. Beyond the end stands none
//! 'a' + n                           text and what follows
//! if a > b then a else b            and, or, not, ==, !=, <, <=, >, >=
//! ceil floor round abs len join(list, ', ') clock(61) → 01:01, group(90000) → 90,000
//! ```

mod eval;
mod parse;
mod value;

pub(crate) use eval::Env;
pub(crate) use value::Value;

/// Evaluates an expression.
pub(crate) fn eval(text: &str, env: &mut Env) -> Result<Value, String> {
    let expr = parse::parse(text).map_err(|error| format!("`{text}` cannot be read: {error}"))?;
    eval::eval(&expr, env).map_err(|error| format!("`{text}` cannot be computed: {error}"))
}

/// Fills the `{…}` of a text.
pub(crate) fn fill(template: &str, env: &mut Env) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let close = rest[open..]
            .find('}')
            .ok_or("a { is never closed; close it with }")?
            + open;
        out.push_str(&rest[..open]);
        let value = eval(&rest[open + 1..close], env)?;
        if value == Value::None {
            return Err(format!(
                "`{}` is none; let `keep` refuse such draws",
                &rest[open + 1..close]
            ));
        }
        out.push_str(&value.to_string());
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut env = Env::new(7);
        env.set("n", Value::Number(3.0));
        env.set(
            "series",
            Value::List([5, 9, 2].map(|n| Value::Number(n.into())).to_vec()),
        );
        env.set(
            "scene",
            Value::Row([("unit".to_string(), Value::Text("ms".into()))].into()),
        );
        let found = eval(text, &mut env).map_or_else(|error| error, |value| value.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn expressions_and_their_values() {
        for (text, value) in [
            ("1 + 2 * n - 4 / 2", "5"),
            ("-n % 2 == -1 and not false", "true"),
            ("1 / 3", "0.33"),
            ("ceil(7 / 2) + floor(7 / 2) + round(2.5) + abs(-1)", "11"),
            ("series[2]", "9"),
            ("series[4]", "none"),
            ("scene.unit", "ms"),
            ("count(x > 4 for x in series)", "2"),
            ("first(i for i in 1..3 where series[i] < 5)", "3"),
            ("first(i for i in 1..3 where series[i] > 50)", "none"),
            ("join(list(x + 1 for x in series), ', ')", "6, 10, 3"),
            ("sum(series) + max(series) + min(4, 2) + len(series)", "30"),
            ("all(x > 1 for x in series)", "true"),
            ("any(x > 9 for x in series)", "false"),
            ("if n > 2 then 'many' else 'few'", "many"),
            ("'a' + n + 'b'", "a3b"),
            ("clock(609)", "10:09"),
            ("group(90000)", "90,000"),
            ("[1, 2] == [1, 2]", "true"),
            ("m + 1", "`m + 1` cannot be computed: there is no `m`"),
            ("1 +", "`1 +` cannot be read: it ends too soon"),
            ("1 ? 2", "`1 ? 2` cannot be read: `?` means nothing here"),
        ] {
            check(text, value);
        }
    }

    #[test]
    fn draws_stay_within_their_bounds_and_repeat() {
        let draw = |seed| {
            eval(
                "list(between(10, 30, 5) for i in 1..40)",
                &mut Env::new(seed),
            )
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        let Ok(Value::List(drawn)) = draw(3) else {
            panic!("a list")
        };
        assert!(drawn.iter().all(|n| {
            [10.0, 15.0, 20.0, 25.0, 30.0]
                .map(Value::Number)
                .contains(n)
        }));
    }

    #[test]
    fn templates_are_filled() {
        let mut env = Env::new(1);
        env.set("n", Value::Number(3.0));
        assert_eq!(
            fill("{n} of {n + 2} at {clock(600 + n)}", &mut env),
            Ok("3 of 5 at 10:03".into())
        );
        assert!(fill("{n", &mut env).is_err());
    }
}
