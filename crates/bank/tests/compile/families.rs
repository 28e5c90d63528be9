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
            "…/questions.toml:56: `hooks/f-waits`: `hour * 60` cannot be computed: there is no `hour`"
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
        …/questions.toml:71: distractor 3 of family `hooks/f-waits` has no `mistake`; name the mistake that it computes
        …/questions.toml:72: distractor 3 of family `hooks/f-waits` has an unknown key `mistke`; did you mean `mistake`?"#]],
    );
    check(
        "hooks/f-waits",
        "hooks/q-waits",
        expect![
            "…/questions.toml:39: the id `hooks/q-waits` does not begin with `hooks/f-`; rename it"
        ],
    );
}
