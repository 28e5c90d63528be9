//! Events for tests: any that the types allow, and a realistic life of them.

use crate::event::*;
use cutover_bank::Exam;
use proptest::prelude::*;
use rand::{Rng, SeedableRng, rngs::SmallRng};

/// Any event, with few identities and times, so that they collide.
pub fn any_event() -> impl Strategy<Value = Event> {
    (
        any_id(),
        prop_oneof![9 => 0i64..60, 1 => any::<i64>()],
        any_body(),
    )
        .prop_map(|(id, at, body)| Event {
            id,
            at: Millis(at),
            body,
        })
}

fn any_id() -> impl Strategy<Value = EventId> {
    (prop_oneof![Just(1u32), Just(2), any::<u32>()], 1u32..30).prop_map(|(writer, seq)| EventId {
        writer: Writer(writer),
        seq,
    })
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-c]{1,2}/[a-c-]{0,6}", 1 => any::<String>()]
}

fn any_body() -> impl Strategy<Value = Body> {
    let confidence = prop_oneof![
        Just(Confidence::Guess),
        Just(Confidence::Unsure),
        Just(Confidence::Sure)
    ];
    let grade = prop_oneof![
        Just(Grade::Again),
        Just(Grade::Hard),
        Just(Grade::Good),
        Just(Grade::Easy)
    ];
    let variant = prop_oneof![3 => Just(0u32), 1 => any::<u32>()];
    prop_oneof![
        4 => (any_name(), variant, any::<u8>(), any::<bool>(), confidence, any::<u16>()).prop_map(
            |(question, variant, chosen, right, confidence, took)| Body::Answered(Answer {
                question, variant, chosen, right, confidence, took
            })
        ),
        4 => (any_name(), grade, any::<u8>()).prop_map(|(fact, grade, took)| Body::Reviewed { fact, grade, took }),
        1 => (any_name(), any::<bool>()).prop_map(|(diagram, right)| Body::Predicted { diagram, right }),
        1 => (any_name(), any::<u8>(), any::<bool>())
            .prop_map(|(diagram, nth, passed)| Body::Challenged { diagram, nth, passed }),
        1 => any_name().prop_map(|topic| Body::Read { topic }),
        1 => any_setting().prop_map(Body::Set),
        2 => any_exam_event().prop_map(Body::Exam),
        2 => any_own_event().prop_map(Body::Own),
        1 => any_id().prop_map(Body::Undone),
        1 => "z[ !#-\\[\\]-~]{0,20}".prop_map(Body::Unknown),
    ]
}

fn any_own_event() -> impl Strategy<Value = OwnEvent> {
    let card = || prop_oneof![any_name().prop_map(|front| OwnId::of(&front)), any::<u64>().prop_map(OwnId)];
    let sides = (any::<String>(), any::<String>(), prop::collection::vec(any_name(), 0..3));
    prop_oneof![
        (any_name(), any::<String>()).prop_map(|(question, text)| OwnEvent::Note { question, text }),
        (card(), sides).prop_map(|(card, (front, back, tags))| OwnEvent::Written {
            card,
            sides: Sides { front, back, tags }
        }),
        card().prop_map(|card| OwnEvent::Removed { card }),
    ]
}

fn any_exam_event() -> impl Strategy<Value = ExamEvent> {
    let exam = prop_oneof![Just(Exam::C01), Just(Exam::C02)];
    let deadline = || any::<Option<i64>>().prop_map(|at| at.map(Millis));
    let confidence = prop_oneof![
        Just(None),
        Just(Some(Confidence::Guess)),
        Just(Some(Confidence::Unsure)),
        Just(Some(Confidence::Sure))
    ];
    let highlights = prop::collection::vec(any::<(u16, u16)>(), 0..3);
    let mark = (any::<(u8, bool, u8, bool, u16)>(), confidence, highlights).prop_map(
        |((chosen, right, struck, flagged, took), confidence, highlights)| Mark {
            chosen, right, struck, flagged, confidence, took, highlights,
        },
    );
    let questions = prop::collection::vec(any_name(), 0..5);
    prop_oneof![
        (exam, any::<(u32, u16)>(), deadline(), questions).prop_map(
            |(exam, (seed, minutes), deadline, questions)| {
                ExamEvent::Started(Start { exam, seed, minutes, deadline, questions })
            }
        ),
        (any_id(), any::<u8>(), mark).prop_map(|(sitting, nth, mark)| ExamEvent::Marked { sitting, nth, mark }),
        (any_id(), any::<u32>()).prop_map(|(sitting, left)| ExamEvent::Paused { sitting, left }),
        (any_id(), deadline()).prop_map(|(sitting, deadline)| ExamEvent::Resumed { sitting, deadline }),
        any_id().prop_map(|sitting| ExamEvent::Finished { sitting }),
    ]
}

fn any_setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        Just(Setting::Exam(Exam::C01)),
        Just(Setting::Exam(Exam::C02)),
        any::<Option<i32>>().prop_map(|day| Setting::ExamDay(day.map(Day))),
        Just(Setting::Theme(Theme::System)),
        Just(Setting::Theme(Theme::Light)),
        Just(Setting::Theme(Theme::Dark)),
        Just(Setting::Motion(Motion::System)),
        Just(Setting::Motion(Motion::Reduced)),
        any::<bool>().prop_map(Setting::SingleKeys),
        any::<u16>().prop_map(Setting::Minutes),
        any::<u8>().prop_map(Setting::Retention),
    ]
}

/// A learner's life: `count` events, of them `answers` per cent answers and the rest reviews, over
/// 640 questions and 3,600 facts with ids as long as the bank's, in sittings of about 50.
pub struct Life {
    random: SmallRng,
    questions: Vec<String>,
    facts: Vec<String>,
    answers: u32,
    at: i64,
    next: EventId,
}

const WORDS: &str = "auto scaling lifecycle hooks pipeline stage artifact bucket policy stack set drift rollback \
    canary alarm metric filter trail config rule patch baseline session parameter secret rotation blue green \
    deployment hook replica failover latency record health check target group warm standby pilot light backup";

impl Life {
    /// A life that begins.
    pub fn new(seed: u64, answers: u32) -> Life {
        let mut random = SmallRng::seed_from_u64(seed);
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut phrase = |parts: usize| -> String {
            let chosen: Vec<&str> = (0..parts)
                .map(|_| words[random.random_range(0..words.len())])
                .collect();
            chosen.join("-")
        };
        let topics: Vec<String> = (0..160).map(|_| phrase(2)).collect();
        let mut questions = Vec::new();
        let mut facts = Vec::new();
        for nth in 0..3600 {
            let topic = &topics[nth % topics.len()];
            if nth < 640 {
                questions.push(format!("{topic}/q-{}", phrase(2)));
            }
            facts.push(format!("{topic}/{}", phrase(3)));
        }
        let next = EventId {
            writer: Writer(random.random()),
            seq: 1,
        };
        Life {
            random,
            questions,
            facts,
            answers,
            at: 1_763_771_644_123,
            next,
        }
    }
}

impl Iterator for Life {
    type Item = Event;
    fn next(&mut self) -> Option<Event> {
        let random = &mut self.random;
        if random.random_ratio(1, 50) {
            self.next = EventId {
                writer: Writer(random.random()),
                seq: 1,
            };
            self.at += random.random_range(3_600_000..86_400_000);
        }
        let id = self.next;
        self.next.seq += 1;
        let body = if random.random_ratio(self.answers, 100) {
            self.at += random.random_range(20_000..160_000);
            let right = random.random_ratio(7, 10);
            Body::Answered(Answer {
                question: self.questions[random.random_range(0..self.questions.len())].clone(),
                variant: 0,
                chosen: if random.random_ratio(3, 4) {
                    1 << random.random_range(0..4)
                } else {
                    0b101 << random.random_range(0..3)
                },
                right,
                confidence: [Confidence::Guess, Confidence::Unsure, Confidence::Sure]
                    [random.random_range(0..3)],
                took: random.random_range(15..150),
            })
        } else {
            self.at += random.random_range(3_000..20_000);
            Body::Reviewed {
                fact: self.facts[random.random_range(0..self.facts.len())].clone(),
                grade: [
                    Grade::Again,
                    Grade::Hard,
                    Grade::Good,
                    Grade::Good,
                    Grade::Easy,
                ][random.random_range(0..5)],
                took: random.random_range(3..20),
            }
        };
        Some(Event {
            id,
            at: Millis(self.at),
            body,
        })
    }
}
