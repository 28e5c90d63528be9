//! Readiness over days: what it was, what has changed, and when it passes the mark.

use super::{READY, Span, snapshot, span};
use crate::course::Course;
use crate::event::Day;
use crate::progress::{Progress, Snapshot};
use crate::time::Now;

/// The history of readiness for the exam studied for, a point a day with something done, up to
/// now.
pub fn history(course: &Course, progress: &Progress, now: Now) -> Vec<Snapshot> {
    let exam = progress.exam();
    let today = now.day();
    let kept = progress
        .snapshots
        .iter()
        .filter(|s| s.exam == exam && s.day < today);
    let mut points: Vec<Snapshot> = kept.cloned().collect();
    points.push(Snapshot {
        day: today,
        ..snapshot(course, progress, now)
    });
    points
}

/// When the low end passes the ready mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It has.
    Ready,
    /// Between these days, at the present pace.
    Between(Day, Day),
    /// Too little history, no growth, or more than half a year away: no pace to speak of.
    Unknown,
}

/// Days of history that the pace is taken from.
const PACE_DAYS: i32 = 14;

/// The pace: growth of low and high end in hundredths of a per cent a day, over the last two
/// weeks; none with less than four days of history, or fewer than three with something done.
fn pace(points: &[Snapshot]) -> Option<(i32, i32)> {
    let last = points.last()?;
    let recent = points.iter().filter(|p| last.day.since(p.day) <= PACE_DAYS);
    if recent.clone().count() < 3 {
        return None;
    }
    let first = recent.clone().next()?;
    let days = last.day.since(first.day);
    if days < 4 {
        return None;
    }
    let slope = |from: u8, to: u8| (i32::from(to) - i32::from(from)) * 100 / days;
    Some((
        slope(first.total.low, last.total.low),
        slope(first.total.high, last.total.high),
    ))
}

/// When the ready mark is passed at the pace of the last two weeks: the near end if it quickens
/// by a quarter, the far end if it slows by a third, as the last per cents come slower.
pub fn outlook(points: &[Snapshot]) -> Outlook {
    let Some(last) = points.last() else {
        return Outlook::Unknown;
    };
    if last.total.ready() {
        return Outlook::Ready;
    }
    let Some((slope, _)) = pace(points) else {
        return Outlook::Unknown;
    };
    let missing = i32::from(READY - last.total.low) * 100;
    if slope <= 0 || missing / slope > 180 {
        return Outlook::Unknown;
    }
    let near = (missing * 4 + slope * 5 - 1) / (slope * 5);
    let far = (missing * 3 + slope * 2 - 1) / (slope * 2);
    Outlook::Between(last.day.plus(near), last.day.plus(far))
}

/// Where readiness would stand on a later day at the present pace, slowing as it nears 100: for
/// the dashed lines of the plot. None without a pace.
pub fn projected(points: &[Snapshot], day: Day) -> Option<Span> {
    let last = points.last()?;
    let (low, high) = pace(points)?;
    let days = day.since(last.day).max(0);
    // What is missing shrinks by the same share each day, beginning at today's pace.
    let end = |from: u8, slope: i32| {
        let missing = 100.0 - f32::from(from);
        if missing <= 0.0 || slope <= 0 {
            return f32::from(from);
        }
        let share = 1.0 - (slope as f32 / 100.0 / missing).min(1.0);
        100.0 - missing * share.powi(days)
    };
    let low = end(last.total.low, low);
    Some(span((
        low / 100.0,
        end(last.total.high, high).max(low) / 100.0,
    )))
}

/// What today is compared with, to say how readiness has moved in `days`: the last point that is
/// at least as old, or else the first there is. None without a day to compare with.
pub fn compared(points: &[Snapshot], days: u16) -> Option<&Snapshot> {
    let last = points.last()?;
    let from = last.day.plus(-i32::from(days));
    let old = points.iter().rev().find(|p| p.day <= from);
    old.or(points.first()).filter(|before| before.day < last.day)
}

/// By how many points the middle of an interval has moved since the day that [`compared`] names:
/// the exam's for `domain` none, else that of the domain at this position in the blueprint.
pub fn change(points: &[Snapshot], domain: Option<usize>, days: u16) -> Option<i16> {
    let (last, before) = (points.last()?, compared(points, days)?);
    let middle = |point: &Snapshot| match domain {
        None => Some(point.total.middle2()),
        Some(n) => point.domains.get(n).map(|span| span.middle2()),
    };
    Some((middle(last)? as i16 - middle(before)? as i16) / 2)
}
