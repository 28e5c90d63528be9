//! Every refusal with its message: the small bank is spoilt in one place, and the compiler says what to do.

use super::common::{TOPIC, check, check_files, small, spoil};
use cutover_bank::compile::{Severity, SourceFile};
use expect_test::expect;

const FACTS: &str = "topic.toml";
const QUESTIONS: &str = "questions.toml";
const NOTES: &str = "notes.md";

#[test]
fn a_sound_bank_is_not_refused() {
    check(&[], expect![[""]]);
}

#[test]
fn ids() {
    check(
        &[(FACTS, "hooks-guide/default", "hooks-guide/wait")],
        expect![
            "…/topic.toml:24: fact `hooks-guide/wait` has the id of a fact at …/topic.toml:14; give it an id of its own"
        ],
    );
    check(
        &[(FACTS, "id = \"hooks\"", "id = \"hook\"")],
        expect![[r#"
        …/questions.toml:2: the id `hooks/q-slow-start` does not begin with `hook/q-`; rename it
        …/topic.toml:1: the id `hook` is not the name of its folder `hooks`; make them one
        …/topic.toml:1: topic `hook` is not in content/course.toml; add it there; did you mean `hooks`?"#]],
    );
    check(
        &[(QUESTIONS, "hooks/q-slow-start", "hooks/slow-start")],
        expect![
            "…/questions.toml:2: the id `hooks/slow-start` does not begin with `hooks/q-`; rename it"
        ],
    );
    check(
        &[(FACTS, "hooks-guide/wait", "hooks-guide/Wait")],
        expect![[r#"
        …/questions.toml:12: `hooks/q-slow-start` names an unknown fact `hooks-guide/wait`; did you mean `hooks-guide/Wait`?
        …/topic.toml:14: the id `hooks-guide/Wait` is not in lower case, digits, - and /; rename it
        crates/models/src/lib.rs:1: diagram `hooks` names an unknown fact `hooks-guide/wait`; mend its spec; did you mean `hooks-guide/Wait`?"#]],
    );
    check(
        &[(FACTS, "domain = 6", "domain = 5")],
        expect![
            "…/topic.toml:1: domain 5 belongs into content/5-incident-and-event-response/; move the folder or mend `domain`"
        ],
    );
}

#[test]
fn facts() {
    check(
        &[(FACTS, "ask = \"How long does a hook wait?\"\n", "")],
        expect![
            "…/topic.toml:13: fact `hooks-guide/wait` has no `ask`; write one question with one answer"
        ],
    );
    check(
        &[(FACTS, "answer = \"3600 seconds\"", "answer = \"\"")],
        expect![
            "…/topic.toml:17: fact `hooks-guide/wait` has no `answer`; write what one would say aloud, in 1 to 12 words"
        ],
    );
    check(
        &[(FACTS, "text = \"The default", "txt = \"The default")],
        expect![[r#"
        …/topic.toml:23: fact `hooks-guide/default` has no `text`; write the sentence that makes it stick
        …/topic.toml:27: fact `hooks-guide/default` has an unknown key `txt`; did you mean `text`?"#]],
    );
    check(
        &[(
            FACTS,
            "How long does a hook wait?",
            "What does a hook do, when nobody answers",
        )],
        expect![
            "…/topic.toml:25: the ask of `hooks-guide/default` is used already at …/topic.toml:16; ask so that only this answer fits"
        ],
    );
    check(
        &[(
            FACTS,
            "How long does a hook wait?",
            "Which of the following is a wait?",
        )],
        expect![
            "…/topic.toml:16: the ask of `hooks-guide/wait` asks for one of a list that a card does not show; ask openly"
        ],
    );
    check(
        &[(FACTS, "kind = \"limit\"", "kind = \"limits\"")],
        expect![
            "…/topic.toml:19: `kind` of fact `hooks-guide/wait` cannot be `limits`; write one of: definition, behaviour, limit, procedure, comparison, cue, trap; did you mean `limit`?"
        ],
    );
    check(
        &[(FACTS, "docs = \"https://", "docs = \"www.")],
        expect![
            "…/topic.toml:21: `docs` of `hooks-guide/wait` is no https:// address; name the official page"
        ],
    );
}

#[test]
fn topics() {
    check(
        &[(FACTS, "[\"groups\"]", "[\"hooks\", \"group\"]")],
        expect![[r#"
        …/topic.toml:10: a topic cannot come before itself; take it out of `before`
        …/topic.toml:10: topic `group` in `before` is unknown; take one of content/course.toml; did you mean `groups`?"#]],
    );
    check(
        &[(FACTS, "weight = \"background\"", "wieght = \"background\"")],
        expect![[r#"
            …/topic.toml:1: topic `hooks` has no `weight`; write one of: core, supporting, background
            …/topic.toml:7: topic `hooks` has an unknown key `wieght`; did you mean `weight`?"#]],
    );
    check(
        &[(FACTS, "[\"ec2-auto-scaling\"]", "[\"ec2-autoscaling\"]")],
        expect![
            "…/topic.toml:6: service `ec2-autoscaling` is unknown; did you mean `ec2-auto-scaling`?"
        ],
    );
    check(
        &[(FACTS, "before =", "diagram = \"hook\"\nbefore =")],
        expect![
            "…/topic.toml:10: diagram `hook` is unknown; take one of content/course.toml; did you mean `hooks`?"
        ],
    );
    check(
        &[(FACTS, "domain = 6", "domain = \"six\"")],
        expect![[r#"
            …/topic.toml:1: domain 0 belongs into content/0-the-exam/; move the folder or mend `domain`
            …/topic.toml:4: `domain` of topic `hooks` holds text; write a whole number from 0 to 6"#]],
    );
    check(
        &[(
            FACTS,
            "title = \"Lifecycle hooks\"",
            "title = Lifecycle hooks",
        )],
        expect![
            "…/topic.toml:2: this is not TOML: string values must be quoted, expected literal string; mend the line"
        ],
    );
}

#[test]
fn files() {
    let without = |file: &str| {
        small()
            .into_iter()
            .filter(|f| !f.path.ends_with(file))
            .collect::<Vec<_>>()
    };
    check_files(
        &without(NOTES),
        Severity::Error,
        expect![
            "…/topic.toml:1: topic `hooks` has no notes; write notes.md beside this file, 250 to 700 words"
        ],
    );
    check_files(
        &without(FACTS),
        Severity::Error,
        expect![[r#"
        …/notes.md:1: there is no topic.toml beside this file; write it
        …/questions.toml:1: there is no topic.toml beside this file; write it"#]],
    );
    check_files(
        &without("services.toml"),
        Severity::Error,
        expect![[r#"
        …/questions.toml:11: service `ec2-auto-scaling` is unknown; take one of content/services.toml
        …/topic.toml:6: service `ec2-auto-scaling` is unknown; take one of content/services.toml
        content/services.toml:1: this file is missing; write it"#]],
    );
    let mut files = small();
    files.push(SourceFile {
        path: format!("{TOPIC}/todo.txt"),
        text: String::new(),
    });
    files.push(SourceFile {
        path: "content/6-resilience/README.md".into(),
        text: String::new(),
    });
    check_files(
        &files,
        Severity::Error,
        expect![[r#"
        content/6-resilience/README.md:1: no file belongs here; a topic is content/<domain>/<topic>/topic.toml, notes.md and questions.toml
        …/todo.txt:1: no such file belongs to a topic; keep topic.toml, notes.md and questions.toml"#]],
    );
}

#[test]
fn questions() {
    check(
        &[(QUESTIONS, "right = true", "right = false")],
        expect![
            "…/questions.toml:1: `hooks/q-slow-start` has no right option; write right = true in one to three of them"
        ],
    );
    check(
        &[(QUESTIONS, "right = true\n", "")],
        expect![[r#"
        …/questions.toml:1: `hooks/q-slow-start` has no right option; write right = true in one to three of them
        …/questions.toml:17: option 1 of question `hooks/q-slow-start` has no `right`; write right = true or right = false"#]],
    );
    check(
        &[(QUESTIONS, "why = \"Nothing starts.\"\n", "")],
        expect![
            "…/questions.toml:33: option 4 of question `hooks/q-slow-start` has no `why`; add one to three sentences that say what it would do and which words of the stem it meets or breaks"
        ],
    );
    check(
        &[(QUESTIONS, "right = false", "right = true")],
        expect![
            "…/questions.toml:7: `hooks/q-slow-start` has two right options, and its ask does not say so; end the ask with (Choose two.)"
        ],
    );
    check(
        &[(QUESTIONS, "Which change meets", "Which two changes meet")],
        expect![
            "…/questions.toml:7: the ask of `hooks/q-slow-start` wants two, and one of the options are right; make them agree"
        ],
    );
    check(
        &[(QUESTIONS, "hooks-guide/wait", "hooks-guide/wiat")],
        expect![
            "…/questions.toml:12: `hooks/q-slow-start` names an unknown fact `hooks-guide/wiat`; did you mean `hooks-guide/wait`?"
        ],
    );
    check(
        &[(QUESTIONS, "[\"hooks-guide/wait\"]", "[]")],
        expect![
            "…/questions.toml:2: `hooks/q-slow-start` names 0 facts; name the one to five that it exercises"
        ],
    );
    check(
        &[(QUESTIONS, "\"hooks-guide/wait\"", "\"groups-guide/size\"")],
        expect![
            "…/questions.toml:2: `hooks/q-slow-start` exercises no fact that is there yet; name one of its own page"
        ],
    );
    check(
        &[
            (QUESTIONS, "[\"2.4\"]", "[\"2.5\"]"),
            (QUESTIONS, "[\"3.1\"]", "[\"3.1\", \"3.1\"]"),
        ],
        expect![[r#"
        …/questions.toml:9: DOP-C01 has no objective 2.5; take one of 2.4
        …/questions.toml:10: objective 3.1 stands twice; keep one"#]],
    );
    check(
        &[
            (QUESTIONS, "[\"2.4\"]", "[]"),
            (QUESTIONS, "[\"3.1\"]", "[]"),
        ],
        expect![
            "…/questions.toml:2: `hooks/q-slow-start` names no objective, so that no exam draws it; fill `c01`, `c02` or both"
        ],
    );
    check(
        &[(QUESTIONS, "diagram = \"hooks?", "diagram = \"hoks?")],
        expect![
            "…/questions.toml:13: diagram `hoks?at=1` is unknown; take one of content/course.toml; did you mean `hooks`?"
        ],
    );
    check(
        &[(QUESTIONS, "checked = 2026-11-21\n", "")],
        expect![
            "…/questions.toml:1: question `hooks/q-slow-start` has no `checked`; add the day on which it was looked up, as checked = 2026-11-21"
        ],
    );
    check(
        &[(QUESTIONS, "2026-11-21", "\"2026-11-21\"")],
        expect![
            "…/questions.toml:14: `checked` of question `hooks/q-slow-start` holds text; write a date without quotes, such as 2026-11-21"
        ],
    );
    check(
        &[(
            QUESTIONS,
            "docs = [\"https://docs.aws.amazon.com/hooks.html\"]",
            "docs = []",
        )],
        expect![
            "…/questions.toml:15: question `hooks/q-slow-start` has no `docs`; add the official page that settles it"
        ],
    );
    check(
        &[(QUESTIONS, "difficulty = 2", "difficulty = 4")],
        expect![
            "…/questions.toml:8: `difficulty` of question `hooks/q-slow-start` holds 4; write a whole number from 1 to 3"
        ],
    );
}

#[test]
fn wording() {
    check(
        &[(QUESTIONS, "Nothing starts.", "As option B, nothing starts.")],
        expect![[
            r#"…/questions.toml:36: "option B" names an option by its place, and options are shuffled; say what it does instead"#
        ]],
    );
    check(
        &[(
            QUESTIONS,
            "Nothing starts.",
            "Like the first option, nothing starts.",
        )],
        expect![[
            r#"…/questions.toml:36: "first option" names an option by its place, and options are shuffled; say what it does instead"#
        ]],
    );
    check(
        &[(
            QUESTIONS,
            "Suspend the launch process.",
            "All of the above.",
        )],
        expect![[
            r#"…/questions.toml:34: "the above" names an option by its place, and options are shuffled; say what it does instead"#
        ]],
    );
    check(
        &[(
            QUESTIONS,
            "Suspend the launch process.",
            "Lengthen the grace period!",
        )],
        expect![
            "…/questions.toml:34: this option stands already at …/questions.toml:29; write another"
        ],
    );
}

#[test]
fn a_question_stands_once() {
    let mut files = small();
    let twice = include_str!("small/questions.toml").repeat(2);
    spoil(
        &mut files,
        QUESTIONS,
        include_str!("small/questions.toml"),
        &twice,
    );
    check_files(
        &files,
        Severity::Error,
        expect![[r#"
        …/questions.toml:38: question `hooks/q-slow-start` has the id of a question at …/questions.toml:2; give it an id of its own
        …/questions.toml:40: this stem stands already at …/questions.toml:4; write another"#]],
    );
}

#[test]
fn links() {
    check(
        &[(NOTES, "topic:groups", "topic:group")],
        expect!["…/notes.md:1: the link to topic:group is dead; did you mean `groups`?"],
    );
    check(
        &[(NOTES, "diagram:hooks?", "diagram:clocks?")],
        expect![
            "…/notes.md:20: the link to diagram:clocks?at=2&dir=out is dead; take a diagram of content/course.toml"
        ],
    );
    check(
        &[(NOTES, "https://docs", "http://docs")],
        expect![
            "…/notes.md:20: the link to `http://docs.aws.amazon.com/hooks.html` leads nowhere; link to topic:id, diagram:name or an https:// address"
        ],
    );
}

#[test]
fn markdown_beyond_the_subset() {
    check(
        &[(NOTES, "### Try it", "# Try it")],
        expect![
            "…/notes.md:18: this heading is beyond the Markdown subset; use ## or ###, in notes alone"
        ],
    );
    check(
        &[(NOTES, "### Try it", "<b>Try it</b>")],
        expect![
            "…/notes.md:18: HTML (`<b>`) is beyond the Markdown subset; put it between backticks"
        ],
    );
    check(
        &[(NOTES, "### Try it", "> Try it")],
        expect!["…/notes.md:18: a quotation is beyond the Markdown subset; make it a paragraph"],
    );
    check(
        &[(NOTES, "### Try it", "***")],
        expect!["…/notes.md:18: a rule is beyond the Markdown subset; take the line out"],
    );
    check(
        &[(NOTES, "### Try it", "![Try it](try.png)")],
        expect![
            "…/notes.md:18: an image is beyond the Markdown subset; link a diagram as [text](diagram:name)"
        ],
    );
    check(
        &[(NOTES, "### Try it", "    try it")],
        expect![
            "…/notes.md:18: code by indentation is beyond the Markdown subset; put ``` on the lines before and after it"
        ],
    );
    check(
        &[(NOTES, "### Try it", "### The wait ends in two ways")],
        expect![[
            r#"…/notes.md:18: the heading "The wait ends in two ways" stands twice on the page; word one of them otherwise"#
        ]],
    );
    check(
        &[(NOTES, "A hook holds", "## A hook holds")],
        expect![
            "…/notes.md:1: the notes do not begin with a paragraph; put the sentence that the rest hangs on before the first heading"
        ],
    );
    check(
        &[(QUESTIONS, "Nothing starts.", "Nothing starts <here>.")],
        expect![
            "…/questions.toml:36: HTML (`<here>`) is beyond the Markdown subset; put it between backticks"
        ],
    );
    check(
        &[(QUESTIONS, "Nothing starts.", "- Nothing starts.")],
        expect![
            "…/questions.toml:36: a heading, list, table or code block here is beyond the Markdown subset; keep it to one line, with a backslash before a mark that is meant literally"
        ],
    );
}

#[test]
fn what_is_planned_is_counted() {
    check_files(
        &small(),
        Severity::Planned,
        expect!["…/notes.md:1: topic:groups is planned; until then its link is plain text"],
    );
}

#[test]
fn warnings() {
    let mut files = small();
    spoil(
        &mut files,
        QUESTIONS,
        "Add a launch hook to the group.",
        "Always add a launch hook to the group, with a time-out that covers the cache.",
    );
    spoil(
        &mut files,
        QUESTIONS,
        "tempts = \"It is a hook as well.\"\n",
        "",
    );
    spoil(
        &mut files,
        FACTS,
        "\"3600 seconds\"",
        "\"It waits for 3600 seconds, which is one hour or sixty minutes, unless you set it\"",
    );
    spoil(
        &mut files,
        FACTS,
        "What does a hook do",
        "Does a hook give up",
    );
    check_files(
        &files,
        Severity::Warning,
        expect![[r#"
        …/notes.md:1: the notes have 46 words; aim at 250 to 700
        …/questions.toml:1: the longest option of `hooks/q-slow-start` is right and a fifth longer than any wrong one; make them alike
        …/questions.toml:1: no distractor of `hooks/q-slow-start` says why it tempts; add `tempts` to the strongest
        …/questions.toml:4: the stem of `hooks/q-slow-start` has 17 words; aim at 50 to 130
        …/questions.toml:18: an option says "always", which gives away; say it with a fact
        …/topic.toml:17: the answer of `hooks-guide/wait` has 16 words; say it in 12 or fewer
        …/topic.toml:23: no question exercises `hooks-guide/default`
        …/topic.toml:25: the ask of `hooks-guide/default` is answered by yes or no; ask which, why or how"#]],
    );
}
