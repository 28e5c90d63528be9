//! What the progress screen shows, as plain numbers: calibration, recall, what is due, totals,
//! nights in a row, the heatmap.

use crate::card::Phase;
use crate::course::Course;
use crate::event::{Confidence, Day};
use crate::progress::{DayLog, Progress};
use crate::time::Now;

/// A share with the bounds that hold the truth eight times in ten, in per mille.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of all.
    pub part: u32,
    /// All.
    pub all: u32,
    /// Low bound.
    pub low: u16,
    /// High bound.
    pub high: u16,
}

impl Share {
    /// With its bounds.
    pub fn new(part: u32, all: u32) -> Share {
        let (low, high) = wilson(part as f32, all as f32, 1.2816);
        Share {
            part,
            all,
            low: (low * 1000.0) as u16,
            high: (high * 1000.0).ceil() as u16,
        }
    }

    /// The share itself in per mille; none of nothing.
    pub fn per_mille(self) -> Option<u16> {
        (self.all > 0).then(|| (self.part * 1000 / self.all) as u16)
    }

    /// In whole per cent, rounded; none of nothing.
    pub fn per_cent(self) -> Option<u8> {
        (self.all > 0).then(|| ((self.part * 200 + self.all) / (self.all * 2)) as u8)
    }
}

/// Wilson's interval for a share: `right` of `count` observations, which need not be whole;
/// `z` is its half-width in standard errors. Nothing observed gives (0, 1).
pub fn wilson(right: f32, count: f32, z: f32) -> (f32, f32) {
    if count <= 0.0 {
        return (0.0, 1.0);
    }
    let p = (right / count).clamp(0.0, 1.0);
    let z2 = z * z / count;
    let middle = p + z2 / 2.0;
    let half = z * ((p * (1.0 - p) + z2 / 4.0) / count).sqrt();
    (
        ((middle - half) / (1.0 + z2)).max(0.0),
        ((middle + half) / (1.0 + z2)).min(1.0),
    )
}

/// Right answers by how sure they were given: guess, unsure, sure. Over the last `days`.
pub fn calibration(progress: &Progress, now: Now, days: u16) -> [Share; 3] {
    let from = now.day().plus(1 - i32::from(days));
    let mut sums = [(0u32, 0u32); 3];
    for log in progress.days.iter().filter(|log| log.day >= from) {
        for (sum, (right, asked)) in sums.iter_mut().zip(log.right.iter().zip(&log.asked)) {
            sum.0 += u32::from(*right);
            sum.1 += u32::from(*asked);
        }
    }
    sums.map(|(right, asked)| Share::new(right, asked))
}

/// The per cent of right answers that a confidence should mean.
pub fn should_mean(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Guess => 25,
        Confidence::Unsure => 60,
        Confidence::Sure => 90,
    }
}

/// Recall of cards that had waited at least a day, by week, oldest first: the Monday of each of
/// the last `weeks` weeks and the share recalled.
pub fn recall_by_week(progress: &Progress, now: Now, weeks: u8) -> Vec<(Day, Share)> {
    let this = now.day().monday();
    (0..i32::from(weeks))
        .rev()
        .map(|ago| {
            let monday = this.plus(-7 * ago);
            let (mut recalled, mut tested) = (0, 0);
            for log in week(progress, monday) {
                recalled += u32::from(log.recalled);
                tested += u32::from(log.tested);
            }
            (monday, Share::new(recalled, tested))
        })
        .collect()
}

fn week(progress: &Progress, monday: Day) -> impl Iterator<Item = &DayLog> {
    progress
        .days
        .iter()
        .filter(move |log| (0..7).contains(&log.day.since(monday)))
}

/// Cards of the exam studied for that come due, by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDays {
    /// Late: due before today.
    pub late: u16,
    /// Today without the late, then the days after.
    pub days: Vec<u16>,
    /// The day that the longest waiting card was due on.
    pub oldest: Option<Day>,
}

/// What comes due today and in the days after, `count` days in all.
pub fn due_days(course: &Course, progress: &Progress, now: Now, count: u8) -> DueDays {
    let (exam, today) = (progress.exam(), now.day());
    let mut due = DueDays {
        late: 0,
        days: vec![0; usize::from(count)],
        oldest: None,
    };
    let facts = course
        .each_topic()
        .flat_map(|(topic, _)| course.facts_of(topic, exam))
        .map(|fact| progress.card(course, fact));
    let own = progress.own.cards().iter().map(|own| progress.own_card(own.id));
    for card in facts.chain(own) {
        let Some(day) = card.due_day(now.offset) else {
            continue;
        };
        let ahead = day.since(today);
        if ahead < 0 && card.phase == Phase::Review {
            due.late += 1;
        } else if let Some(slot) = due.days.get_mut(ahead.max(0) as usize) {
            *slot += 1;
        }
        if ahead <= 0 && due.oldest.is_none_or(|oldest| day < oldest) {
            due.oldest = Some(day);
        }
    }
    due
}

/// Sums over days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Minutes of study.
    pub minutes: u32,
    /// Cards graded.
    pub cards: u32,
    /// Questions answered.
    pub questions: u32,
    /// Days with something done.
    pub nights: u32,
}

/// Sums from a day on.
pub fn totals(progress: &Progress, from: Day) -> Totals {
    let mut sum = Totals::default();
    let mut seconds = 0;
    for log in progress.days.iter().filter(|log| log.day >= from) {
        seconds += log.seconds;
        sum.cards += u32::from(log.cards);
        sum.questions += u32::from(log.questions);
        sum.nights += 1;
    }
    sum.minutes = seconds / 60;
    sum
}

/// Sums over the last seven days, today among them.
pub fn last_week(progress: &Progress, now: Now) -> Totals {
    totals(progress, now.day().plus(-6))
}

/// Nights in a row up to now, and the most there ever were. A night that is not over yet does
/// not break the row.
pub fn nights(progress: &Progress, now: Now) -> (u16, u16) {
    let (mut run, mut best) = (0u16, 0u16);
    let mut before: Option<Day> = None;
    for log in progress.days.iter().filter(|log| log.is_night()) {
        run = if before.is_some_and(|day| log.day.since(day) == 1) {
            run.saturating_add(1)
        } else {
            1
        };
        best = best.max(run);
        before = Some(log.day);
    }
    let alive = before.is_some_and(|day| now.day().since(day) <= 1);
    (if alive { run } else { 0 }, best)
}

/// Minutes of each day of the last `weeks` weeks: columns from the oldest week to this one, rows
/// from Monday to Sunday; days to come are none.
pub fn heatmap(progress: &Progress, now: Now, weeks: u8) -> Vec<[Option<u16>; 7]> {
    let today = now.day();
    let first = today.monday().plus(-7 * (i32::from(weeks) - 1));
    let mut columns: Vec<[Option<u16>; 7]> = vec![[Some(0); 7]; usize::from(weeks)];
    for (w, column) in columns.iter_mut().enumerate() {
        for (d, cell) in column.iter_mut().enumerate() {
            let day = first.plus(w as i32 * 7 + d as i32);
            *cell = (day <= today).then(|| {
                progress
                    .day(day)
                    .map_or(0, |log| log.minutes().min(u32::from(u16::MAX)) as u16)
            });
        }
    }
    columns
}

/// Seconds that a card takes this learner: the mean of the last 500 or so, 9 before there are 50.
pub fn card_seconds(progress: &Progress) -> u32 {
    let sum = recent(
        progress,
        |log| (u32::from(log.cards), log.card_seconds),
        500,
    );
    if sum.0 < 50 {
        9
    } else {
        (sum.1 / sum.0).clamp(3, 40)
    }
}

/// Seconds that a question takes this learner: the exam's pace of 2:24 before there are 20.
pub fn question_seconds(progress: &Progress) -> u32 {
    let sum = recent(
        progress,
        |log| (u32::from(log.questions), log.question_seconds),
        100,
    );
    if sum.0 < 20 {
        144
    } else {
        (sum.1 / sum.0).clamp(30, 240)
    }
}

fn recent(progress: &Progress, of: impl Fn(&DayLog) -> (u32, u32), enough: u32) -> (u32, u32) {
    let mut sum = (0, 0);
    for log in progress.days.iter().rev() {
        let (count, seconds) = of(log);
        sum = (sum.0 + count, sum.1 + seconds);
        if sum.0 >= enough {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests;
