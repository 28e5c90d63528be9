use super::clock::{Allowance, announced, left, over, pace, resumed};
use super::report::{Changes, Listed, Verdict, listed, report};
use super::*;
use crate::course::Course;
use crate::event::*;
use crate::progress::Progress;
use crate::samples::{START, course, event};
use crate::time::DAY;
use cutover_bank::Exam;

const MINUTE: i64 = 60_000;

fn sitting() -> EventId {
    EventId { writer: Writer(1), seq: 1 }
}

fn started(course: &Course, count: u16, minutes: u16) -> Event {
    let questions = draw(course, Exam::C02, count, 0);
    let start = Start {
        exam: Exam::C02,
        seed: 0,
        minutes,
        deadline: (minutes > 0).then(|| Millis(START + i64::from(minutes) * MINUTE)),
        questions: questions.iter().map(|at| course.question(*at).id.clone()).collect(),
    };
    event(1, START, Body::Exam(ExamEvent::Started(start)))
}

fn marked(seq: u32, nth: u8, chosen: u8, right: bool, took: u16) -> Event {
    let mark = Mark { chosen, right, took, ..Mark::default() };
    event(seq, START + i64::from(seq) * 1000, Body::Exam(ExamEvent::Marked { sitting: sitting(), nth, mark }))
}

fn exam(seq: u32, at: i64, body: ExamEvent) -> Event {
    event(seq, at, Body::Exam(body))
}

fn fold(events: &[Event]) -> Progress {
    Progress::refold(events.iter(), &course(), 60)
}

#[test]
fn a_paper_tells_of_topics_that_were_read() {
    let course = course();
    let mut events = vec![started(&course, 10, 24)];
    let Body::Exam(ExamEvent::Started(start)) = &events[0].body else { panic!() };
    let first = course.find_question(&start.questions[0]).unwrap();
    let read = Body::Read { topic: course.topic(first.topic).id.clone() };
    events.insert(0, event(0, START - DAY, read));
    events.push(marked(2, 0, 1, true, 60));
    assert_eq!(fold(&events).topic(first.topic).pretest.len, 0);
    events.push(exam(3, START + MINUTE, ExamEvent::Finished { sitting: sitting() }));
    assert_eq!(fold(&events).topic(first.topic).pretest.len, 1);
}

#[test]
fn a_sitting_is_the_fold_of_its_events() {
    let course = course();
    let mut events = vec![started(&course, 10, 24)];
    // Right, then left; wrong at first, changed to right; right at first, changed to wrong.
    events.push(marked(2, 0, 1, true, 60));
    events.push(marked(3, 1, 1, false, 100));
    events.push(marked(4, 2, 1, true, 30));
    events.push(marked(5, 1, 2, true, 120));
    events.push(marked(6, 2, 2, false, 40));
    events.push(marked(7, 3, 0, false, 5));
    let progress = fold(&events);
    let it = &progress.sittings[0];
    assert_eq!((it.answered(), it.right(), it.seconds(), it.present), (3, 2, 225, 3));
    assert!(progress.question(&course, course.find_question(&it.sheets[0].question).unwrap()).times == 0);

    events.push(exam(8, START + 10 * MINUTE, ExamEvent::Finished { sitting: sitting() }));
    // What comes after the end changes nothing.
    events.push(marked(700, 0, 2, false, 999));
    let progress = fold(&events);
    let it = &progress.sittings[0];
    assert_eq!(it.finished(), Some(Millis(START + 10 * MINUTE)));
    let told = report(&course, it, 750);
    assert_eq!((told.right, told.of, told.open, told.score), (2, 10, 7, 280));
    assert_eq!(told.verdict, Verdict::Below);
    assert_eq!(told.changes, Changes { gained: 1, lost: 1, wasted: 0 });
    assert_eq!(told.domains.iter().map(|line| line.of).sum::<u16>(), 10);
    assert_eq!(told.domains.iter().map(|line| line.right).sum::<u16>(), 2);
    assert_eq!(listed(it, Listed::Changed), [1, 2]);
    assert_eq!(listed(it, Listed::Wrong).len(), 8);
    assert_eq!(listed(it, Listed::Wrong)[0], 2, "the longest first");
    // The paper is evidence for what is known, and its minutes count once.
    let first = course.find_question(&it.sheets[0].question).unwrap();
    assert_eq!(progress.question(&course, first).times_right, 1);
    let day = &progress.days[0];
    assert_eq!((day.questions, day.question_seconds), (3, 220));
    assert!((225..=240).contains(&day.seconds), "{}", day.seconds);
}

#[test]
fn half_a_set_of_right_options_is_wrong() {
    // A mark says whether exactly the right options are chosen; nothing gives part of a point.
    let course = course();
    let mut events = vec![started(&course, 10, 24)];
    events.extend((0..10).map(|nth| marked(2 + u32::from(nth), nth, 0b11, false, 10)));
    events.push(exam(90, START + MINUTE, ExamEvent::Finished { sitting: sitting() }));
    let told = report(&course, &fold(&events).sittings[0], 750);
    assert_eq!((told.right, told.score), (0, 100));
}

#[test]
fn the_deadline_survives_and_a_pause_moves_it() {
    let course = course();
    let mut events = vec![started(&course, 10, 24)];
    let it = |events: &[Event]| fold(events).sittings[0].clone();
    let now = Millis(START + 4 * MINUTE + 500);
    assert_eq!(left(&it(&events), now), Some(20 * 60));
    assert_eq!(left(&it(&events), Millis(START - 5 * MINUTE)), Some(24 * 60), "a clock that went back");
    assert!(over(&it(&events), Millis(START + 24 * MINUTE)));

    events.push(exam(2, now.0, ExamEvent::Paused { sitting: sitting(), left: 1200 }));
    assert_eq!(left(&it(&events), Millis(START + 90 * MINUTE)), Some(1200));
    assert!(!over(&it(&events), Millis(START + 90 * MINUTE)));
    let deadline = resumed(&it(&events), 1200, Millis(START + 90 * MINUTE));
    events.push(exam(3, START + 90 * MINUTE, ExamEvent::Resumed { sitting: sitting(), deadline }));
    assert_eq!(left(&it(&events), Millis(START + 100 * MINUTE)), Some(600));
    // Found again a day later: it was over when its time was up.
    events.push(exam(4, START + 3000 * MINUTE, ExamEvent::Finished { sitting: sitting() }));
    assert_eq!(it(&events).finished(), Some(Millis(START + 110 * MINUTE)));
}

#[test]
fn without_a_limit_there_is_no_clock() {
    let it = fold(&[started(&course(), 10, 0)]).sittings[0].clone();
    assert_eq!((left(&it, Millis(START)), over(&it, Millis(i64::MAX)), pace(&it, 0)), (None, false, None));
}

#[test]
fn allowances() {
    let all = |count| Allowance::ALL.map(|a| a.minutes(count, 75, 180));
    assert_eq!(all(75), [180, 270, 360, 0]);
    assert_eq!(all(20), [48, 72, 96, 0]);
    assert_eq!(all(40), [96, 144, 192, 0]);
}

#[test]
fn pace_and_announcements() {
    let course = course();
    let mut events = vec![started(&course, 10, 24)];
    events.extend((0..6).map(|nth| marked(2 + u32::from(nth), nth, 1, true, 10)));
    let it = &fold(&events).sittings[0];
    // Five of ten behind one after ten of 24 minutes: two minutes ahead.
    let told = pace(it, 14 * 60).unwrap();
    assert_eq!((told.used, told.done, told.ahead), (416, 500, 120));
    assert_eq!(announced(180, 5401, 5400), Some("Half of the time is left."));
    assert_eq!(announced(180, 5400, 5399), None);
    assert_eq!(announced(180, 601, 600), Some("10 minutes left."));
    assert_eq!(announced(180, 900, 200), Some("5 minutes left."));
    assert_eq!(announced(180, 61, 60), Some("1 minute left."));
    assert_eq!(announced(180, 1, 0), Some("The time is up."));
}

#[test]
fn the_next_form_is_one_not_sat() {
    let course = course();
    assert_eq!(next_form(&course, &fold(&[]), Exam::C02, 10), 0);
    assert_eq!(next_form(&course, &fold(&[started(&course, 10, 24)]), Exam::C02, 10), 1);
}

#[test]
fn a_stray_event_changes_nothing() {
    let lone = [marked(2, 0, 1, true, 5), exam(3, START, ExamEvent::Finished { sitting: sitting() })];
    assert!(fold(&lone).sittings.is_empty());
    let course = course();
    let beyond = [started(&course, 10, 24), marked(2, 200, 1, true, 5)];
    assert_eq!(fold(&beyond).sittings[0].answered(), 0);
}

#[test]
fn the_clock_in_words() {
    use super::clock::{face, pace_words};
    assert_eq!([6728, 3600, 3128, 59, 0].map(face), ["1:52:08", "1:00:00", "52:08", "0:59", "0:00"]);
    assert_eq!([265, 59, -59, -130].map(pace_words), ["4 min ahead", "on pace", "on pace", "2 min behind"]);
}
