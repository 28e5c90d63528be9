//! Confusions, glossary and changes: what becomes of them, and every refusal.

use super::common::{check_files, compiled, spoil, with_reference};
use cutover_bank::compile::Severity;
use expect_test::{Expect, expect};

const CONFUSIONS: &str = "confusions.toml";
const GLOSSARY: &str = "glossary.toml";
const CHANGED: &str = "changed.toml";

/// Spoils the small bank with its reference, and compares what is refused.
fn check(edits: &[(&str, &str, &str)], expected: Expect) {
    let mut files = with_reference();
    for (file, from, to) in edits {
        spoil(&mut files, file, from, to);
    }
    check_files(&files, Severity::Error, expected);
}

#[test]
fn a_sound_reference_is_not_refused() {
    check(&[], expect![[""]]);
}

#[test]
fn the_small_reference() {
    expect![[r#"
        Reference {
            confusions: [
                Confusion {
                    id: "wait-or-result",
                    title: "Heartbeat timeout or default result",
                    tells: Html(
                        "One says <strong>how long</strong>, the other <em>what then</em>.",
                    ),
                    sides: [
                        Side {
                            name: "Heartbeat timeout",
                            take: Html(
                                "The work needs longer than an hour.",
                            ),
                            topic: TopicIx(
                                0,
                            ),
                            facts: [
                                FactIx {
                                    topic: TopicIx(
                                        0,
                                    ),
                                    nth: 0,
                                },
                            ],
                            questions: [
                                QuestionIx {
                                    topic: TopicIx(
                                        0,
                                    ),
                                    nth: 0,
                                },
                            ],
                        },
                        Side {
                            name: "Default result",
                            take: Html(
                                "Nobody may answer in time.",
                            ),
                            topic: TopicIx(
                                0,
                            ),
                            facts: [
                                FactIx {
                                    topic: TopicIx(
                                        0,
                                    ),
                                    nth: 1,
                                },
                            ],
                            questions: [],
                        },
                    ],
                },
            ],
            terms: [
                Term {
                    term: "cache",
                    also: [],
                    text: Html(
                        "Answers kept <code>near</code>.",
                    ),
                    topic: None,
                },
                Term {
                    term: "lifecycle hook",
                    also: [
                        "hook",
                    ],
                    text: Html(
                        "Holds an instance at the door of its group.",
                    ),
                    topic: Some(
                        TopicIx(
                            0,
                        ),
                    ),
                },
            ],
            changes: [
                Change {
                    fact: FactIx {
                        topic: TopicIx(
                            0,
                        ),
                        nth: 1,
                    },
                    when: "2025-03",
                },
            ],
            sheets: [
                ServiceSheet {
                    service: ServiceIx(
                        0,
                    ),
                    what: Html(
                        "Runs jobs that are queued. It starts and stops the instances for them as the queue grows and shrinks.",
                    ),
                    asked: [
                        Html(
                            "A job that fails is tried <strong>again</strong> as often as its definition says.",
                        ),
                    ],
                    fails: [
                        Html(
                            "A job waits in <code>RUNNABLE</code> for as long as no instance can be had.",
                        ),
                    ],
                    confused: [
                        (
                            ServiceIx(
                                1,
                            ),
                            Html(
                                "A group keeps servers running; a queue ends.",
                            ),
                        ),
                    ],
                    facts: [
                        FactIx {
                            topic: TopicIx(
                                0,
                            ),
                            nth: 0,
                        },
                    ],
                    docs: [
                        "https://docs.aws.amazon.com/batch.html",
                    ],
                },
            ],
        }
    "#]]
    .assert_debug_eq(&compiled(&with_reference()).reference);
}

#[test]
fn a_side_without_questions_has_those_on_its_facts() {
    let mut files = with_reference();
    spoil(&mut files, CONFUSIONS, "questions = [\"hooks/q-slow-start\"]\n", "");
    let sides = &compiled(&files).reference.confusions[0].sides;
    assert_eq!(sides[0].questions.len(), 1);
    assert_eq!(sides[1].questions, []);
}

#[test]
fn confusions() {
    let twice = "id = \"wait-or-result\"
title = \"Heartbeat timeout, or default result?\"
tells = \"x\"
[[confusion.side]]
name = \"a\"
take = \"b\"
topic = \"hooks\"
facts = [\"hooks-guide/wait\"]
[[confusion.side]]
name = \"c\"
take = \"d\"
topic = \"hooks\"
facts = [\"hooks-guide/default\"]

[[confusion]]
id = \"wait-or-result\"";
    check(
        &[(CONFUSIONS, "id = \"wait-or-result\"", twice)],
        expect![[r#"
            content/confusions.toml:17: confusion `wait-or-result` stands twice; rename one
            content/confusions.toml:18: the title "Heartbeat timeout or default result" is used already at content/confusions.toml:3; make them one confusion or word it otherwise"#]],
    );
    let second = "
[[confusion.side]]
name = \"Default result\"
take = \"Nobody may answer in time.\"
topic = \"hooks\"
facts = [\"hooks-guide/default\"]
";
    check(
        &[(CONFUSIONS, second, "")],
        expect!["content/confusions.toml:1: confusion `wait-or-result` has 1 sides; write two or three [[confusion.side]]"],
    );
    check(
        &[(CONFUSIONS, second, &second.repeat(3))],
        expect!["content/confusions.toml:1: confusion `wait-or-result` has 4 sides; write two or three [[confusion.side]]"],
    );
    check(
        &[(CONFUSIONS, "facts = [\"hooks-guide/default\"]\n", "")],
        expect![[r#"content/confusions.toml:13: side "Default result" of confusion `wait-or-result` has no `facts`; name those that tell it from the others"#]],
    );
    check(
        &[
            (CONFUSIONS, "topic = \"hooks\"", "topic = \"hook\""),
            (CONFUSIONS, "hooks-guide/default", "hooks-guide/defaults"),
            (CONFUSIONS, "hooks/q-slow-start", "hooks/q-slow"),
        ],
        expect![[r#"
            content/confusions.toml:9: topic `hook` is unknown; take one of content/course.toml; did you mean `hooks`?
            content/confusions.toml:11: question `hooks/q-slow` is unknown; take one of a questions.toml
            content/confusions.toml:17: fact `hooks-guide/defaults` is unknown; take one of a topic.toml; did you mean `hooks-guide/default`?"#]],
    );
    check(
        &[
            (CONFUSIONS, "id = \"wait-or-result\"\n", ""),
            (CONFUSIONS, "title = \"Heartbeat timeout or default result\"\n", ""),
            (CONFUSIONS, "tells = \"One says **how long**, the other *what then*.\"\n", ""),
            (CONFUSIONS, "name = \"Heartbeat timeout\"\ntake = \"The work needs longer than an hour.\"\ntopic = \"hooks\"\n", ""),
        ],
        expect![[r#"
            content/confusions.toml:1: confusion 1 of the file has no `id`; give it an id that is its own for ever
            content/confusions.toml:1: confusion 1 of the file has no `title`; name both sides, as in "SCP or permissions boundary"
            content/confusions.toml:1: confusion 1 of the file has no `tells`; write the sentence that tells them apart
            content/confusions.toml:3: side 1 of confusion 1 of the file has no `name`; write what this side is called
            content/confusions.toml:3: side 1 of confusion 1 of the file has no `take`; write when to take this side
            content/confusions.toml:3: side 1 of confusion 1 of the file has no `topic`; name the topic that teaches it"#]],
    );
}

#[test]
fn a_confusion_waits_for_what_is_planned() {
    let mut files = with_reference();
    spoil(&mut files, CONFUSIONS, "topic = \"hooks\"", "topic = \"groups\"");
    spoil(&mut files, CONFUSIONS, "hooks-slides/wait", "groups-guide/size");
    spoil(&mut files, CONFUSIONS, "hooks/q-slow-start", "groups/q-size");
    spoil(&mut files, GLOSSARY, "topic = \"hooks\"", "topic = \"groups\"");
    assert!(compiled(&files).reference.confusions.is_empty());
    check_files(&files, Severity::Error, expect![[""]]);
    check_files(
        &files,
        Severity::Planned,
        expect![[r#"
            …/notes.md:1: topic:groups is planned; until then its link is plain text
            content/confusions.toml:9: topic `groups` is planned; left out until it is written
            content/confusions.toml:10: fact `groups-guide/size` is planned; left out until it is written
            content/confusions.toml:11: question `groups/q-size` is planned; left out until it is written
            content/glossary.toml:5: topic `groups` is planned; left out until it is written"#]],
    );
}

#[test]
fn terms() {
    check(
        &[(GLOSSARY, "term = \"cache\"", "term = \"Hook\"\nalso = [\"lifecycle hook\", \"…\"]\ntopic = \"cash\"")],
        expect![[r#"
            content/glossary.toml:8: the name `Hook` is given already at content/glossary.toml:3; give it to one term alone
            content/glossary.toml:9: the name `lifecycle hook` is given already at content/glossary.toml:2; give it to one term alone
            content/glossary.toml:9: the name `…` has no letter or digit; write a word
            content/glossary.toml:10: topic `cash` is unknown; take one of content/course.toml"#]],
    );
    let spellings = |also: &str| (GLOSSARY, "term = \"cache\"", format!("term = \"read-through cache\"\nalso = [{also}]"));
    let (file, from, to) = spellings("\"read through cache\"");
    check(&[(file, from, &to)], expect![[""]]);
    let (file, from, to) = spellings("\"read-through cache\"");
    check(
        &[(file, from, &to)],
        expect!["content/glossary.toml:9: the name `read-through cache` is given already at content/glossary.toml:8; give it to one term alone"],
    );
    check(
        &[
            (GLOSSARY, "term = \"cache\"\n", ""),
            (GLOSSARY, "text = \"Answers kept `near`.\"", "text = \"\""),
        ],
        expect![[r#"
            content/glossary.toml:7: term 2 of the file has no `term`; write it as it stands inside a sentence
            content/glossary.toml:8: term 2 of the file has no `text`; write what it means"#]],
    );
}

#[test]
fn changes() {
    for date in ["\"2025-13\"", "\"2025-1\"", "\"March\"", "\"25\"", "2025"] {
        let mut files = with_reference();
        spoil(&mut files, CHANGED, "\"2025-03\"", date);
        check_files(
            &files,
            Severity::Error,
            expect![[r#"content/changed.toml:1: the date of `hooks-guide/default` is neither "2025-03" nor "2025"; write the month or the year of the change in quotes, or "" where older material only simplified"#]],
        );
    }
    for date in ["\"\"", "\"2025\""] {
        check(&[(CHANGED, "\"2025-03\"", date)], expect![[""]]);
    }
    check(
        &[(CHANGED, "hooks-guide/default", "hooks-guide/wait")],
        expect!["content/changed.toml:1: fact `hooks-guide/wait` has no `then`; say there what older material has, or take this line out"],
    );
    check(
        &[(CHANGED, "hooks-guide/default", "hooks-guide/defauld")],
        expect!["content/changed.toml:1: fact `hooks-guide/defauld` is unknown; take one of a topic.toml; did you mean `hooks-guide/default`?"],
    );
    check(
        &[(CHANGED, "\"2025-03\"", "\"2025-03\"\n\"hooks-slides/default\" = \"2024\"")],
        expect!["content/changed.toml:2: fact `hooks-slides/default` has a date already, under this id or one folded into it; keep one"],
    );
}

#[test]
fn changes_come_newest_first_and_undated_ones_last() {
    let mut files = with_reference();
    let ask = "ask = \"How long does a hook wait?\"\n";
    spoil(&mut files, "topic.toml", ask, &format!("{ask}then = \"It was two hours.\"\n"));
    let order = |dates: &str| -> Vec<(u16, String)> {
        let mut files = files.clone();
        spoil(&mut files, CHANGED, "\"hooks-guide/default\" = \"2025-03\"", dates);
        let changes = compiled(&files).reference.changes;
        changes.into_iter().map(|change| (change.fact.nth, change.when)).collect()
    };
    let both = "\"hooks-guide/wait\" = \"2025\"\n\"hooks-guide/default\" = \"2025-03\"";
    assert_eq!(order(both), [(1, "2025-03".into()), (0, "2025".into())]);
    assert_eq!(order("\"hooks-guide/default\" = \"2019\""), [(1, "2019".into()), (0, String::new())]);
}

#[test]
fn a_complete_course_has_enough_of_both() {
    let page = "[[page]]\nid = \"groups\"\ntitle = \"Groups\"\nfacts = [\"groups-guide\"]\n";
    check(
        &[
            ("course.toml", page, ""),
            ("topic.toml", "before = [\"groups\"]\n", ""),
            ("notes.md", "[groups](topic:groups)", "groups"),
        ],
        expect![[r#"
            content/confusions.toml:1: the course is complete and has 1 confusions; write 60 or more
            content/glossary.toml:1: the course is complete and has 2 terms; write 250 or more
            content/services.toml:2: service `ec2-auto-scaling` has no sheet; write its [[sheet]] in content/sheets.toml, or a topic of kind `service` that names it first"#]],
    );
}

#[test]
fn the_files_are_there() {
    let mut files = with_reference();
    files.retain(|file| !file.path.ends_with(GLOSSARY));
    check_files(
        &files,
        Severity::Error,
        expect!["content/glossary.toml:1: this file is missing; write it"],
    );
}
