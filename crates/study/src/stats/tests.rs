use super::*;
use crate::event::{Body, Event, Grade, Millis};
use crate::samples::{self, START, answer, event, review};
use crate::time::DAY;

fn nightly(days: &[i64]) -> (Course, Progress, Now) {
    let course = samples::course();
    let events: Vec<Event> = days
        .iter()
        .zip(1..)
        .map(|(&day, seq)| event(seq, START + day * DAY, review("t0/f0", Grade::Good)))
        .collect();
    let progress = Progress::refold(events.iter(), &course, 0);
    let now = progress.now(Millis(START + days.last().copied().unwrap_or(0) * DAY));
    (course, progress, now)
}

#[test]
fn nights_in_a_row() {
    let (_, p, now) = nightly(&[0, 1, 2, 3, 5, 6]);
    assert_eq!(nights(&p, now), (2, 4));
    let tomorrow = Now {
        at: Millis(now.at.0 + DAY),
        ..now
    };
    assert_eq!(nights(&p, tomorrow), (2, 4), "tonight is not over");
    let later = Now {
        at: Millis(now.at.0 + 2 * DAY),
        ..now
    };
    assert_eq!(nights(&p, later), (0, 4));
    let (course, none, now) = nightly(&[]);
    assert_eq!(nights(&none, now), (0, 0));
    let opened = event(1, now.at.0, Body::Read { topic: "t0".into() });
    let read = Progress::refold([&opened].into_iter(), &course, 0);
    assert_eq!((nights(&read, now), read.is_empty()), ((0, 0), true), "opening a topic makes no night");
}

#[test]
fn the_heatmap_ends_today() {
    // START is a Monday: day 8 is a Tuesday.
    let (_, p, now) = nightly(&[0, 8]);
    let map = heatmap(&p, now, 17);
    assert_eq!(map.len(), 17);
    assert_eq!(map[16], [Some(0), Some(1), None, None, None, None, None]);
    assert_eq!(map[15][0], Some(1));
    assert!(
        map[..15]
            .iter()
            .all(|week| week.iter().all(|&m| m == Some(0)))
    );
}

#[test]
fn shares() {
    let share = Share::new(15, 20);
    assert_eq!((share.per_mille(), share.per_cent()), (Some(750), Some(75)));
    assert!(share.low < 750 && share.high > 750);
    assert_eq!(
        Share::new(0, 0),
        Share {
            part: 0,
            all: 0,
            low: 0,
            high: 1000
        }
    );
    assert_eq!(Share::new(0, 0).per_cent(), None);
    // Wilson, 95 %: a known value.
    let (low, high) = wilson(8.0, 10.0, 1.96);
    assert!((low - 0.4902).abs() < 1e-3 && (high - 0.9433).abs() < 1e-3);
}

#[test]
fn calibration_counts_by_confidence() {
    let course = samples::course();
    let mut events = Vec::new();
    for n in 0..30u32 {
        let confidence = [Confidence::Guess, Confidence::Unsure, Confidence::Sure][n as usize % 3];
        let body = answer("t0/q0", n % 4 > 0, confidence);
        events.push(event(n + 1, START + i64::from(n) * DAY, body));
    }
    let p = Progress::refold(events.iter(), &course, 0);
    let now = p.now(Millis(START + 29 * DAY));
    let all = calibration(&p, now, 365);
    assert_eq!(all.map(|s| s.all), [10, 10, 10]);
    assert_eq!(all.iter().map(|s| s.part).sum::<u32>(), 22);
    assert_eq!(calibration(&p, now, 3).map(|s| s.all), [1, 1, 1]);
}

#[test]
fn recall_and_what_is_due() {
    let (course, p, now) = nightly(&[0, 3, 8, 20]);
    let weeks = recall_by_week(&p, now, 3);
    assert_eq!(weeks.len(), 3);
    assert_eq!(weeks[2].0, now.day().monday());
    assert_eq!(
        weeks.iter().map(|(_, s)| s.all).sum::<u32>(),
        2,
        "the second is still in its steps"
    );
    let due = due_days(&course, &p, now, 14);
    assert_eq!((due.late, due.days.len(), due.oldest), (0, 14, None));
    let later = Now {
        at: Millis(now.at.0 + 300 * DAY),
        ..now
    };
    let due = due_days(&course, &p, later, 14);
    assert_eq!((due.late, due.days[0]), (1, 0));
    assert!(due.oldest.is_some());
}

#[test]
fn sums() {
    let (_, p, now) = nightly(&[0, 5, 9]);
    assert_eq!(last_week(&p, now).cards, 2);
    assert_eq!(totals(&p, Day(0)).nights, 3);
    assert_eq!((card_seconds(&p), question_seconds(&p)), (9, 144));
    let body = |n: u32| {
        if n > 0 {
            review("t1/f1", Grade::Good)
        } else {
            Body::Read { topic: "t1".into() }
        }
    };
    let events: Vec<Event> = (0..80)
        .map(|n| event(n + 1, START + i64::from(n) * DAY, body(n)))
        .collect();
    let p = Progress::refold(events.iter(), &samples::course(), 0);
    assert_eq!(card_seconds(&p), 8, "measured");
}
