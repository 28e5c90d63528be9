use super::*;
use crate::event::{Body, Confidence, Event, EventId, Grade, Millis, OwnEvent, Sides, Writer};
use crate::progress::Applied;
use crate::samples::{self, START, answer, event, review};
use crate::time::DAY;

fn fact(t: u16, nth: u16) -> Which {
    Which::Fact(FactIx {
        topic: TopicIx(t),
        nth,
    })
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
    let facts: Vec<_> = turns.iter().map(|t| t.card).collect();
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
        queue(&course, &p, &topic, Exam::C02, now)[1].card,
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
    assert_eq!(waiting.oldest.map(|(f, _)| Which::Fact(f)), Some(fact(0, 0)));
    let turn = next(&course, &p, &filter, Exam::C02, now, None).unwrap();
    assert_eq!(turn.card, fact(0, 0));

    // Forgotten: it comes back in ten minutes, after the others, and early when nothing is left.
    let _ = p.apply(&event(3, at, review("t0/f0", Grade::Again)), &course);
    let turns = queue(&course, &p, &filter, Exam::C02, now);
    assert_eq!(
        turns.iter().map(|t| t.card).collect::<Vec<_>>(),
        [fact(1, 0), fact(0, 1), fact(0, 0)]
    );
    assert_eq!(turns[2].why, Why::Early);
    let soon = p.now(Millis(at + 10 * MINUTE));
    assert_eq!(
        queue(&course, &p, &filter, Exam::C02, soon)[0].why,
        Why::Step
    );
    let other = next(&course, &p, &filter, Exam::C02, soon, Some(fact(0, 0))).unwrap();
    assert_eq!(other.card, fact(1, 0), "not twice running");

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
        let id = turn.card.name(&course);
        let _ = p.apply(&event(count, at, review(&id, grade)), &course);
        before = Some(turn.card);
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

#[test]
fn own_cards_come_with_the_others_within_the_evenings_limit() {
    let id = OwnId::of("mine?");
    let write = Body::Own(OwnEvent::Written {
        card: id,
        sides: Sides { front: "mine?".into(), back: "yes".into(), tags: Vec::new() },
    });
    let (course, mut p) = fold(&[event(1, START, write)]);
    let now = p.now(Millis(START));
    let filter = CardFilter { fresh: 2, ..CardFilter::default() };
    let cards = |p: &Progress, filter: &CardFilter, now| -> Vec<Which> {
        queue(&samples::course(), p, filter, Exam::C02, now).iter().map(|turn| turn.card).collect()
    };
    assert_eq!(cards(&p, &filter, now), [Which::Own(id), fact(0, 0)]);
    let domain = CardFilter { domains: vec![1], ..filter.clone() };
    assert_eq!(cards(&p, &domain, now), [fact(0, 0), fact(0, 1)], "a domain is the course's");
    let alone = CardFilter { own: true, ..filter.clone() };
    assert_eq!(cards(&p, &alone, now), [Which::Own(id)]);

    let before = p.clone();
    let graded = event(2, START + 60_000, review(&id.name(), Grade::Easy));
    assert_eq!(p.apply(&graded, &course), Applied::Done);
    assert_eq!(p.day(now.day()).map(|day| (day.cards, day.fresh)), Some((1, 1)));
    let due = Which::Own(id).card(&course, &p).due_day(0).unwrap();
    assert!(due.since(now.day()) > 1, "scheduled as a fact is");
    let then = p.now(due.start(0));
    assert_eq!(cards(&p, &alone, then), [Which::Own(id)]);
    assert_eq!(crate::stats::due_days(&course, &p, now, 30).days.iter().sum::<u16>(), 1);

    let undone = event(3, START + 90_000, Body::Undone(graded.id));
    assert_eq!(p.apply(&undone, &course), Applied::Done, "without folding again");
    assert_eq!(p.own_card(id), before.own_card(id));
    assert_eq!(p.strangers(), before.strangers());
    let gone = event(4, START + 99_000, Body::Own(OwnEvent::Removed { card: id }));
    assert_eq!(p.apply(&gone, &course), Applied::Done);
    assert!(cards(&p, &alone, then).is_empty());
}
