use super::*;
use crate::event::{Body, Confidence, Event, EventId, Grade, Millis, Writer};
use crate::samples::{self, START, answer, event, review};
use crate::time::DAY;

fn fact(t: u16, nth: u16) -> FactIx {
    FactIx {
        topic: TopicIx(t),
        nth,
    }
}

fn fold(events: &[Event]) -> (Course, Progress) {
    let course = samples::course();
    let progress = Progress::refold(events.iter(), &course, 0);
    (course, progress)
}

#[test]
fn new_cards_in_course_order_up_to_the_limit() {
    let (course, p) = fold(&[event(1, START, Body::Read { topic: "t3".into() })]);
    let now = p.now(Millis(START));
    let filter = CardFilter {
        fresh: 6,
        ..CardFilter::default()
    };
    let turns = queue(&course, &p, &filter, Exam::C02, now);
    let facts: Vec<_> = turns.iter().map(|t| t.fact).collect();
    assert_eq!(
        facts,
        [
            fact(3, 0),
            fact(3, 1),
            fact(3, 2),
            fact(3, 3),
            fact(0, 0),
            fact(0, 1)
        ]
    );
    let met = CardFilter {
        met: true,
        ..filter
    };
    assert_eq!(left(&course, &p, &met, Exam::C02, now).fresh, 4);
    let topic = CardFilter {
        topics: vec![TopicIx(7)],
        fresh: 2,
        ..CardFilter::default()
    };
    assert_eq!(
        queue(&course, &p, &topic, Exam::C02, now)[1].fact,
        fact(7, 1)
    );
}

#[test]
fn the_longest_waiting_first_then_steps_as_they_come() {
    let (course, mut p) = fold(&[
        event(1, START, review("t0/f0", Grade::Easy)),
        event(2, START + 5 * DAY, review("t1/f0", Grade::Easy)),
    ]);
    let at = START + 30 * DAY;
    let filter = CardFilter {
        fresh: 1,
        ..CardFilter::default()
    };
    let now = p.now(Millis(at));
    let waiting = left(&course, &p, &filter, Exam::C02, now);
    assert_eq!((waiting.late, waiting.fresh, waiting.total()), (2, 1, 3));
    assert_eq!(waiting.oldest.map(|(f, _)| f), Some(fact(0, 0)));
    let turn = next(&course, &p, &filter, Exam::C02, now, None).unwrap();
    assert_eq!(turn.fact, fact(0, 0));

    // Forgotten: it comes back in ten minutes, after the others, and early when nothing is left.
    let _ = p.apply(&event(3, at, review("t0/f0", Grade::Again)), &course);
    let turns = queue(&course, &p, &filter, Exam::C02, now);
    assert_eq!(
        turns.iter().map(|t| t.fact).collect::<Vec<_>>(),
        [fact(1, 0), fact(0, 1), fact(0, 0)]
    );
    assert_eq!(turns[2].why, Why::Early);
    let soon = p.now(Millis(at + 10 * MINUTE));
    assert_eq!(
        queue(&course, &p, &filter, Exam::C02, soon)[0].why,
        Why::Step
    );
    let other = next(&course, &p, &filter, Exam::C02, soon, Some(fact(0, 0))).unwrap();
    assert_eq!(other.fact, fact(1, 0), "not twice running");

    // An undo puts the card back in front.
    let undo = Body::Undone(EventId {
        writer: Writer(1),
        seq: 3,
    });
    let _ = p.apply(&event(4, at, undo), &course);
    assert_eq!(next(&course, &p, &filter, Exam::C02, now, None), Some(turn));
}

#[test]
fn an_evening_ends() {
    let (course, mut p) = fold(&[]);
    let filter = CardFilter {
        fresh: 5,
        ..CardFilter::default()
    };
    let (mut at, mut before, mut count) = (START, None, 0u32);
    while let Some(turn) = next(&course, &p, &filter, Exam::C02, p.now(Millis(at)), before) {
        count += 1;
        let grade = if count % 3 == 0 {
            Grade::Again
        } else {
            Grade::Good
        };
        let id = course.fact(turn.fact).id.clone();
        let _ = p.apply(&event(count, at, review(&id, grade)), &course);
        before = Some(turn.fact);
        at += 9_000;
        assert!(count < 100);
    }
    assert_eq!(p.days[0].fresh, 5);
    let tomorrow = p.now(Millis(START + DAY));
    assert_eq!(
        left(&course, &p, &filter, Exam::C02, tomorrow).fresh,
        5,
        "a new evening"
    );
}

#[test]
fn a_missed_question_brings_its_cards_tomorrow() {
    let (course, p) = fold(&[event(1, START, answer("t2/q0", false, Confidence::Sure))]);
    let filter = CardFilter::default();
    assert_eq!(
        left(&course, &p, &filter, Exam::C02, p.now(Millis(START))).total(),
        0
    );
    let tomorrow = left(&course, &p, &filter, Exam::C02, p.now(Millis(START + DAY)));
    assert_eq!(tomorrow.today, 2);
    let other = CardFilter {
        domains: vec![1],
        ..filter
    };
    assert_eq!(
        left(&course, &p, &other, Exam::C02, p.now(Millis(START + DAY))).total(),
        0
    );
}
