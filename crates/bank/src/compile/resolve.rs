//! Ids: who has which, who stands for whom, and what the course has only planned.

use super::BuiltDiagram;
use super::diagnostic::{Place, Sink, did_you_mean};
use super::markdown::Targets;
use super::sources::{Course, TopicSource};
use super::table::Text;
use crate::{Exam, FactIx, ServiceIx, TopicIx, id_hash};
use std::collections::{BTreeMap, BTreeSet};

/// Every name that content can refer to.
pub(crate) struct Names {
    pub targets: Targets,
    pub topics: BTreeMap<String, TopicIx>,
    facts: BTreeMap<String, FactIx>,
    /// Folded ids and their keepers.
    pub folded: BTreeMap<String, String>,
    services: BTreeMap<String, ServiceIx>,
    c01: BTreeSet<String>,
    c02: BTreeSet<String>,
    /// How the ids of facts of planned pages begin.
    planned_facts: BTreeSet<String>,
}

/// A fact that is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Fact(FactIx),
    Planned,
    Unknown,
}

impl Names {
    pub fn of(
        course: &Course,
        topics: &[TopicSource],
        diagrams: &[BuiltDiagram],
        sink: &Sink,
    ) -> Names {
        let mut names = Names {
            targets: targets(course, topics, diagrams, sink),
            topics: BTreeMap::new(),
            facts: BTreeMap::new(),
            folded: BTreeMap::new(),
            services: BTreeMap::new(),
            c01: objectives(course, Exam::C01),
            c02: objectives(course, Exam::C02),
            planned_facts: BTreeSet::new(),
        };
        for (nth, service) in course.services.iter().enumerate() {
            names
                .services
                .insert(service.id.clone(), ServiceIx(nth as u16));
        }
        for page in &course.pages {
            if !names.targets.topics.contains(&page.id.value) {
                names.planned_facts.extend(page.facts.iter().cloned());
            }
        }
        let mut taken = Taken {
            ids: BTreeMap::new(),
            hashes: BTreeMap::new(),
            sink,
        };
        names.take_own(topics, &mut taken);
        names.fold(course, topics, &mut taken);
        names
    }

    /// Ids of topics, facts, questions and families, each once.
    fn take_own(&mut self, topics: &[TopicSource], taken: &mut Taken) {
        for (t, topic) in topics.iter().enumerate() {
            let ix = TopicIx(t as u16);
            if taken.take("topic", &topic.id) {
                self.topics.insert(topic.id.value.clone(), ix);
            }
            if !self.targets.course.contains(topic.id.as_str()) && !topic.id.is_empty() {
                let hint = did_you_mean(
                    topic.id.as_str(),
                    self.targets.course.iter().map(String::as_str),
                );
                let message = format!(
                    "topic `{}` is not in content/course.toml; add it there{hint}",
                    topic.id.value
                );
                taken.sink.error(&topic.id.at, message);
            }
            for (nth, fact) in topic.facts.iter().enumerate() {
                if taken.take("fact", &fact.id) {
                    self.facts.insert(
                        fact.id.value.clone(),
                        FactIx {
                            topic: ix,
                            nth: nth as u16,
                        },
                    );
                }
            }
            for question in &topic.questions {
                let (what, letter) = if question.is_family {
                    ("family", "f-")
                } else {
                    ("question", "q-")
                };
                let id = &question.id;
                taken.take(what, id);
                let own = format!("{}/{letter}", topic.id.value);
                if !id.value.starts_with(&own) && !id.is_empty() {
                    let message = format!(
                        "the id `{}` does not begin with `{own}`; rename it",
                        id.value
                    );
                    taken.sink.error(&id.at, message);
                }
            }
        }
    }

    /// Folded ids resolve to their keepers.
    fn fold(&mut self, course: &Course, topics: &[TopicSource], taken: &mut Taken) {
        let authored = topics
            .iter()
            .flat_map(|topic| &topic.facts)
            .map(|fact| (&fact.id, &fact.also));
        let listed = course.same.iter().map(|(keep, also)| (keep, also));
        for (keep, also) in authored.chain(listed) {
            if !self.facts.contains_key(keep.as_str()) {
                continue;
            }
            for id in also {
                match self.folded.get(id.as_str()) {
                    Some(keeper) if *keeper == keep.value => {}
                    Some(keeper) => {
                        let message = format!(
                            "`{}` is folded into `{keeper}` and `{}`; choose one",
                            id.value, keep.value
                        );
                        taken.sink.error(&id.at, message);
                    }
                    None => {
                        if let Some((_, at)) = taken.ids.get(id.as_str()) {
                            let message = format!(
                                "fact `{}` says the same as `{}`, which content/same.toml keeps; take this one out",
                                id.value, keep.value
                            );
                            taken.sink.warn(&at.clone(), "facts said twice", message);
                        } else if taken.take("fact", id) {
                            self.folded.insert(id.value.clone(), keep.value.clone());
                        }
                    }
                }
            }
        }
    }

    /// The keeper's id, or the id itself.
    pub fn keeper<'a>(&'a self, id: &'a str) -> &'a str {
        self.folded.get(id).map_or(id, String::as_str)
    }

    pub fn fact(&self, id: &str) -> Found {
        let id = self.keeper(id);
        let prefix = id.split('/').next().unwrap_or_default();
        match self.facts.get(id) {
            Some(ix) => Found::Fact(*ix),
            None if self.planned_facts.contains(prefix) => Found::Planned,
            None => Found::Unknown,
        }
    }

    pub fn fact_hint(&self, id: &str) -> String {
        did_you_mean(id, self.facts.keys().map(String::as_str))
    }

    pub fn services(&self, services: &[Text], sink: &Sink) -> Vec<ServiceIx> {
        let mut found = Vec::new();
        for service in services {
            match self.services.get(service.as_str()) {
                Some(ix) => found.push(*ix),
                None => {
                    let hint =
                        did_you_mean(service.as_str(), self.services.keys().map(String::as_str));
                    let hint = if hint.is_empty() {
                        "; take one of content/services.toml".into()
                    } else {
                        hint
                    };
                    sink.error(
                        &service.at,
                        format!("service `{}` is unknown{hint}", service.value),
                    );
                }
            }
        }
        found
    }

    pub fn objectives(&self, exam: Exam, numbers: &[Text], sink: &Sink) -> Vec<String> {
        let (known, code) = match exam {
            Exam::C01 => (&self.c01, "DOP-C01"),
            Exam::C02 => (&self.c02, "DOP-C02"),
        };
        let mut found: Vec<String> = Vec::new();
        for number in numbers {
            if found.contains(&number.value) {
                sink.error(
                    &number.at,
                    format!("objective {} stands twice; keep one", number.value),
                );
            } else if known.contains(number.as_str()) {
                found.push(number.value.clone());
            } else {
                let list = known.iter().cloned().collect::<Vec<_>>().join(", ");
                let message = format!(
                    "{code} has no objective {}; take one of {list}",
                    number.value
                );
                sink.error(&number.at, message);
            }
        }
        found
    }
}

/// Ids and hashes that are given away.
struct Taken<'a> {
    ids: BTreeMap<String, (&'static str, Place)>,
    hashes: BTreeMap<u32, String>,
    sink: &'a Sink,
}

impl Taken<'_> {
    /// Whether the id was free.
    fn take(&mut self, what: &'static str, id: &Text) -> bool {
        if id.is_empty() {
            return false;
        }
        if !id
            .value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-/.".contains(&b))
        {
            let message = format!(
                "the id `{}` is not in lower case, digits, - and /; rename it",
                id.value
            );
            self.sink.error(&id.at, message);
        }
        // A topic may share its name with the folder of its facts, never with one of them.
        if let Some((other, at)) = self.ids.get(&id.value) {
            let message = format!(
                "{what} `{}` has the id of a {other} at {}:{}; give it an id of its own",
                id.value, at.file, at.line
            );
            self.sink.error(&id.at, message);
            return false;
        }
        if let Some(other) = self.hashes.insert(id_hash(&id.value), id.value.clone()) {
            let message = format!(
                "the ids `{}` and `{other}` share a hash, by which answers are kept; rename the newer",
                id.value
            );
            self.sink.error(&id.at, message);
        }
        self.ids.insert(id.value.clone(), (what, id.at.clone()));
        true
    }
}

fn objectives(course: &Course, exam: Exam) -> BTreeSet<String> {
    let blueprints = course
        .blueprints
        .iter()
        .filter(|blueprint| blueprint.exam == exam);
    let domains = blueprints.flat_map(|blueprint| &blueprint.domains);
    domains
        .flat_map(|domain| &domain.objectives)
        .map(|objective| objective.number.clone())
        .collect()
}

fn targets(
    course: &Course,
    topics: &[TopicSource],
    diagrams: &[BuiltDiagram],
    sink: &Sink,
) -> Targets {
    let planned_diagrams: BTreeSet<String> = course
        .diagrams
        .iter()
        .map(|name| name.value.clone())
        .collect();
    for name in diagrams
        .iter()
        .map(|built| built.name)
        .filter(|name| !planned_diagrams.contains(*name))
    {
        let at = Place::new("content/course.toml", 1);
        sink.error(
            &at,
            format!("diagram `{name}` is built and not in the list; add it to `diagrams`"),
        );
    }
    Targets {
        topics: topics.iter().map(|topic| topic.id.value.clone()).collect(),
        course: course
            .pages
            .iter()
            .map(|page| page.id.value.clone())
            .collect(),
        diagrams: diagrams
            .iter()
            .map(|built| built.name.to_string())
            .collect(),
        planned_diagrams,
    }
}
