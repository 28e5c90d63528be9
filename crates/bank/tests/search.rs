//! Search over the real content: what people type, and what should come first.
#![cfg(feature = "compile")]

use cutover_bank::compile::{BuiltDiagram, compile, read_dir};
use cutover_bank::{Bank, Search, Target};
use std::path::Path;
use std::sync::LazyLock;

static BANK: LazyLock<Bank> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = read_dir(&root).expect("content/ is there");
    let diagram = BuiltDiagram {
        name: "alarm-evaluation",
        title: "An alarm looks back over a window",
        topic: "cloudwatch-alarms",
        facts: &[],
    };
    let blob = compile(&files, &[diagram]).blob();
    Bank::open(blob.leak()).expect("a fresh blob opens")
});
static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let mut search = BANK.search();
    while let Some(topic) = search.next() {
        search.read(Some(&BANK.content(topic).expect("a fresh topic opens")));
    }
    search
});

/// A hit as `kind id`.
fn name(target: &Target) -> String {
    let index = BANK.index();
    match target {
        Target::Topic(ix) => format!("topic {}", index.topics[usize::from(ix.0)].id),
        Target::Section(ix, anchor) => {
            format!("section {}#{anchor}", index.topics[usize::from(ix.0)].id)
        }
        Target::Fact(ix) => format!("fact {}", BANK.fact(*ix).map_or("", |fact| &fact.id)),
        Target::Question(ix) => format!(
            "question {}",
            BANK.question(*ix).map_or("", |question| &question.id)
        ),
        Target::Diagram(name) => format!("diagram {name}"),
    }
}

/// Whether it is among the first three, since the content grows; the message lists what was found.
fn among_first(query: &str, wanted: &str) -> Result<(), String> {
    let hits = SEARCH.find(query, 8).hits;
    let found: Vec<String> = hits.iter().map(|hit| name(&hit.target)).collect();
    if found.iter().take(3).any(|found| found == wanted) {
        return Ok(());
    }
    Err(format!("{query:?} finds not {wanted} but {found:#?}"))
}

#[test]
fn what_people_type_and_what_they_mean() {
    let table = [
        ("cloudwatch alarms", "topic cloudwatch-alarms"),
        ("lifecycle hooks", "topic lifecycle-hooks"),
        ("lifecy hoo", "topic lifecycle-hooks"),
        ("lifecycel hook", "topic lifecycle-hooks"),
        ("cloudwacth alarm", "topic cloudwatch-alarms"),
        ("cloud watch alarm", "topic cloudwatch-alarms"),
        ("rto", "topic rto-rpo"),
        ("recovery point", "topic rto-rpo"),
        ("lambda alias", "topic lambda-aliases"),
        (
            "composite alarm",
            "section cloudwatch-alarms#n-composite-alarms-speak-metric-alarms-act",
        ),
        (
            "how long does a lifecycle hook wait",
            "fact autoscaling-lifecycle-hooks/heartbeat-timeout",
        ),
        (
            "estimatedcharges",
            "fact cloudwatch-billing-alarms/estimated-charges",
        ),
        (
            "billing alarm region",
            "fact cloudwatch-billing-alarms/estimated-charges",
        ),
        ("alarm window", "diagram alarm-evaluation"),
        (
            "evaluation periods",
            "fact cloudwatch-alarm-evaluation/evaluation-periods",
        ),
        ("disaster recovery", "topic disaster-recovery"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(query, wanted)| among_first(query, wanted).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn services_go_by_their_other_names() {
    for (alias, name) in [
        ("asg lifecycle hook", "auto scaling group lifecycle hook"),
        ("cwe rule", "eventbridge rule"),
    ] {
        assert!(SEARCH.find(alias, 8).total > 0, "{alias}");
        let first = |query| {
            SEARCH
                .find(query, 8)
                .hits
                .first()
                .map(|hit| hit.target.clone())
        };
        assert_eq!(first(alias), first(name), "{alias}");
    }
}

#[test]
fn a_keystroke_is_cheap() {
    // The slowest query at its fastest run: other tests and builds share the machine.
    for query in [
        "a",
        "al",
        "alarm eval",
        "asg lifecycle hook",
        "s3 replication delete",
        "cloudwacth",
    ] {
        let once = || {
            let started = std::time::Instant::now();
            SEARCH.find(query, 20);
            started.elapsed()
        };
        once();
        let fastest = (0..20).map(|_| once()).min().unwrap_or_default();
        assert!(fastest.as_millis() < 4, "{query:?} takes {fastest:?}");
    }
}

#[test]
fn nothing_is_found_for_nothing() {
    for query in ["", "   ", "!?", "qqqqzzzz"] {
        assert_eq!(SEARCH.find(query, 8).hits, [], "{query:?}");
    }
}

#[test]
fn marks_underline_what_matched() {
    let results = SEARCH.find("alarm evalu", 8);
    let title = "CloudWatch alarms and their evaluation";
    let marked: Vec<&str> = results
        .marks
        .split(title)
        .into_iter()
        .filter(|(hit, _)| *hit)
        .map(|(_, piece)| piece)
        .collect();
    assert_eq!(marked, ["alarms", "evaluation"]);
}
