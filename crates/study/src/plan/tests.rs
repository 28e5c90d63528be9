use super::*;
use crate::event::{Body, Confidence, Event, Grade, Millis, Setting};
use crate::samples::{self, START, answer, event, review};
use crate::time::DAY;
use proptest::prelude::*;

fn plan(events: &[Event], day: i64, minutes: u16) -> Plan {
    let course = samples::course();
    let progress = Progress::refold(events.iter(), &course, 0);
    tonight(
        &course,
        &progress,
        progress.now(Millis(START + day * DAY)),
        minutes,
    )
}

#[test]
fn the_first_night() {
    let first = plan(&[], 0, 35);
    let Kind::Practice {
        request,
        reason: Reason::FirstNight,
    } = &first.items[0].kind
    else {
        panic!("{first:?}")
    };
    assert_eq!((request.count, first.items[0].minutes), (10, 24));
    assert!(matches!(
        first.items[1].kind,
        Kind::Topic {
            topic: TopicIx(0),
            domain: 1,
            again: false,
            ..
        }
    ));
    assert_eq!(first.items.len(), 2);
    assert_eq!(plan(&[], 0, 10).items.len(), 1);
}

#[test]
fn a_usual_night() {
    let mut events = Vec::new();
    let mut push = |day: i64, body| {
        let seq = events.len() as u32 + 1;
        events.push(event(
            seq,
            START + day * DAY + i64::from(seq) * 20_000,
            body,
        ));
    };
    push(0, Body::Read { topic: "t0".into() });
    for n in 0..4 {
        push(0, review(&format!("t0/f{n}"), Grade::Good));
        push(0, review(&format!("t0/f{n}"), Grade::Good));
    }
    // Wrong and sure on the second topic, four times, put right since but for two.
    for n in 0..3 {
        push(1, answer(&format!("t1/q{n}"), n == 1, Confidence::Sure));
    }
    push(1, answer("t1/q0", false, Confidence::Unsure));
    let night = plan(&events, 10, 35);
    let Kind::Cards { count, due, oldest } = night.items[0].kind else {
        panic!("{night:?}")
    };
    // Four cards of the first topic, four that the questions exercised.
    assert_eq!((count, due), (8, 8));
    assert!(oldest.is_some());
    assert!(matches!(
        night.items[1].kind,
        Kind::Topic { again: false, .. }
    ));
    let Kind::Practice {
        reason:
            Reason::WeakSpot {
                topic,
                right,
                of,
                sure,
                ..
            },
        ..
    } = night.items[2].kind
    else {
        panic!("{night:?}")
    };
    assert_eq!((topic, right, of, sure), (TopicIx(1), 1, 4, 3));
    assert!(night.items.iter().map(|item| item.minutes).sum::<u16>() <= 36);
}

#[test]
fn what_a_topic_builds_on_comes_first() {
    let mut index = (*samples::course()).clone();
    for (t, topic) in index.topics.iter_mut().enumerate() {
        // Topics 0 and 6 share the first domain.
        topic.before = if t == 0 { vec![TopicIx(6)] } else { Vec::new() };
        topic.weight = Weight::Core;
    }
    let course = Course::new(index);
    let progress = Progress::new(&course, 0);
    let first = tonight(&course, &progress, progress.now(Millis(START)), 60);
    assert!(first.items.iter().any(|i| matches!(
        i.kind,
        Kind::Topic {
            topic: TopicIx(6),
            ..
        }
    )));
}

#[test]
fn no_new_cards_on_the_eve() {
    let course = samples::course();
    let read = event(1, START, Body::Read { topic: "t0".into() });
    let day = crate::event::Day::of(Millis(START), 0);
    for (left, any) in [(1, false), (2, false), (3, true), (30, true)] {
        let exam = event(2, START, Body::Set(Setting::ExamDay(Some(day.plus(left)))));
        let events = [read.clone(), exam];
        let p = Progress::refold(events.iter(), &course, 0);
        assert_eq!(
            evening_cards(&course, &p, p.now(Millis(START)), 35).fresh > 0,
            any,
            "{left}"
        );
    }
}

#[test]
fn an_evening_comes_to_an_end() {
    let course = samples::course();
    let read = |t: u32| {
        event(
            t + 1,
            START,
            Body::Read {
                topic: format!("t{t}"),
            },
        )
    };
    let read: Vec<Event> = (0..12).map(read).collect();
    let mut p = Progress::refold(read.iter(), &course, 0);
    let mut at = START;
    let mut fresh = 0;
    for n in 0..200 {
        let now = p.now(Millis(at));
        let filter = evening_cards(&course, &p, now, 10);
        let next = cards::next(&course, &p, &filter, Exam::C02, now, None);
        let Some(turn) = next else { break };
        let id = turn.card.name(&course);
        at += 9_000;
        let _ = p.apply(&event(n + 20, at, review(&id, Grade::Easy)), &course);
        fresh += 1;
    }
    assert_eq!(fresh, 6, "new cards do not renew themselves");
    let later = p.now(Millis(at + 8 * crate::time::MINUTE));
    let _ = p.apply(
        &event(900, later.at.0, Body::Read { topic: "t1".into() }),
        &course,
    );
    let mut events = 901;
    let mut spent = later.at.0;
    while p.days[0].seconds < 600 {
        spent += 60_000;
        let _ = p.apply(
            &event(events, spent, Body::Read { topic: "t1".into() }),
            &course,
        );
        events += 1;
    }
    assert_eq!(tonight(&course, &p, p.now(Millis(spent)), 10).items, []);
    assert_ne!(tonight(&course, &p, p.now(Millis(spent)), 35).items, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_plan_fits_its_time(events in samples::history(120), day in 0i64..120, minutes in 10u16..120) {
        let plan = plan(&events, day, minutes);
        prop_assert!(plan.items.len() <= 3);
        let sum: u16 = plan.items.iter().map(|item| item.minutes).sum();
        // Each item is rounded up to a minute, and due cards have five whatever was spent.
        prop_assert!(sum <= minutes + 3, "{plan:?}");
        prop_assert!(plan.items.iter().all(|item| item.minutes > 0));
    }
}
