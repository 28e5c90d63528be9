//! What practice says: about a set, about an answer, about when a question comes back.

use crate::parts::words::{count, spelled};
use cutover_bank::Exam;
use cutover_study::course::Course;
use cutover_study::event::Confidence;
use cutover_study::session::filter::{Filter, Seen};
use cutover_text::text;

/// What a set is about: its one topic, service or domain.
pub fn subject(course: &Course, filter: &Filter, exam: Exam) -> Option<String> {
    if let [topic] = filter.topics[..] {
        return Some(course.topic(topic).title.clone());
    }
    if let [service] = filter.services[..] {
        return course.services.get(usize::from(service.0)).map(|s| s.name.clone());
    }
    if let [domain] = filter.domains[..] {
        let domains = &course.blueprint(exam)?.domains;
        return domains.iter().find(|d| d.number == domain).map(|d| d.short.clone());
    }
    let by_fate = match filter.seen {
        Seen::Unseen => "not seen yet",
        Seen::Seen => "seen before",
        Seen::Wrong => "last answered wrong",
        Seen::SureWrong => "sure and wrong",
        Seen::Lucky => "right by a guess",
        Seen::Due => "back today",
        Seen::Next | Seen::Any => return None,
    };
    Some(by_fate.to_string())
}

/// How often a question has been answered, this time included.
pub fn seen(times: u16, right: u16) -> String {
    if times <= 1 {
        return "first time".to_string();
    }
    let often = match times {
        2 => "twice".to_string(),
        n => text![&spelled(usize::from(n)), " times"],
    };
    let how = match (right, times) {
        (0, 2) => ", wrong both times".to_string(),
        (0, _) => ", never right".to_string(),
        (right, times) if right == times => ", always right".to_string(),
        (right, _) => text![", ", &spelled(usize::from(right)), " right"],
    };
    [often, how].concat()
}

/// When a question comes back: days until then.
pub fn days(n: u16) -> String {
    match n {
        0 => "today".to_string(),
        1 => "tomorrow".to_string(),
        n => text!["in ", &count(usize::from(n), "day")],
    }
}

/// "tomorrow, then in 3 days".
pub fn returns(when: Option<(u16, Option<u16>)>) -> String {
    match when {
        None => "not by itself".to_string(),
        Some((first, None)) => days(first),
        Some((first, Some(then))) => text![&days(first), ", then in ", &count(usize::from(then), "day")],
    }
}

/// What to make of an answer and how sure it was. The first sentence stands out.
pub fn judged(right: bool, confidence: Confidence) -> (&'static str, &'static str) {
    match (right, confidence) {
        (false, Confidence::Sure) => ("Sure and wrong.", "These cost most on the day"),
        (false, Confidence::Unsure) => ("Well judged.", "You doubted it, and it was wrong"),
        (false, Confidence::Guess) => ("A guess, and wrong.", "You knew that you did not know"),
        (true, Confidence::Guess) => ("A lucky guess.", "It does not count as known"),
        (true, Confidence::Unsure) => ("Unsure and right.", "You know more of this than you trust"),
        (true, Confidence::Sure) => ("Sure and right.", "This is how it should feel on the day"),
    }
}

/// What follows from it.
pub fn follows(when: Option<(u16, Option<u16>)>) -> String {
    match when {
        None => ".".to_string(),
        Some((first, _)) => text![", so this one is back ", &days(first), "."],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often() {
        for (times, right, words) in [
            (1, 0, "first time"),
            (2, 0, "twice, wrong both times"),
            (2, 1, "twice, one right"),
            (3, 3, "three times, always right"),
            (4, 0, "four times, never right"),
        ] {
            assert_eq!(seen(times, right), words);
        }
    }

    #[test]
    fn when_it_returns() {
        assert_eq!(returns(Some((1, Some(3)))), "tomorrow, then in 3 days");
        assert_eq!(returns(Some((0, Some(1)))), "today, then in 1 day");
        assert_eq!(returns(None), "not by itself");
        assert_eq!(follows(Some((1, None))), ", so this one is back tomorrow.");
    }
}
