//! A made-up learner follows the plan, night after night: the loop of plan, session, journal and
//! fold must lead from blue to green at a sane pace, with evenings that keep to their minutes.

use cutover_bank::*;
use cutover_study::course::Course;
use cutover_study::event::*;
use cutover_study::plan::{self, Kind};
use cutover_study::progress::{Applied, Progress};
use cutover_study::readiness::{Outlook, Span, history, outlook, readiness};
use cutover_study::session::cards::Which;
use cutover_study::session::shuffle::Dice;
use cutover_study::session::{cards, contrast, practice};
use cutover_study::stats;
use cutover_study::time::{DAY, MINUTE};

/// A course of the size of the real one.
fn course(topics: u16, facts: u16, questions: u16) -> Course {
    let weights = [22u8, 17, 15, 15, 14, 17];
    let domains = weights.iter().zip(1u8..).map(|(&weight, number)| Domain {
        number,
        title: String::new(),
        short: String::new(),
        weight,
        objectives: Vec::new(),
    });
    let blueprint = Blueprint {
        exam: Exam::C02,
        code: "DOP-C02".into(),
        title: String::new(),
        offered: String::new(),
        questions: 75,
        scored: 65,
        minutes: 180,
        pass: 750,
        scale_min: 100,
        scale_max: 1000,
        domains: domains.collect(),
    };
    let head = |t: u16| TopicHead {
        id: format!("t{t}"),
        title: String::new(),
        blurb: String::new(),
        kind: TopicKind::Concept,
        c01: (t % 6) as u8 + 1,
        c02: (t % 6) as u8 + 1,
        services: Vec::new(),
        weight: [Weight::Core, Weight::Supporting, Weight::Background][usize::from(t % 3)],
        era: Era::Both,
        before: if t >= 12 {
            vec![TopicIx(t - 12)]
        } else {
            Vec::new()
        },
        diagram: None,
        minutes: 9,
        facts: (0..facts)
            .map(|n| FactHead {
                id: format!("t{t}/f{n}"),
                also: Vec::new(),
                kind: FactKind::Behaviour,
                era: Era::Both,
            })
            .collect(),
        questions: (0..questions)
            .map(|n| QuestionHead {
                id: format!("t{t}/q{n}"),
                facts: (0..3)
                    .map(|k| FactIx {
                        topic: TopicIx(t),
                        nth: (n * 2 + k) % facts,
                    })
                    .collect(),
                services: Vec::new(),
                c01: vec!["1.1".into()],
                c02: vec![format!("{}.1", t % 6 + 1)],
                difficulty: 2,
                options: 4,
                right: 1,
            })
            .collect(),
    };
    Course::new(Index {
        blueprints: vec![blueprint],
        services: Vec::new(),
        topics: (0..topics).map(head).collect(),
    })
}

struct Learner<'a> {
    course: &'a Course,
    progress: Progress,
    dice: Dice,
    at: i64,
    seq: u32,
}

impl Learner<'_> {
    fn write(&mut self, seconds: i64, body: Body) {
        self.at += seconds * 1000;
        self.seq += 1;
        let id = EventId {
            writer: Writer(1),
            seq: self.seq,
        };
        let event = Event {
            id,
            at: Millis(self.at),
            body,
        };
        assert_eq!(self.progress.apply(&event, self.course), Applied::Done);
    }

    fn chance(&mut self, per_mille: usize) -> bool {
        self.dice.below(1000) < per_mille
    }

    /// Knows a fact as well as the model believes; a new one half the time after reading.
    fn knows(&self, fact: FactIx) -> usize {
        let card = self.progress.card(self.course, fact);
        let read = self.progress.topic(fact.topic).read.is_some();
        match card.recall(self.progress.now(Millis(self.at))) {
            Some(recall) => usize::from(recall),
            None if read => 500,
            None => 100,
        }
    }

    fn card(&mut self, fact: FactIx) {
        let knows = self.knows(fact);
        let grade = match (self.chance(knows), self.dice.below(10)) {
            (false, _) => Grade::Again,
            (true, 0..2) => Grade::Hard,
            (true, 2..9) => Grade::Good,
            (true, _) => Grade::Easy,
        };
        let id = self.course.fact(fact).id.clone();
        self.write(
            9,
            Body::Reviewed {
                fact: id,
                grade,
                took: 9,
            },
        );
    }

    fn question(&mut self, at: QuestionIx) {
        let head = self.course.question(at);
        let knows = head.facts.iter().map(|&f| self.knows(f)).sum::<usize>() / head.facts.len();
        let right = self.chance(knows * 9 / 10) || self.chance(250);
        let confidence = match knows {
            0..300 => Confidence::Guess,
            300..700 => Confidence::Unsure,
            _ => Confidence::Sure,
        };
        let question = head.id.clone();
        let answer = Answer {
            question,
            variant: 0,
            chosen: 1,
            right,
            confidence,
            took: 110,
        };
        self.write(110, Body::Answered(answer));
    }

    /// Follows the plan until its minutes are over; returns the cards graded.
    fn evening(&mut self, minutes: u16) -> u32 {
        let now = self.progress.now(Millis(self.at));
        let plan = plan::tonight(self.course, &self.progress, now, minutes);
        let start = self.at;
        let mut graded = 0;
        for item in plan.items {
            match item.kind {
                Kind::Cards { .. } => {
                    let filter = plan::evening_cards(self.course, &self.progress, now, minutes);
                    let mut before = None;
                    loop {
                        let now = self.progress.now(Millis(self.at));
                        let next = cards::next(
                            self.course,
                            &self.progress,
                            &filter,
                            Exam::C02,
                            now,
                            before,
                        );
                        let Some(turn) = next else { break };
                        before = Some(turn.card);
                        let Which::Fact(fact) = turn.card else { panic!("this learner has no own cards") };
                        self.card(fact);
                        graded += 1;
                        assert!(graded < 400, "an evening without end");
                    }
                }
                Kind::Topic { topic, .. } => {
                    let id = self.course.topic(topic).id.clone();
                    self.write(5, Body::Read { topic: id });
                    self.at += i64::from(self.course.topic(topic).minutes) * MINUTE;
                }
                Kind::Practice { request, .. } => {
                    let now = self.progress.now(Millis(self.at));
                    let count = usize::from(request.count);
                    let seed = self.at as u64;
                    let set = practice::draw(
                        self.course,
                        &self.progress,
                        &request.filter,
                        Exam::C02,
                        now,
                        practice::Deal {
                            count,
                            seed,
                            contrasts: &contrast::Contrasts::default(),
                        },
                    );
                    assert_eq!(set.len(), count, "the plan promised them");
                    for at in set {
                        self.question(at);
                    }
                }
            }
        }
        let took = (self.at - start) / MINUTE;
        assert!(
            took <= i64::from(minutes) * 3 / 2 + 5,
            "{took} minutes of {minutes}"
        );
        graded
    }
}

fn study(
    course: &Course,
    nights: i64,
    minutes: u16,
    exam: Option<i64>,
) -> (Vec<Span>, Learner<'_>) {
    let start = Day(20_000).start(0).0 + 14 * 60 * MINUTE;
    let mut learner = Learner {
        course,
        progress: Progress::new(course, 0),
        dice: Dice::new(1, "learner"),
        at: start,
        seq: 0,
    };
    if let Some(days) = exam {
        learner.write(
            0,
            Body::Set(Setting::ExamDay(Some(Day(20_000).plus(days as i32)))),
        );
    }
    let mut spans = Vec::new();
    for night in 0..nights {
        learner.at = start + night * DAY;
        let cards = learner.evening(minutes);
        let now = learner.progress.now(Millis(learner.at));
        let r = readiness(course, &learner.progress, Exam::C02, now);
        if night % 7 == 6 {
            let green: u16 = r.domains.iter().map(|d| d.facts.green).sum();
            let due = stats::due_days(course, &learner.progress, now, 4);
            println!(
                "night {}: {}-{}, {green} green, {cards} cards tonight, late {} then {:?}",
                night + 1,
                r.total.low,
                r.total.high,
                due.late,
                due.days
            );
        }
        spans.push(r.total);
    }
    (spans, learner)
}

#[test]
fn blue_becomes_green() {
    let course = course(60, 10, 8);
    let (spans, learner) = study(&course, 56, 60, None);
    let week = |n: usize| spans[n * 7 - 1];
    assert!(week(1).low < week(2).low && week(2).low < week(4).low && week(4).low < week(8).low);
    assert!(
        week(8).high - week(8).low < week(3).high - week(3).low,
        "it narrows"
    );
    let now = learner.progress.now(Millis(learner.at));
    let points = history(&course, &learner.progress, now);
    assert_eq!(points.len(), 56);
    assert_ne!(outlook(&points[..28]), Outlook::Unknown);
    let (nights, best) = stats::nights(&learner.progress, now);
    assert_eq!((nights, best), (56, 56));
}

#[test]
fn before_an_exam_every_card_has_its_last_look() {
    let course = course(24, 10, 8);
    let (_, learner) = study(&course, 30, 45, Some(30));
    let exam = Day(20_000).plus(30);
    for (topic, _) in course.each_topic() {
        for fact in course.facts_of(topic, Exam::C02) {
            let card = learner.progress.card(&course, fact);
            let id = &course.fact(fact).id;
            // In its last week; begun by a question on the eve it may wait until after.
            assert!(
                card.is_new() || exam.since(card.last_day(0)) <= 7,
                "{id}: {card:?}"
            );
        }
    }
}
