//! The address of a practice set: what was asked for, its seed, and what was drawn when, so that
//! a reload goes on with the same set where it stopped.

use crate::parts::query::Query;
use cutover_bank::QuestionIx;
use cutover_study::course::Course;
use cutover_study::event::Millis;
use cutover_study::session::filter::{Filter, Request};

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
        ["#/practice?", &query.text()].concat()
    }

    /// The address of another set of the same choice.
    pub fn again(request: &Request, seed: u32, course: &Course) -> String {
        let query = Request { seed: Some(seed), ..request.clone() }.query(course);
        ["#/practice?", &query].concat()
    }

    /// The address of the choice itself, to change it: without what would run it at once.
    pub fn choice(request: &Request, course: &Course) -> String {
        let usual = Request::default();
        let filter = Filter { questions: Vec::new(), ..request.filter.clone() };
        let query = Request { filter, ..usual }.query(course);
        if query.is_empty() { "#/practice".to_string() } else { ["#/practice?", &query].concat() }
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
