//! Reads the files of `content/` into [`sources`](super::sources), with a remark for all that is missing or misspelt.

use super::diagnostic::{Place, Sink, did_you_mean};
use super::family::{self, AnswerModel};
use super::sources::{Course, FactSource, OptionSource, Page, QuestionSource, Tags, TopicSource};
use super::table::{Table, Text, read_toml};
use crate::{Blueprint, Domain, Era, Exam, FactKind, Objective, Service, TopicKind, Weight};

const ERAS: &[(&str, Era)] = &[("both", Era::Both), ("c01", Era::C01), ("c02", Era::C02)];
const WEIGHTS: &[(&str, Weight)] = &[
    ("core", Weight::Core),
    ("supporting", Weight::Supporting),
    ("background", Weight::Background),
];
const TOPIC_KINDS: &[(&str, TopicKind)] = &[
    ("concept", TopicKind::Concept),
    ("exam", TopicKind::Exam),
    ("service", TopicKind::Service),
    ("comparison", TopicKind::Comparison),
    ("scenarios", TopicKind::Scenarios),
];
const FACT_KINDS: &[(&str, FactKind)] = &[
    ("definition", FactKind::Definition),
    ("behaviour", FactKind::Behaviour),
    ("limit", FactKind::Limit),
    ("procedure", FactKind::Procedure),
    ("comparison", FactKind::Comparison),
    ("cue", FactKind::Cue),
    ("trap", FactKind::Trap),
];

/// The value that a word stands for; the first of the list when the word is none of them.
fn one_of<T: Copy>(table: &Table, key: &'static str, words: &[(&str, T)]) -> T {
    let list = words
        .iter()
        .map(|(word, _)| *word)
        .collect::<Vec<_>>()
        .join(", ");
    let word = table.required(key, &format!("write one of: {list}"));
    if let Some((_, value)) = words.iter().find(|(w, _)| *w == word.as_str()) {
        return *value;
    }
    if !word.is_empty() {
        let hint = did_you_mean(word.as_str(), words.iter().map(|(word, _)| *word));
        let message = format!(
            "`{key}` of {} cannot be `{}`; write one of: {list}{hint}",
            table.name,
            word.as_str()
        );
        table.sink().error(&word.at, message);
    }
    words[0].1
}

fn id_of(table: &Table) -> Text {
    table.required("id", "give it an id that is its own for ever")
}

pub(crate) fn course(path: &str, text: &str, course: &mut Course, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        course.diagrams = file.texts("diagrams");
        file.each("page", |page| {
            page.required("title", "write the title of the page");
            let facts = page
                .texts("facts")
                .into_iter()
                .map(|prefix| prefix.value)
                .collect();
            course.pages.push(Page {
                id: id_of(page),
                facts,
            });
        });
    });
}

pub(crate) fn same(path: &str, text: &str, course: &mut Course, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("same", |same| {
            let keep = same.required("keep", "name the fact that stands for the others");
            course.same.push((keep, same.texts("also")));
        });
    });
}

pub(crate) fn services(path: &str, text: &str, course: &mut Course, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("service", |service| {
            let id = id_of(service);
            if course.services.iter().any(|other| other.id == id.value) {
                sink.error(
                    &id.at,
                    format!("service `{}` stands twice; keep one", id.value),
                );
            }
            course.service_ids.push(id.clone());
            course.services.push(Service {
                id: id.value,
                name: service
                    .required("name", "write the name as AWS writes it")
                    .value,
                aliases: service
                    .texts("aliases")
                    .into_iter()
                    .map(|alias| alias.value)
                    .collect(),
            });
        });
    });
    course
        .services
        .sort_by_key(|service| service.bare_name().to_lowercase());
}

pub(crate) fn blueprints(path: &str, text: &str, course: &mut Course, sink: &Sink) {
    read_toml(path, text, sink, |file| {
        file.each("blueprint", |blueprint| {
            let mut domains = Vec::new();
            blueprint.each("domain", |domain| domains.push(read_domain(domain)));
            for (nth, domain) in domains.iter().enumerate() {
                if usize::from(domain.number) != nth + 1 {
                    sink.error(
                        &blueprint.at,
                        "the domains do not count from 1 upwards; put them in order",
                    );
                }
            }
            if domains
                .iter()
                .map(|domain| u32::from(domain.weight))
                .sum::<u32>()
                != 100
            {
                sink.error(
                    &blueprint.at,
                    "the weights of the domains do not add up to 100; mend them",
                );
            }
            course.blueprints.push(Blueprint {
                exam: one_of(blueprint, "exam", &[("c02", Exam::C02), ("c01", Exam::C01)]),
                code: blueprint.required("code", "write the exam's code").value,
                title: blueprint
                    .required("title", "write the exam's full name")
                    .value,
                offered: blueprint
                    .required("offered", "say when it could be sat")
                    .value,
                questions: blueprint.number("questions", 1, 500),
                scored: blueprint.number("scored", 1, 500),
                minutes: blueprint.number("minutes", 1, 1000),
                pass: blueprint.number("pass", 1, 1000),
                scale_min: blueprint.number("scale_min", 0, 1000),
                scale_max: blueprint.number("scale_max", 1, 1000),
                domains,
            });
        });
    });
}

fn read_domain(domain: &Table) -> Domain {
    let objectives = domain.pairs("objectives").into_iter();
    Domain {
        number: domain.number("number", 1, 9) as u8,
        title: domain
            .required("title", "write the domain's full name")
            .value,
        short: domain
            .required("short", "write a name for narrow places")
            .value,
        weight: domain.number("weight", 1, 100) as u8,
        objectives: objectives
            .map(|(number, title)| Objective {
                number: number.value,
                title: title.value,
            })
            .collect(),
    }
}

pub(crate) fn topic(path: &str, text: &str, sink: &Sink) -> Option<TopicSource> {
    let mut found = None;
    read_toml(path, text, sink, |file| {
        // Kept beside the facts so that authors see which part of the syllabus a page covers.
        file.texts("topics");
        let mut facts = Vec::new();
        file.each("fact", |fact| facts.push(read_fact(fact)));
        found = Some(TopicSource {
            id: file.required("id", "write the page's id, which is the folder's name"),
            title: file.required("title", "write the page's title"),
            blurb: file.required("blurb", "write a sentence that begins with \"You can\""),
            kind: one_of(file, "kind", TOPIC_KINDS),
            c01: file.number("domain", 0, 6) as u8,
            c02: file.number("c02", 0, 6) as u8,
            services: file.texts("services"),
            weight: one_of(file, "weight", WEIGHTS),
            era: one_of(file, "era", ERAS),
            before: file.texts("before"),
            diagram: file.text("diagram"),
            facts,
            notes: None,
            questions: Vec::new(),
        });
    });
    found
}

fn read_fact(fact: &Table) -> FactSource {
    FactSource {
        at: fact.at.clone(),
        id: fact.required("id", "take the id that the fact has in the syllabus"),
        also: fact.texts("also"),
        ask: fact.required("ask", "write one question with one answer"),
        answer: fact.required("answer", "write what one would say aloud, in 1 to 12 words"),
        text: fact.required("text", "write the sentence that makes it stick"),
        then: fact.text("then"),
        kind: one_of(fact, "kind", FACT_KINDS),
        era: one_of(fact, "era", ERAS),
        docs: fact.text("docs"),
    }
}

/// Questions, and families, whose answers come from `models`.
pub(crate) fn questions(
    path: &str,
    text: &str,
    topic: &mut TopicSource,
    models: &[AnswerModel],
    sink: &Sink,
) {
    read_toml(path, text, sink, |file| {
        file.each("question", |question| {
            topic.questions.push(read_question(question))
        });
        file.each("family", |family| {
            topic.questions.extend(family::read(family, models))
        });
    });
}

fn read_question(question: &Table) -> QuestionSource {
    let mut options = Vec::new();
    question.each("option", |option| options.push(read_option(option)));
    QuestionSource {
        at: question.at.clone(),
        id: id_of(question),
        stem: question.required("stem", "write the situation, in 50 to 130 words"),
        ask: question.required("ask", "write what is asked, on a line of its own"),
        tags: read_tags(question),
        options,
        working: Vec::new(),
        is_family: false,
        variants: Vec::new(),
    }
}

pub(crate) fn read_tags(question: &Table) -> Tags {
    if question.date("checked").is_none() && question.value("checked").is_none() {
        let at = question.place_of("checked");
        let message = format!(
            "{} has no `checked`; add the day on which it was looked up, as checked = 2026-11-21",
            question.name
        );
        question.sink().error(&at, message);
    }
    let docs = question.texts("docs");
    if docs.is_empty() {
        let message = format!(
            "{} has no `docs`; add the official page that settles it",
            question.name
        );
        question.sink().error(&question.place_of("docs"), message);
    }
    Tags {
        difficulty: question.number("difficulty", 1, 3) as u8,
        c01: question.texts("c01"),
        c02: question.texts("c02"),
        services: question.texts("services"),
        facts: question.texts("facts"),
        diagram: question.text("diagram"),
        docs,
    }
}

fn read_option(option: &Table) -> OptionSource {
    let right = option.flag("right");
    if right.is_none() && option.value("right").is_none() {
        let message = format!(
            "{} has no `right`; write right = true or right = false",
            option.name
        );
        option.sink().error(&option.at, message);
    }
    OptionSource {
        text: option.required("text", "write what would be done"),
        right: right.unwrap_or(false),
        why: option.required(
            "why",
            "add one to three sentences that say what it would do and which words of the stem it meets or breaks",
        ),
        tempts: option.text("tempts"),
    }
}

/// Notes are plain text: only their place has to be known.
pub(crate) fn notes(path: &str, text: &str) -> Text {
    let lead = text.len() - text.trim_start().len();
    let line = 1 + text[..lead].matches('\n').count();
    Text {
        value: text.trim().to_string(),
        at: Place::new(path, line),
    }
}
