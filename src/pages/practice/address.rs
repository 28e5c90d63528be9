//! The address of a practice set: what was asked for, its seed, and what was drawn when, so that
//! a reload goes on with the same set where it stopped.

use crate::parts::query::Query;
use cutover_bank::QuestionIx;
use cutover_study::course::Course;
use cutover_study::event::Millis;
use cutover_study::session::filter::{Filter, Request};
use cutover_text::text;

/// What `#/practice?…` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Which questions, how many, and the seed.
    pub request: Request,
    /// Whether it names a set to answer, not only a choice to begin with.
    pub runs: bool,
    /// Whether it names a question that the bank does not have.
    pub lost: bool,
    /// When the set was begun.
    pub from: Option<Millis>,
    /// The set as it was drawn then.
    pub set: Vec<QuestionIx>,
}

impl Address {
    /// Reads a query; what is not understood is left out.
    pub fn parse(query: &str, course: &Course) -> Address {
        let parts = Query::parse(query);
        let number = parts.get("n").unwrap_or_default().to_string();
        let short = if number.is_empty() { parts.clone() } else { parts.clone().with("count", &number) };
        let (request, _) = Request::parse(&short.text(), course);
        let from = parts.get("from").and_then(|text| text.parse().ok()).map(Millis);
        let set = parts.get("set").map(|text| unpack(text, course)).unwrap_or_default();
        let runs = ["go", "count", "question", "seed"].iter().any(|name| short.get(name).is_some());
        let lost = short.get("question").is_some() && request.filter.questions.is_empty();
        Address { request, runs, lost, from, set }
    }

    /// The address of the set once it has been drawn.
    pub fn running(request: &Request, from: Millis, set: &[QuestionIx], course: &Course) -> String {
        let query = Query::parse(&request.query(course))
            .with("from", &from.0.to_string())
            .with("set", &pack(set, course));
        text!["#/practice?", &query.text()]
    }

    /// The address of another set of the same choice.
    pub fn again(request: &Request, seed: u32, course: &Course) -> String {
        let query = Request { seed: Some(seed), ..request.clone() }.query(course);
        text!["#/practice?", &query]
    }

    /// The address of the choice itself, to change it: without what would run it at once.
    pub fn choice(request: &Request, course: &Course) -> String {
        let usual = Request::default();
        let filter = Filter { questions: Vec::new(), ..request.filter.clone() };
        let query = Request { filter, ..usual }.query(course);
        if query.is_empty() { "#/practice".to_string() } else { text!["#/practice?", &query] }
    }
}

/// Running numbers of the questions, to base 36, with dots between.
fn pack(set: &[QuestionIx], course: &Course) -> String {
    let mut out = String::new();
    for &at in set {
        if !out.is_empty() {
            out.push('.');
        }
        let mut digits = Vec::new();
        let mut n = course.question_no(at) as u32;
        loop {
            digits.extend(char::from_digit(n % 36, 36));
            n /= 36;
            if n == 0 {
                break;
            }
        }
        out.extend(digits.into_iter().rev());
    }
    out
}

/// Numbers that the bank does not have are left out.
fn unpack(text: &str, course: &Course) -> Vec<QuestionIx> {
    let numbers = text.split('.').filter_map(|digits| u32::from_str_radix(digits, 36).ok());
    numbers.filter_map(|n| question_at(course, n)).collect()
}

fn question_at(course: &Course, number: u32) -> Option<QuestionIx> {
    let mut rest = number as usize;
    for (topic, head) in course.each_topic() {
        if rest < head.questions.len() {
            return Some(QuestionIx { topic, nth: rest as u16 });
        }
        rest -= head.questions.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use cutover_bank::{Era, Index, QuestionHead, TopicHead, TopicIx, TopicKind, Weight};

    fn course() -> Course {
        let question = |id: String| QuestionHead {
            id,
            facts: Vec::new(),
            services: Vec::new(),
            c01: Vec::new(),
            c02: vec!["1.1".into()],
            difficulty: 1,
            options: 4,
            right: 1,
        };
        let topic = |t: usize| TopicHead {
            id: ["t", &t.to_string()].concat(),
            title: String::new(),
            blurb: String::new(),
            kind: TopicKind::Concept,
            c01: 1,
            c02: 1,
            services: Vec::new(),
            weight: Weight::Core,
            era: Era::Both,
            before: Vec::new(),
            diagram: None,
            minutes: 1,
            facts: Vec::new(),
            questions: (0..40).map(|n| question(["t", &t.to_string(), "/q-", &n.to_string()].concat())).collect(),
        };
        Course::new(Index { blueprints: Vec::new(), services: Vec::new(), topics: (0..3).map(topic).collect() })
    }

    #[test]
    fn a_running_set_comes_back_from_its_address() {
        let course = course();
        let at = |topic, nth| QuestionIx { topic: TopicIx(topic), nth };
        let set = vec![at(2, 39), at(0, 0), at(1, 7)];
        let (request, _) = Request::parse("topic=t1&seed=7", &course);
        let href = Address::running(&request, Millis(1_795_309_974_118), &set, &course);
        assert_eq!(href, "#/practice?topic=t1&seed=7&from=1795309974118&set=3b.0.1b");
        let back = Address::parse(href.split_once('?').unwrap().1, &course);
        assert_eq!(back, Address { request, runs: true, lost: false, from: Some(Millis(1_795_309_974_118)), set });
    }

    #[test]
    fn what_runs_at_once_and_what_is_a_choice() {
        let course = course();
        for (query, runs) in [
            ("", false),
            ("topic=t1", false),
            ("topic=t1&go=1", true),
            ("count=5", true),
            ("n=5", true),
            ("seed=7", true),
            ("question=t0/q-3", true),
        ] {
            assert_eq!(Address::parse(query, &course).runs, runs, "{query}");
        }
        assert_eq!(Address::parse("n=5", &course).request.count, 5);
        assert!(Address::parse("question=t0/q-99", &course).lost);
        assert!(!Address::parse("question=t0/q-3", &course).lost);
    }

    #[test]
    fn numbers_that_the_bank_has_not_are_left_out() {
        let course = course();
        assert_eq!(Address::parse("seed=1&set=zz.1.-.", &course).set.len(), 1);
    }

    #[test]
    fn another_set_and_the_choice_alone() {
        let course = course();
        let (request, _) = Request::parse("topic=t1&count=5&seed=7&seen=wrong", &course);
        assert_eq!(Address::again(&request, 9, &course), "#/practice?topic=t1&seen=wrong&count=5&seed=9");
        assert_eq!(Address::choice(&request, &course), "#/practice?topic=t1&seen=wrong");
        assert_eq!(Address::choice(&Request::default(), &course), "#/practice");
    }
}
