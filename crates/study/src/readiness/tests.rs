use super::*;
use crate::event::Day;
use crate::event::Millis;
use crate::event::{Body, Confidence, Event, Grade};
use crate::samples::{self, START, answer, event, review};
use crate::time::DAY;
use proptest::prelude::*;

fn at(events: &[Event], day: i64) -> (Course, Progress, Now) {
    let course = samples::course();
    let progress = Progress::refold(events.iter(), &course, 0);
    let now = progress.now(Millis(START + day * DAY));
    (course, progress, now)
}

fn total(events: &[Event], day: i64) -> Span {
    let (course, progress, now) = at(events, day);
    readiness(&course, &progress, Exam::C02, now).total
}

/// Every card graded Good when new, and again after 1, 4, 15 and 50 days; every question right.
fn everything(questions: bool) -> (Vec<Event>, i64) {
    let mut events = Vec::new();
    let mut push = |day: i64, body: Body| {
        let seq = events.len() as u32 + 1;
        events.push(event(seq, START + day * DAY + i64::from(seq), body));
    };
    for day in [0, 1, 4, 15, 50] {
        for t in 0..12 {
            for n in 0..4 {
                push(day, review(&format!("t{t}/f{n}"), Grade::Easy));
            }
            for n in 0..3 {
                if questions {
                    push(day, answer(&format!("t{t}/q{n}"), true, Confidence::Sure));
                }
            }
        }
    }
    (events, 51)
}

#[test]
fn nothing_done_is_nothing_claimed() {
    let span = total(&[], 0);
    assert_eq!(span, Span { low: 0, high: 25 });
}

#[test]
fn everything_mastered_is_ready() {
    let (events, day) = everything(true);
    let span = total(&events, day);
    assert!(span.ready() && span.high >= 93, "{span:?}");
    let (course, progress, now) = at(&events, day);
    let r = readiness(&course, &progress, Exam::C02, now);
    assert!(
        r.domains
            .iter()
            .all(|d| d.facts.green == d.facts.all && d.facts.all == 8)
    );
}

#[test]
fn cards_alone_do_not_make_ready() {
    let (events, day) = everything(false);
    let span = total(&events, day);
    assert!(!span.ready() && span.low > 60, "{span:?}");
}

#[test]
fn what_is_learned_is_forgotten() {
    let (events, day) = everything(true);
    assert!(total(&events, day + 700).low < total(&events, day).low);
}

#[test]
fn it_narrows_as_evidence_grows() {
    let (events, day) = everything(true);
    let width = |share: usize| {
        let span = total(&events[..events.len() * share / 100], day);
        span.high - span.low
    };
    assert!(width(100) < width(10), "{} {}", width(100), width(10));
}

#[test]
fn a_domain_without_content_is_unseen() {
    let course = Course::new(cutover_bank::Index {
        blueprints: samples::course().blueprints.clone(),
        services: Vec::new(),
        topics: Vec::new(),
    });
    let progress = Progress::new(&course, 0);
    let r = readiness(&course, &progress, Exam::C02, progress.now(Millis(START)));
    assert_eq!((r.total, r.domains.len()), (Span { low: 0, high: 25 }, 6));
}

/// A domain of which nothing is on cards, with so many pretests.
fn pretested(right: u8, count: u8) -> (f32, f32) {
    let evidence = Evidence {
        weight: 100.0,
        pretests: f32::from(count),
        pretests_right: f32::from(right),
        ..Evidence::default()
    };
    evidence.bounds()
}

#[test]
fn who_passes_papers_is_seen_to() {
    // Nine papers give about nine times twelve questions of a domain; nobody met all its facts.
    let (low, high) = pretested(99, 108);
    assert!(low > 0.79 && high > 0.85 && high < 0.96, "{low} {high}");
    // One paper says something, and leaves much open.
    let (low, high) = pretested(10, 12);
    assert!((0.35..0.45).contains(&low) && (0.6..0.75).contains(&high), "{low} {high}");
    // Guessing does not add up to knowing.
    let (low, high) = pretested(27, 108);
    assert!(low < 0.2 && high < 0.35, "{low} {high}");
}

#[test]
fn wrong_answers_alone_raise_nothing() {
    let missed = |n: u8| answer(&format!("t{n}/q0"), false, Confidence::Sure);
    let events: Vec<Event> = (0..8).map(|n| event(u32::from(n) + 1, START, missed(n))).collect();
    assert_eq!(total(&events, 0).high, 25);
    let right = event(9, START, answer("t0/q1", true, Confidence::Sure));
    assert!(total(&[&events[..], &[right]].concat(), 0).high > 25);
}

proptest! {
    #[test]
    fn a_pretest_moves_as_it_was_answered(count in 0u8..100, share in 0u8..=100) {
        let right = (u16::from(count) * u16::from(share) / 100) as u8;
        let before = pretested(right, count);
        let (won, lost) = (pretested(right + 1, count + 1), pretested(right, count + 1));
        prop_assert!(before.0 <= before.1 && won.0 >= before.0 && won.0 > lost.0 && won.1 >= lost.1);
        prop_assert!(lost.0 <= before.0 + 1e-6 || right > 0);
        prop_assert!(lost.1 <= before.1 + 1e-6, "a wrong one raises no high end: {before:?} {lost:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn ends_are_in_order(events in samples::history(150), day in 0i64..200) {
        let (course, progress, now) = at(&events, day);
        let r = readiness(&course, &progress, Exam::C02, now);
        prop_assert!(r.total.low <= r.total.high && r.total.high <= 100);
        let lows = r.domains.iter().map(|d| d.span.low).min().unwrap();
        let highs = r.domains.iter().map(|d| d.span.high).max().unwrap();
        prop_assert!(lows <= r.total.low + 1 && r.total.high <= highs + 1);
        for d in &r.domains {
            prop_assert!(d.span.low <= d.span.high && d.facts.green <= d.facts.all);
        }
    }

    /// A right and sure answer never lowers an end, a wrong one never raises one beyond what the
    /// fact's having been seen at all does.
    #[test]
    fn right_answers_raise(events in samples::history(80), t in 0u8..12, n in 0u8..3) {
        let last = events.last().map_or(START, |e| e.at.0);
        let day = (last - START) / DAY + 1;
        let body = |right| answer(&format!("t{t}/q{n}"), right, Confidence::Sure);
        let with = |right| {
            let mut events = events.clone();
            events.push(event(9_000, START + day * DAY, body(right)));
            total(&events, day)
        };
        let before = total(&events, day);
        let (right, wrong) = (with(true), with(false));
        prop_assert!(right.low >= before.low, "{before:?} {right:?}");
        prop_assert!(right.low >= wrong.low && right.high >= wrong.high, "{right:?} {wrong:?}");
    }
}

fn points(lows: &[(i32, u8)]) -> Vec<Snapshot> {
    lows.iter()
        .map(|&(day, low)| Snapshot {
            day: Day(day),
            exam: Exam::C02,
            total: Span {
                low,
                high: (low + 10).min(100),
            },
            domains: Vec::new(),
        })
        .collect()
}

#[test]
fn outlooks() {
    assert_eq!(outlook(&[]), Outlook::Unknown);
    assert_eq!(
        outlook(&points(&[(0, 10), (1, 20)])),
        Outlook::Unknown,
        "too short"
    );
    assert_eq!(
        outlook(&points(&[(0, 50), (4, 50), (9, 48)])),
        Outlook::Unknown,
        "no growth"
    );
    assert_eq!(outlook(&points(&[(0, 79), (4, 80)])), Outlook::Ready);
    // 19 missing at 1 a day.
    let steady = points(&[(0, 47), (7, 54), (14, 61)]);
    assert_eq!(
        outlook(&steady),
        Outlook::Between(Day(14 + 16), Day(14 + 29))
    );
    // Only the last two weeks count.
    let late = points(&[(0, 0), (100, 47), (107, 54), (114, 61)]);
    assert_eq!(outlook(&late), Outlook::Between(Day(130), Day(143)));
    assert_eq!(
        outlook(&points(&[(0, 10), (7, 10), (14, 11)])),
        Outlook::Unknown,
        "years away"
    );
}

#[test]
fn changes() {
    let steady = points(&[(0, 40), (7, 54), (14, 61)]);
    assert_eq!(change(&steady, None, 14), Some(21));
    assert_eq!(
        change(&steady, None, 10),
        Some(21),
        "what stood ten days ago"
    );
    assert_eq!(change(&steady, None, 7), Some(7));
    assert_eq!(change(&steady, None, 90), Some(21), "since the first day");
    assert_eq!(change(&steady, Some(0), 14), None);
    assert_eq!(change(&steady[..1], None, 14), None);
    assert_eq!(compared(&steady, 10).map(|p| p.day), Some(Day(0)), "the same point as the change");
}

#[test]
fn projections_slow_down() {
    let steady = points(&[(0, 47), (7, 54), (14, 61)]);
    let at = |day| projected(&steady, Day(day)).unwrap();
    assert_eq!(at(14), Span { low: 61, high: 71 });
    let low = |day| i32::from(at(day).low);
    assert!(low(24) - low(14) > low(34) - low(24) && at(400).high == 100 && at(400).low <= 100);
    assert!(projected(&points(&[(0, 5)]), Day(9)).is_none());
}
