//! What to practise, as a URL query: `domain=1,3&seen=wrong&count=20&seed=7`.

use crate::course::Course;
use cutover_bank::{QuestionIx, ServiceIx, TopicIx};

/// Which questions by what has become of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seen {
    /// All, those first that help most now: see [`super::practice::draw`].
    #[default]
    Next,
    /// All, in a draw that depends on the seed alone.
    Any,
    /// Never answered.
    Unseen,
    /// Answered before.
    Seen,
    /// Last answered wrong.
    Wrong,
    /// Last answered wrong, and sure.
    SureWrong,
    /// Last answered right, by a guess.
    Lucky,
    /// Missed or guessed, and back today.
    Due,
}

/// The most questions of one set.
pub const MOST: u16 = 200;

const SEEN: [(Seen, &str); 8] = [
    (Seen::Next, "next"),
    (Seen::Any, "any"),
    (Seen::Unseen, "unseen"),
    (Seen::Seen, "seen"),
    (Seen::Wrong, "wrong"),
    (Seen::SureWrong, "sure-wrong"),
    (Seen::Lucky, "lucky"),
    (Seen::Due, "due"),
];

/// Which questions to practise. An empty list does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Domains of the exam, 1-based.
    pub domains: Vec<u8>,
    /// Services that a question is filed under, any of them.
    pub services: Vec<ServiceIx>,
    /// Topics.
    pub topics: Vec<TopicIx>,
    /// By what has become of it.
    pub seen: Seen,
    /// Difficulties, 1 to 3.
    pub difficulty: Vec<u8>,
    /// Single questions, named by a search or a link; nothing else restricts them, not even the
    /// exam.
    pub questions: Vec<QuestionIx>,
}

/// A practice set as a link has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which questions.
    pub filter: Filter,
    /// How many.
    pub count: u16,
    /// What makes it repeatable; the app draws one where there is none.
    pub seed: Option<u32>,
}

impl Default for Request {
    fn default() -> Self {
        Request {
            filter: Filter::default(),
            count: 10,
            seed: None,
        }
    }
}

/// Part of a query that was not understood, and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The key.
    pub key: String,
    /// The value, or the part of it.
    pub value: String,
}

impl Request {
    /// Reads a query, with or without its `?`. Never fails: what is not understood is noted.
    pub fn parse(query: &str, course: &Course) -> (Request, Vec<Note>) {
        let mut request = Request::default();
        let mut notes = Vec::new();
        for pair in query
            .trim_start_matches('?')
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (key, values) = pair.split_once('=').unwrap_or((pair, ""));
            let values = decode(values);
            let f = &mut request.filter;
            for value in values.split(',').filter(|v| !v.is_empty()) {
                let known = match key {
                    "domain" => add(
                        &mut f.domains,
                        value.parse().ok().filter(|d| (1..=9).contains(d)),
                    ),
                    "service" => add(&mut f.services, service(course, value)),
                    "topic" => add(&mut f.topics, course.find_topic(value)),
                    "question" => add(&mut f.questions, course.find_question(value)),
                    "difficulty" => add(
                        &mut f.difficulty,
                        value.parse().ok().filter(|d| (1..=3).contains(d)),
                    ),
                    "seen" => set(
                        &mut f.seen,
                        SEEN.iter().find(|(_, w)| *w == value).map(|(s, _)| *s),
                    ),
                    "count" => set(
                        &mut request.count,
                        value.parse().ok().filter(|n| (1..=MOST).contains(n)),
                    ),
                    "seed" => {
                        let seed = value.parse().ok();
                        request.seed = seed.or(request.seed);
                        seed.is_some()
                    }
                    _ => false,
                };
                if !known {
                    notes.push(Note {
                        key: key.into(),
                        value: value.into(),
                    });
                }
            }
        }
        (request, notes)
    }

    /// The query, without `?`; what is as usual is left out.
    pub fn query(&self, course: &Course) -> String {
        let f = &self.filter;
        let mut parts: Vec<String> = Vec::new();
        let mut list = |key: &str, values: Vec<String>| {
            if !values.is_empty() {
                parts.push(format!("{key}={}", values.join(",")));
            }
        };
        list("domain", f.domains.iter().map(u8::to_string).collect());
        let service = |s: &ServiceIx| course.services.get(usize::from(s.0)).map(|s| s.id.clone());
        list("service", f.services.iter().filter_map(service).collect());
        list(
            "topic",
            f.topics
                .iter()
                .map(|&t| course.topic(t).id.clone())
                .collect(),
        );
        list(
            "difficulty",
            f.difficulty.iter().map(u8::to_string).collect(),
        );
        list(
            "question",
            f.questions
                .iter()
                .map(|&q| course.question(q).id.clone())
                .collect(),
        );
        if let Some((_, word)) = SEEN
            .iter()
            .find(|(s, _)| *s == f.seen && f.seen != Seen::Next)
        {
            list("seen", vec![(*word).into()]);
        }
        if self.count != Request::default().count {
            list("count", vec![self.count.to_string()]);
        }
        list("seed", self.seed.iter().map(u32::to_string).collect());
        parts.join("&")
    }
}

/// Puts a value into its place in a sorted list, once.
fn add<T: PartialOrd>(list: &mut Vec<T>, value: Option<T>) -> bool {
    let Some(value) = value else { return false };
    let at = list
        .iter()
        .position(|old| *old >= value)
        .unwrap_or(list.len());
    if list.get(at) != Some(&value) {
        list.insert(at, value);
    }
    true
}

fn set<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

fn service(course: &Course, id: &str) -> Option<ServiceIx> {
    course
        .services
        .iter()
        .position(|s| s.id == id)
        .map(|n| ServiceIx(n as u16))
}

/// Undoes the escapes that browsers and mail programs put into links: `%2C`, `%2F`, `+`.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let escaped = (bytes[i] == b'%')
            .then(|| bytes.get(i + 1..i + 3))
            .flatten()
            .and_then(|hex| Some(digit(hex[0])? << 4 | digit(hex[1])?));
        match escaped {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(if bytes[i] == b'+' { b' ' } else { bytes[i] });
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digit(hex: u8) -> Option<u8> {
    (hex as char).to_digit(16).map(|d| d as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use proptest::prelude::*;

    #[test]
    fn links() {
        let course = samples::course();
        let (request, notes) = Request::parse(
            "?domain=3,1&seen=wrong&topic=t1%2Ct0&x=1&count=900&seed=7&domain=1",
            &course,
        );
        assert_eq!(request.filter.domains, [1, 3]);
        assert_eq!(request.filter.topics, [TopicIx(0), TopicIx(1)]);
        assert_eq!(
            (request.filter.seen, request.count, request.seed),
            (Seen::Wrong, 10, Some(7))
        );
        let noted: Vec<_> = notes
            .iter()
            .map(|n| (n.key.as_str(), n.value.as_str()))
            .collect();
        assert_eq!(noted, [("x", "1"), ("count", "900")]);
        assert_eq!(
            request.query(&course),
            "domain=1,3&topic=t0,t1&seen=wrong&seed=7"
        );
    }

    proptest! {
        #[test]
        fn a_query_round_trips(
            domains in prop::collection::btree_set(1u8..7, 0..4),
            services in prop::collection::btree_set(0u16..3, 0..3),
            topics in prop::collection::btree_set(0u16..12, 0..4),
            difficulty in prop::collection::btree_set(1u8..4, 0..3),
            seen in 0usize..8, count in 1u16..=200, seed: Option<u32>, one: bool,
        ) {
            let course = samples::course();
            let request = Request {
                filter: Filter {
                    domains: domains.into_iter().collect(),
                    services: services.into_iter().map(ServiceIx).collect(),
                    topics: topics.into_iter().map(TopicIx).collect(),
                    difficulty: difficulty.into_iter().collect(),
                    seen: SEEN[seen].0,
                    questions: if one { vec![course.questions_of(TopicIx(0), cutover_bank::Exam::C02).next().unwrap()] } else { Vec::new() },
                },
                count,
                seed,
            };
            let (back, notes) = Request::parse(&request.query(&course), &course);
            prop_assert_eq!(back, request);
            prop_assert!(notes.is_empty());
        }

        #[test]
        fn any_text_is_survived(query in ".{0,60}") {
            Request::parse(&query, &samples::course());
        }
    }
}
