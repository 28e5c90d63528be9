//! Families: what is drawn, what is refused.

use super::common::{TOPIC, check_files, compiled, small};
use cutover_bank::compile::{Severity, SourceFile};
use expect_test::{Expect, expect};

/// The small bank with a family whose text is changed in one place.
fn with_family(from: &str, to: &str) -> Vec<SourceFile> {
    let family = include_str!("family.toml");
    assert!(family.contains(from), "the family does not hold {from:?}");
    let mut files = small();
    for file in files
        .iter_mut()
        .filter(|file| file.path == format!("{TOPIC}/questions.toml"))
    {
        file.text.push_str(&family.replacen(from, to, 1));
    }
    files
}

fn check(from: &str, to: &str, expected: Expect) {
    check_files(&with_family(from, to), Severity::Error, expected);
}

#[test]
fn variants_are_drawn_once_and_for_all() {
    let bank = compiled(&with_family("", ""));
    let question = &bank.contents[0].questions[1];
    assert_eq!(bank.index.topics[0].questions[1].id, "hooks/f-waits");
    // Eight numbers of hours, less the one that `keep` refuses.
    assert_eq!(question.variants.len() + 1, 7);
    for seed in 0..20 {
        let drawn = question.drawn(seed);
        assert_eq!(drawn, question.drawn(seed + 7), "the seed decides");
        let right: Vec<bool> = drawn.options.iter().map(|option| option.right).collect();
        assert_eq!(right, [true, false, false, false]);
    }
    let again = compiled(&with_family("", ""));
    assert_eq!(*question, again.contents[0].questions[1]);
    expect!["<p>A hook waits 9 hours.</p>"].assert_eq(&question.drawn(1).stem.0);
}

#[test]
fn refusals() {
    check("", "", expect![[""]]);
    check(
        "hours * 60\"",
        "hour * 60\"",
        expect![
            "…/questions.toml:60: `hooks/f-waits`: `hour * 60` cannot be computed: there is no `hour`"
        ],
    );
    check(
        "{value} minutes",
        "{value minutes",
        expect!["…/questions.toml:42: `hooks/f-waits`: a { is never closed; close it with }"],
    );
    check(
        "hours != 5",
        "hours > 20",
        expect![
            "…/questions.toml:38: `hooks/f-waits`: hardly any draw of 3000 satisfies `keep` and has three distractors; widen the numbers"
        ],
    );
    check(
        "240 minutes",
        "250 minutes",
        expect![
            "…/questions.toml:38: `hooks/f-waits`: the sample gives 240 minutes, 14400 minutes, 400 minutes, 120 minutes, not 250 minutes, 14400 minutes, 400 minutes, 120 minutes; mend one of them"
        ],
    );
    check(
        "tempts = \"Time-outs are set in seconds.\"\n",
        "",
        expect![
            "…/questions.toml:38: the first distractor of `hooks/f-waits` has no `tempts`; say why people make that mistake"
        ],
    );
    check(
        "[family.draw]\nhours = \"between(2, 9)\"\n",
        "",
        expect!["…/questions.toml:38: `hooks/f-waits` has no [family.draw]; say what is drawn"],
    );
    check(
        "mistake = \"half\"\n",
        "mistke = \"half\"\n",
        expect![[r#"
        …/questions.toml:75: distractor 3 of family `hooks/f-waits` has no `mistake`; name the mistake that it computes
        …/questions.toml:76: distractor 3 of family `hooks/f-waits` has an unknown key `mistke`; did you mean `mistake`?"#]],
    );
    check(
        "hooks/f-waits",
        "hooks/q-waits",
        expect![
            "…/questions.toml:39: the id `hooks/q-waits` does not begin with `hooks/f-`; rename it"
        ],
    );
}

#[test]
fn answers_come_from_models() {
    let model = "[family.model]\nname = \"wait-minutes\"\nhours = \"hours\"\n";
    let lists = |lists: &str| format!("[family.model]\nname = \"waits-together\"\n{lists}");
    check(model, &lists("hours = [\"hours\"]\nminutes = [1]\n"), expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `waits-together` is the list [hours]; give it a list of 1 to 3 whole numbers from 1 to 48"]);
    check(model, &lists("hours = \"[hours - 1, 1]\"\nminutes = [0, 0]\n"), expect![[""]]);
    // A model without an answer refuses the draw.
    check(model, &lists("hours = [1]\nminutes = [0]\n"), expect!["…/questions.toml:38: `hooks/f-waits`: the sample has no answer with three distractors; mend it"]);
    check(model, &lists("hours = \"[hours, 1]\"\nminutes = [0]\n"), expect!["…/questions.toml:56: `hooks/f-waits`: the model `waits-together` cannot take these arguments together; give as many of both"]);
    check(model, &lists("hours = \"hours\"\nminutes = [0, 1, 2, 3]\n"), expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `waits-together` is 4; give it a list of 1 to 3 whole numbers from 1 to 48"]);
    check(model, &lists("hours = [1, 2, 3, 4]\nminutes = [0]\n"), expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `waits-together` is the list [1, 2, 3, 4]; give it a list of 1 to 3 whole numbers from 1 to 48"]);
    check(model, "", expect!["…/questions.toml:38: `hooks/f-waits` has no [family.model]; name the model that computes the answer, and give it its arguments"]);
    check("name = \"wait-minutes\"\n", "", expect!["…/questions.toml:55: [model] of family `hooks/f-waits` has no `name`; name the model that computes the answer: `wait-minutes`, `waits-together`"]);
    check("wait-minutes", "wait-minute", expect!["…/questions.toml:56: there is no model `wait-minute`; did you mean `wait-minutes`?"]);
    check("wait-minutes", "kinesis-shards", expect!["…/questions.toml:56: there is no model `kinesis-shards`; there are `wait-minutes`, `waits-together`"]);
    check("hours = \"hours\"", "hour = \"hours\"", expect![[r#"
        …/questions.toml:55: the model `wait-minutes` is given no `hours`; add a whole number from 1 to 48
        …/questions.toml:57: the model `wait-minutes` takes no `hour`; did you mean `hours`?"#]]);
    check("hours = \"hours\"", "hours = \"hours\"\nseconds = 5", expect!["…/questions.toml:58: the model `wait-minutes` takes no `seconds`; it takes `hours`"]);
    check("hours = \"hours\"", "hours = \"hour\"", expect!["…/questions.toml:57: `hooks/f-waits`: `hour` cannot be computed: there is no `hour`"]);
    check("hours = \"hours\"", "hours = \"hours / 3\"", expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `wait-minutes` is 1.33; give it a whole number from 1 to 48"]);
    check("hours = \"hours\"", "hours = 49", expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `wait-minutes` is 49; give it a whole number from 1 to 48"]);
    check("hours = \"hours\"", "hours = \"'four'\"", expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `wait-minutes` is the text 'four'; give it a whole number from 1 to 48"]);
    check("hours = \"hours\"", "hours = \"[hours]\"", expect!["…/questions.toml:57: `hooks/f-waits`: `hours` of the model `wait-minutes` is the list [4]; give it a whole number from 1 to 48"]);
    // What the language computes in binary fractions is whole all the same.
    check("hours = \"hours\"", "hours = \"hours * 1.1 / 1.1\"", expect![[""]]);
}

#[test]
fn the_way_by_hand_arrives_at_the_same() {
    check("hours * 60\"", "hours * 50\"", expect!["…/questions.toml:60: `hooks/f-waits`: the model `wait-minutes` gives 240, the formula 200, for hours 4; mend one of them"]);
    check("formula = ", "value = ", expect![[r#"
        …/questions.toml:59: [answer] of family `hooks/f-waits` has no `formula`; write how one computes it by hand; it has to agree with the model
        …/questions.toml:60: [answer] of family `hooks/f-waits` has an unknown key `value`; take it out"#]]);
    check("working = [\"An hour has 60 minutes.\"]\n", "", expect!["…/questions.toml:38: `hooks/f-waits` shows no working; add the steps to [family.answer] as `working`"]);
    // Whoever looks up the answer has not computed it.
    check("hours * 60\"", "answer\"", expect!["…/questions.toml:60: `hooks/f-waits`: the model `wait-minutes` gives 240, the formula none, for hours 4; mend one of them"]);
    // Where only the variants differ from the model, not the sample.
    check("hours * 60\"", "if hours == 7 then 1 else hours * 60\"", expect!["…/questions.toml:60: `hooks/f-waits`: the model `wait-minutes` gives 420, the formula 1, for hours 7; mend one of them"]);
    // What `keep` refuses does not have to agree.
    check("hours * 60\"", "if hours == 5 then 1 else hours * 60\"", expect![[""]]);
}
