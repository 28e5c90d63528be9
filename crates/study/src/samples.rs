//! A small course and histories for tests.

use crate::course::Course;
use crate::event::*;
use cutover_bank::*;
use proptest::prelude::*;

/// 2026-11-02 18:00 UTC, a Monday.
pub const START: i64 = 1_793_642_400_000;

/// Twelve topics over six domains with four facts and three questions each.
pub fn course() -> Course {
    let domain = |number: u8, weight: u8| Domain {
        number,
        title: format!("Domain {number}"),
        short: format!("D{number}"),
        weight,
        objectives: Vec::new(),
    };
    let blueprint = |exam, weights: [u8; 6]| Blueprint {
        exam,
        code: String::new(),
        title: String::new(),
        offered: String::new(),
        questions: 75,
        scored: 65,
        minutes: 180,
        pass: 750,
        scale_min: 100,
        scale_max: 1000,
        domains: weights
            .iter()
            .zip(1..)
            .map(|(&w, n)| domain(n, w))
            .collect(),
    };
    let topics = (0..12u16)
        .map(|t| {
            let d = (t % 6) as u8 + 1;
            TopicHead {
                id: format!("t{t}"),
                title: format!("Topic {t}"),
                blurb: String::new(),
                kind: TopicKind::Concept,
                c01: d,
                c02: d,
                services: vec![ServiceIx(t % 3)],
                weight: [Weight::Core, Weight::Supporting, Weight::Background][usize::from(t % 3)],
                era: Era::Both,
                before: Vec::new(),
                diagram: (t % 4 == 0).then(|| format!("d{t}")),
                minutes: 9,
                facts: (0..4)
                    .map(|n| FactHead {
                        id: format!("t{t}/f{n}"),
                        also: if n == 0 {
                            vec![format!("old/{t}")]
                        } else {
                            Vec::new()
                        },
                        kind: FactKind::Behaviour,
                        era: Era::Both,
                    })
                    .collect(),
                questions: (0..3u16)
                    .map(|n| QuestionHead {
                        id: format!("t{t}/q{n}"),
                        facts: [n, n + 1]
                            .map(|nth| FactIx {
                                topic: TopicIx(t),
                                nth,
                            })
                            .to_vec(),
                        services: vec![ServiceIx(t % 3)],
                        c01: vec![format!("{d}.1")],
                        c02: vec![format!("{d}.1")],
                        difficulty: n as u8 + 1,
                        options: 4,
                        right: 1,
                    })
                    .collect(),
            }
        })
        .collect();
    Course::new(Index {
        blueprints: vec![
            blueprint(Exam::C02, [22, 17, 15, 15, 14, 17]),
            blueprint(Exam::C01, [22, 19, 15, 10, 18, 16]),
        ],
        services: (0..3)
            .map(|n| Service {
                id: format!("s{n}"),
                name: format!("S{n}"),
                aliases: Vec::new(),
            })
            .collect(),
        topics,
    })
}

/// An event, numbered by its place.
pub fn event(seq: u32, at: i64, body: Body) -> Event {
    Event {
        id: EventId {
            writer: Writer(1),
            seq,
        },
        at: Millis(at),
        body,
    }
}

/// A review.
pub fn review(fact: &str, grade: Grade) -> Body {
    Body::Reviewed {
        fact: fact.into(),
        grade,
        took: 8,
    }
}

/// An answer.
pub fn answer(question: &str, right: bool, confidence: Confidence) -> Body {
    Body::Answered(Answer {
        question: question.into(),
        variant: 0,
        chosen: 1,
        right,
        confidence,
        took: 90,
    })
}

/// Histories of up to `n` events with pauses from seconds to days, some of unknown ids, some
/// taken back.
pub fn history(n: usize) -> impl Strategy<Value = Vec<Event>> {
    let one = (0u8..20, 0u16..13, 0u8..5, 0u8..4, 0i64..5);
    prop::collection::vec(one, 0..n).prop_map(|list| {
        let mut at = START;
        let mut events: Vec<Event> = Vec::new();
        for (what, t, n, grade, pause) in list {
            at += [5_000, 60_000, 700_000, 40_000_000, 200_000_000][pause as usize];
            let seq = events.len() as u32 + 1;
            let confidence =
                [Confidence::Guess, Confidence::Unsure, Confidence::Sure][usize::from(n % 3)];
            let body = match what {
                0..8 => review(
                    &format!("t{t}/f{n}"),
                    [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy][usize::from(grade)],
                ),
                8..16 => answer(&format!("t{t}/q{}", n % 3), grade > 1, confidence),
                16 => Body::Read {
                    topic: format!("t{t}"),
                },
                17 => Body::Challenged {
                    diagram: format!("d{t}"),
                    nth: n,
                    passed: grade > 1,
                },
                18 => Body::Predicted {
                    diagram: format!("d{t}"),
                    right: grade > 1,
                },
                _ => Body::Undone(EventId {
                    writer: Writer(1),
                    seq: seq.saturating_sub(1 + u32::from(grade)),
                }),
            };
            events.push(event(seq, at, body));
        }
        events
    })
}
