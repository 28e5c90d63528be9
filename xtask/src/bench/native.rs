//! What is measured without a browser: folding a long history, planning, drawing pictures.

use super::line;
use crate::bank;
use crate::run::Outcome;
use cutover_bank::{Bank, FactIx, Index, TopicIx};
use cutover_models::{Size, State, all};
use cutover_study::course::Course;
use cutover_study::event::{Answer, Body, Confidence, Event, EventId, Grade, Millis, Writer};
use cutover_study::exam;
use cutover_study::journal;
use cutover_study::plan::tonight;
use cutover_study::progress::Progress;
use cutover_study::readiness::readiness;
use cutover_study::session::filter::Filter;
use cutover_study::session::contrast::Contrasts;
use cutover_study::session::practice::{Deal, draw};
use cutover_study::time::Now;
use std::hint::black_box;
use std::time::Instant;

/// As many as somebody makes who studies an hour an evening for three years.
const EVENTS: u32 = 200_000;
const DAY: i64 = 86_400_000;
/// 2 January 2026.
const BEGIN: i64 = 1_767_312_000_000;

/// Prints the figures.
pub fn measure() -> Outcome {
    let compiled = bank::compiled()?;
    // The bank borrows its bytes for as long as the program runs, as in the app.
    let blob: &'static [u8] = compiled.blob().leak();
    line("bank, raw JSON of the contract", contract_size(&compiled) / 1000.0, "kB", None);
    line("bank, packed as the app carries it", blob.len() as f64 / 1000.0, "kB", None);
    super::content::measure(&compiled, blob)?;
    let bank = Bank::open(blob).map_err(|_| "the bank does not open".to_string())?;
    let course = Course::new(bank.index().clone());
    let events = history(&course);
    let mut progress = None;
    let fold = median(3, || progress = Some(Progress::refold(events.iter(), &course, 0)));
    line("fold of 200,000 events", fold, "ms", Some(1000.0));
    let export = median(3, || {
        black_box(journal::export(&events, Millis(BEGIN)));
    });
    line("export of 200,000 events", export, "ms", Some(1000.0));
    let progress = progress.ok_or("nothing was folded")?;
    let now = Now { at: Millis(BEGIN + 1096 * DAY), offset: 0 };
    let exam = progress.exam();
    let reference = bank.reference().map_err(|_| "the reference does not open".to_string())?;
    let contrasts = Contrasts::of(&reference.confusions);
    let deal = Deal { count: 20, seed: 7, contrasts: &contrasts };
    let each = [
        ("a practice set of 20 drawn", median(21, || {
            black_box(draw(&course, &progress, &Filter::default(), exam, now, deal));
        })),
        ("tonight’s plan", median(21, || {
            black_box(tonight(&course, &progress, now, 35));
        })),
        ("readiness in every domain", median(21, || {
            black_box(readiness(&course, &progress, exam, now));
        })),
    ];
    for (what, time) in each {
        line(what, time, "ms", Some(10.0));
    }
    let tenfold = Course::new(ten_times(bank.index()));
    for (whose, course) in [("", &course), (", a bank ten times as large", &tenfold)] {
        let progress = Progress::refold(events.iter().take(20_000), course, 0);
        let time = median(21, || {
            black_box(exam::draw(course, progress.exam(), 75, 1));
        });
        line(&format!("a paper of 75 drawn{whose}"), time, "ms", Some(20.0));
        // What a press on Start does before the paper is written down.
        let time = median(21, || {
            let form = exam::next_form(course, &progress, progress.exam(), 75);
            black_box(exam::draw(course, progress.exam(), 75, form));
        });
        line(&format!("the next form chosen and drawn{whose}"), time, "ms", Some(20.0));
    }
    for diagram in all() {
        let state = State::start(diagram.spec());
        let time = median(101, || {
            black_box(diagram.frame(&state));
            black_box(diagram.picture(&state, Size::Wide));
        });
        line(&format!("one picture with its words: {}", diagram.spec().name), time, "ms", Some(4.0));
    }
    Ok(())
}

/// The same course ten times over, its ids made different.
fn ten_times(index: &Index) -> Index {
    let many = index.topics.len() as u16;
    let topics = (0..10u16).flat_map(|copy| {
        index.topics.iter().map(move |topic| {
            let mut topic = topic.clone();
            let rename = |id: &mut String| id.push_str(&format!("-{copy}"));
            let moved = |at: TopicIx| TopicIx(at.0 + copy * many);
            rename(&mut topic.id);
            topic.facts.iter_mut().for_each(|fact| {
                rename(&mut fact.id);
                fact.also.iter_mut().for_each(rename);
            });
            topic.before.iter_mut().for_each(|at| *at = moved(*at));
            topic.questions.iter_mut().for_each(|question| {
                rename(&mut question.id);
                question.facts.iter_mut().for_each(|at| *at = FactIx { topic: moved(at.topic), ..*at });
            });
            topic
        })
    });
    Index { topics: topics.collect(), ..index.clone() }
}

fn contract_size(compiled: &cutover_bank::compile::Compilation) -> f64 {
    serde_json::to_string(&compiled.contract()).map_or(0.0, |json| json.len() as f64)
}

/// Answers and reviews in turn, over three years, by one learner on one device.
fn history(course: &Course) -> Vec<Event> {
    let questions: Vec<&str> =
        course.topics.iter().flat_map(|topic| topic.questions.iter().map(|q| q.id.as_str())).collect();
    let facts: Vec<&str> = course.topics.iter().flat_map(|topic| topic.facts.iter().map(|f| f.id.as_str())).collect();
    let body = |n: u32| {
        let dice = n.wrapping_mul(2_654_435_761) >> 16;
        if n.is_multiple_of(3) {
            return Body::Answered(Answer {
                question: questions[dice as usize % questions.len()].to_string(),
                variant: 0,
                chosen: 1,
                right: dice % 10 < 7,
                confidence: [Confidence::Guess, Confidence::Unsure, Confidence::Sure][dice as usize % 3],
                took: 90,
            });
        }
        Body::Reviewed {
            fact: facts[n as usize % facts.len()].to_string(),
            grade: [Grade::Again, Grade::Good, Grade::Good, Grade::Good, Grade::Easy][dice as usize % 5],
            took: 12,
        }
    };
    let event = |n: u32| {
        let at = BEGIN + i64::from(n) * (1095 * DAY / i64::from(EVENTS));
        Event { id: EventId { writer: Writer(1), seq: n + 1 }, at: Millis(at), body: body(n) }
    };
    (0..EVENTS).map(event).collect()
}

/// The median time of `times` runs, in milliseconds.
pub fn median(times: usize, mut work: impl FnMut()) -> f64 {
    let mut all: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    all.sort_by(f64::total_cmp);
    all[times / 2]
}
