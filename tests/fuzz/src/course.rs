//! A course of two topics, whose ids the dictionary has.

use cutover_bank::{
    Blueprint, Domain, Era, Exam, FactHead, FactIx, FactKind, Index, QuestionHead, Service, ServiceIx, TopicHead,
    TopicIx, TopicKind, Weight,
};
use cutover_study::course::Course;
use cutover_study::event::{Event, Millis};
use cutover_study::progress::Progress;
use std::sync::OnceLock;

/// 2 November 2026, 18:00 UTC.
pub const NOW: Millis = Millis(1_793_642_400_000);

/// The course.
pub fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| Course::new(index()))
}

/// What has become of a learner after these events.
pub fn fold(events: &[Event]) -> Progress {
    Progress::refold(events.iter(), course(), 60)
}

fn index() -> Index {
    let domain = |number: u8| Domain {
        number,
        title: "Domain".into(),
        short: "D".into(),
        weight: 50,
        objectives: Vec::new(),
    };
    let topic = |t: u16| TopicHead {
        id: format!("t{t}"),
        title: "Topic".into(),
        blurb: String::new(),
        kind: TopicKind::Concept,
        c01: t as u8 + 1,
        c02: t as u8 + 1,
        services: vec![ServiceIx(0)],
        weight: Weight::Core,
        era: Era::Both,
        before: Vec::new(),
        diagram: None,
        minutes: 5,
        facts: (0..2)
            .map(|n| FactHead { id: format!("t{t}/f{n}"), also: Vec::new(), kind: FactKind::Limit, era: Era::Both })
            .collect(),
        questions: (0..2)
            .map(|n| QuestionHead {
                id: format!("t{t}/q{n}"),
                facts: vec![FactIx { topic: TopicIx(t), nth: n }],
                services: vec![ServiceIx(0)],
                c01: vec![format!("{}.1", t + 1)],
                c02: vec![format!("{}.1", t + 1)],
                difficulty: 2,
                options: 4,
                right: 1,
            })
            .collect(),
    };
    let blueprint = |exam| Blueprint {
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
        domains: vec![domain(1), domain(2)],
    };
    Index {
        blueprints: vec![blueprint(Exam::C02), blueprint(Exam::C01)],
        services: vec![Service { id: "s0".into(), name: "S".into(), aliases: Vec::new() }],
        topics: vec![topic(0), topic(1)],
    }
}
