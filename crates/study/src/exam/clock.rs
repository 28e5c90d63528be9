//! The clock of a sitting: what is left, whether one is ahead, and what is announced.

use super::sitting::{Sitting, Stage};
use crate::event::Millis;
use crate::time::stopwatch;
use cutover_text::text;

/// A factor on the time allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Allowance {
    /// As in the exam.
    #[default]
    Standard,
    /// One and a half times as much.
    Half,
    /// Twice as much.
    Double,
    /// No limit.
    Untimed,
}

impl Allowance {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Allowance; 4] = [Allowance::Standard, Allowance::Half, Allowance::Double, Allowance::Untimed];

    /// Minutes for `count` questions of a paper that allows `minutes` for `questions`; 0 for no
    /// limit. A short form has its share, rounded up.
    pub fn minutes(self, count: u16, questions: u16, minutes: u16) -> u16 {
        let share = u32::from(minutes) * u32::from(count);
        let of = u32::from(questions.max(1));
        let halves = match self {
            Allowance::Standard => 2,
            Allowance::Half => 3,
            Allowance::Double => 4,
            Allowance::Untimed => 0,
        };
        (share * halves).div_ceil(of * 2) as u16
    }
}

/// Seconds left at `now`, rounded up; none without a limit. A clock that went back does not give
/// more than was allowed.
pub fn left(sitting: &Sitting, now: Millis) -> Option<u32> {
    if sitting.minutes == 0 {
        return None;
    }
    let most = u32::from(sitting.minutes) * 60;
    match sitting.stage {
        Stage::Running { deadline } => {
            let left = deadline?.0.saturating_sub(now.0).max(0);
            Some(u32::try_from((left + 999) / 1000).unwrap_or(u32::MAX).min(most))
        }
        Stage::Paused { left } => Some(left.min(most)),
        Stage::Finished { .. } => Some(0),
    }
}

/// Whether the time is up.
pub fn over(sitting: &Sitting, now: Millis) -> bool {
    matches!(sitting.stage, Stage::Running { deadline: Some(end) } if now >= end)
}

/// The next deadline when the clock goes on with `left` seconds.
pub fn resumed(sitting: &Sitting, left: u32, now: Millis) -> Option<Millis> {
    (sitting.minutes != 0).then(|| Millis(now.0 + i64::from(left) * 1000))
}

/// How far the paper and the clock are, both in per mille; and by how many seconds the learner is
/// ahead of an even pace (behind, where negative). None without a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Share of the time that is used.
    pub used: u16,
    /// Share of the questions that are behind one.
    pub done: u16,
    /// Seconds ahead.
    pub ahead: i32,
}

/// The pace at `left` seconds. Behind one are all questions seen, but the present one.
pub fn pace(sitting: &Sitting, left: u32) -> Option<Pace> {
    let all = i64::from(sitting.minutes) * 60;
    let count = sitting.sheets.len() as i64;
    if all == 0 || count == 0 {
        return None;
    }
    let seen = sitting.sheets.iter().filter(|sheet| sheet.seen).count() as i64;
    let done = if seen == count { count } else { (seen - 1).max(0) };
    let used = (all - i64::from(left)).clamp(0, all);
    Some(Pace {
        used: (used * 1000 / all) as u16,
        done: (done * 1000 / count) as u16,
        ahead: (done * all / count - used) as i32,
    })
}

/// What is announced when the seconds left go from `before` to `now`: half of the time, 10, 5
/// and 1 minute, and the end. Of several passed at once, the last.
pub fn announced(minutes: u16, before: u32, now: u32) -> Option<&'static str> {
    let half = u32::from(minutes) * 30;
    let marks = [
        (0, "The time is up."),
        (60, "1 minute left."),
        (300, "5 minutes left."),
        (600, "10 minutes left."),
        (half, "Half of the time is left."),
    ];
    marks.into_iter().find(|&(at, _)| now <= at && before > at).map(|(_, words)| words)
}

/// `1:52:08`, below an hour `52:08`.
pub fn face(seconds: u32) -> String {
    let (hours, rest) = (seconds / 3600, seconds % 3600);
    if hours == 0 {
        return stopwatch(rest);
    }
    let minutes = if rest < 600 { ":0" } else { ":" };
    [&hours.to_string(), minutes, &stopwatch(rest)].concat()
}

/// "4 min ahead", "1 min behind", "on pace": whole minutes, rounded towards nothing.
pub fn pace_words(ahead: i32) -> String {
    let minutes = ahead / 60;
    match minutes {
        0 => "on pace".to_string(),
        m if m > 0 => text![{m}, " min ahead"],
        m => text![{-m}, " min behind"],
    }
}
