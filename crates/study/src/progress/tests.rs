use super::*;
use crate::event::{Body, Confidence, Event, Grade, Setting, Writer};
use crate::samples::{self, START, answer, event, review};
use crate::time::{DAY, MINUTE};
use proptest::prelude::*;

fn folded(course: &Course, events: &[Event]) -> Progress {
    Progress::refold(events.iter(), course, 60)
}

#[test]
fn days_time_and_totals() {
    let course = samples::course();
    let day = START;
    let events = [
        event(1, day, Body::Read { topic: "t0".into() }),
        event(
            2,
            day + 10 * MINUTE,
            answer("t0/q0", true, Confidence::Sure),
        ),
        event(
            3,
            day + 12 * MINUTE,
            answer("t0/q1", false, Confidence::Sure),
        ),
        event(4, day + DAY, review("t0/f1", Grade::Good)),
        event(5, day + DAY + 20_000, review("t1/f0", Grade::Again)),
    ];
    let p = folded(&course, &events);
    assert_eq!(p.days.len(), 2);
    let first = &p.days[0];
    // 10 seconds for opening the page, 10 minutes of reading, 2 minutes to the second answer.
    assert_eq!(
        (first.seconds, first.questions, first.asked, first.right),
        (730, 2, [0, 0, 2], [0, 0, 1])
    );
    let second = &p.days[1];
    assert_eq!(
        (second.cards, second.fresh, second.tested, second.recalled),
        (2, 1, 1, 1)
    );
    assert_eq!(second.seconds, 28);
    assert_eq!(p.recent_sure(), (2, 1));
    assert_eq!(p.snapshots.len(), 1);
    assert!(p.topic(TopicIx(0)).read.is_some());
}

#[test]
fn another_name_for_a_fact_means_the_fact() {
    let course = samples::course();
    let old = folded(&course, &[event(1, START, review("old/3", Grade::Good))]);
    let new = folded(&course, &[event(1, START, review("t3/f0", Grade::Good))]);
    assert_eq!(old, new);
}

#[test]
fn what_the_bank_does_not_know_is_kept() {
    let course = samples::course();
    let p = folded(
        &course,
        &[
            event(1, START, review("gone/f", Grade::Good)),
            event(2, START + 1, answer("gone/q", false, Confidence::Unsure)),
            event(
                3,
                START + 2,
                Body::Read {
                    topic: "gone".into(),
                },
            ),
            event(4, START + 3, Body::Unknown("later".into())),
        ],
    );
    let ids: Vec<_> = p.strangers().iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["gone/f", "gone/q"]);
    assert_eq!((p.days[0].cards, p.days[0].questions, p.events), (1, 1, 4));
}

#[test]
fn an_undo_puts_everything_back() {
    let course = samples::course();
    let mut p = folded(&course, &[event(1, START, review("t0/f0", Grade::Good))]);
    let before = p.clone();
    let _ = p.apply(
        &event(2, START + DAY, answer("t0/q0", false, Confidence::Sure)),
        &course,
    );
    assert_eq!(
        p.can_undo(),
        Some(EventId {
            writer: Writer(1),
            seq: 2
        })
    );
    let undo = Body::Undone(EventId {
        writer: Writer(1),
        seq: 2,
    });
    assert_eq!(
        p.apply(&event(3, START + DAY, undo.clone()), &course),
        Applied::Done
    );
    let fact = FactIx {
        topic: TopicIx(0),
        nth: 0,
    };
    assert_eq!(p.card(&course, fact), before.card(&course, fact));
    assert_eq!(p.days, before.days);
    assert_eq!(
        p.apply(&event(4, START + DAY, undo), &course),
        Applied::Done,
        "twice is once"
    );
    let far = Body::Undone(EventId {
        writer: Writer(7),
        seq: 1,
    });
    assert_eq!(
        p.apply(&event(5, START + DAY, far), &course),
        Applied::Refold
    );
}

#[test]
fn settings_fold() {
    let course = samples::course();
    let set = |seq, setting| event(seq, START, Body::Set(setting));
    let p = folded(
        &course,
        &[
            set(1, Setting::Exam(Exam::C01)),
            set(2, Setting::Minutes(20)),
            set(3, Setting::Retention(200)),
            set(4, Setting::ExamDay(Some(Day(20_800)))),
            set(5, Setting::ExamDay(None)),
        ],
    );
    assert_eq!(p.exam(), Exam::C01);
    assert_eq!(
        (
            p.settings.minutes,
            p.settings.retention,
            p.settings.exam_day
        ),
        (20, 97, None)
    );
    assert!(p.is_empty(), "settings are not study");
}

#[test]
fn a_damaged_cache_is_not_believed() {
    let course = samples::course();
    let p = folded(&course, &[event(1, START, review("t0/f0", Grade::Good))]);
    let bytes = p.to_cache(&course);
    assert!(Progress::from_cache(&bytes, &course, 60).is_some());
    assert!(
        Progress::from_cache(&bytes, &course, 0).is_none(),
        "another time zone"
    );
    for at in 0..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 0x10;
        assert!(
            Progress::from_cache(&bad, &course, 60).is_none(),
            "byte {at}"
        );
        assert!(
            Progress::from_cache(&bytes[..at], &course, 60).is_none(),
            "cut at {at}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_by_one_is_as_all_at_once(events in samples::history(120)) {
        let course = samples::course();
        let mut one_by_one = Progress::new(&course, 60);
        for (n, event) in events.iter().enumerate() {
            if one_by_one.apply(event, &course) == Applied::Refold {
                one_by_one = folded(&course, &events[..=n]);
            }
        }
        let at_once = folded(&course, &events);
        // Compared as bytes, as footprints differ, which only speed up an undo.
        prop_assert!(one_by_one.to_cache(&course) == at_once.to_cache(&course));
    }

    #[test]
    fn a_cache_round_trips_and_goes_on(events in samples::history(60), cut in 0usize..60) {
        let course = samples::course();
        let cut = cut.min(events.len());
        let first = folded(&course, &events[..cut]);
        let mut back = Progress::from_cache(&first.to_cache(&course), &course, 60).unwrap();
        for (n, event) in events.iter().enumerate().skip(cut) {
            if back.apply(event, &course) == Applied::Refold {
                back = folded(&course, &events[..=n]);
            }
        }
        prop_assert!(back.to_cache(&course) == folded(&course, &events).to_cache(&course));
    }
}

/// The budget is half a second in a release build; tests are built with less optimisation, and
/// may run on a busy machine.
#[test]
fn two_hundred_thousand_events_fold_quickly() {
    let course = samples::course();
    let events: Vec<Event> = (0..200_000u32)
        .map(|n| {
            let (t, at) = (n % 12, START + i64::from(n) * 100_000);
            let body = if n % 2 == 0 {
                review(&format!("t{t}/f{}", n / 12 % 4), Grade::Good)
            } else {
                answer(
                    &format!("t{t}/q{}", n / 12 % 3),
                    n % 3 > 0,
                    Confidence::Sure,
                )
            };
            event(n + 1, at, body)
        })
        .collect();
    let clock = std::time::Instant::now();
    let p = folded(&course, &events);
    let took = clock.elapsed();
    println!("{took:?}");
    assert_eq!(p.events, 200_000);
    assert!(took.as_millis() < 3_000, "{took:?}");
}

#[test]
fn pretests_are_first_answers_on_things_never_met() {
    let course = samples::course();
    let count = |events: &[Body]| {
        let events: Vec<Event> = (1..).zip(events).map(|(seq, body)| event(seq, START + i64::from(seq) * MINUTE, body.clone())).collect();
        let log = *folded(&course, &events).topic(TopicIx(0));
        (log.pretest.len, log.pretest.right(), log.pretest_lucky.right())
    };
    let right = |question| answer(question, true, Confidence::Sure);
    let read = Body::Read { topic: "t0".into() };
    // q0 is on f0 and f1, q1 on f1 and f2, q2 on f2 and f3.
    assert_eq!(count(&[right("t0/q0")]), (1, 1, 0));
    assert_eq!(count(&[answer("t0/q0", false, Confidence::Guess)]), (1, 0, 0));
    assert_eq!(count(&[answer("t0/q0", true, Confidence::Guess)]), (1, 1, 1));
    // The second time it is known; of q1's facts one of two was met by then, of q2's none.
    assert_eq!(count(&[right("t0/q0"), right("t0/q0"), right("t0/q1")]), (1, 1, 0));
    assert_eq!(count(&[right("t0/q0"), right("t0/q2")]), (2, 2, 0));
    // What was just read or is on cards already is no pretest.
    assert_eq!(count(&[read, right("t0/q0")]), (0, 0, 0));
    assert_eq!(count(&[review("t0/f0", Grade::Again), right("t0/q0")]), (0, 0, 0));
    // Another topic does not matter.
    assert_eq!(count(&[Body::Read { topic: "t1".into() }, right("t0/q0")]), (1, 1, 0));
}
