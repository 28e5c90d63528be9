//! When the plan speaks of the timed exam: one that is open goes first, and one is advised when
//! its range would tell something.

use crate::event::{Day, Millis};
use crate::exam::clock;
use crate::progress::Progress;
use crate::readiness::Readiness;
use crate::time::Now;

/// A timed exam in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simulation {
    /// A paper is open.
    Open {
        /// Seconds left, 0 when the time is up; none without a limit.
        left: Option<u32>,
        /// Questions answered.
        answered: u16,
        /// Questions of the paper.
        of: u16,
    },
    /// A whole paper is worth its three hours now.
    Advised {
        /// Days to the exam, if that is the reason; else the reason is how much is green.
        days: Option<u8>,
    },
}

/// Per cent of the exam that are green for certain, from which a paper is more than a lesson in
/// losing.
const GREEN: u8 = 60;
/// Days to the exam from which a paper is advised however much is green. The last four days are
/// for cards.
const NEAR: std::ops::RangeInclusive<i32> = 5..=14;
/// Days between two papers: what was missed has come back by then.
const APART: i32 = 7;

/// What the plan says of the timed exam at `now`; `ready` is of the same moment.
pub fn simulation(progress: &Progress, ready: &Readiness, now: Now) -> Option<Simulation> {
    if let Some(open) = progress.open_sitting() {
        return Some(Simulation::Open {
            left: clock::left(open, now.at),
            answered: open.answered() as u16,
            of: open.sheets.len() as u16,
        });
    }
    let left = progress.settings.exam_day.map(|day| day.since(now.day()));
    let near = left.filter(|days| NEAR.contains(days));
    let too_late = left.is_some_and(|days| (0..*NEAR.start()).contains(&days));
    let since = |at: Millis| now.day().since(Day::of(at, now.offset));
    let lately = progress.sittings.iter().filter_map(|sitting| sitting.finished()).any(|at| since(at) < APART);
    let worth = near.is_some() || ready.total.low >= GREEN;
    (worth && !too_late && !lately && !progress.is_empty()).then_some(Simulation::Advised { days: near.map(|days| days as u8) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Body, Confidence, Event, EventId, ExamEvent, Setting, Start, Writer};
    use crate::readiness::readiness;
    use crate::samples::{self, START, event};
    use crate::time::DAY;
    use cutover_bank::Exam;

    const MINUTE: i64 = 60_000;

    /// What the plan says `day` days after the start, with `low` per cent green for certain.
    fn said(events: &[Event], day: i64, low: u8) -> Option<Simulation> {
        let course = samples::course();
        let progress = Progress::refold(events.iter(), &course, 0);
        let now = progress.now(Millis(START + day * DAY + MINUTE));
        let mut ready = readiness(&course, &progress, Exam::C02, now);
        ready.total.low = low;
        simulation(&progress, &ready, now)
    }

    fn begun() -> Event {
        event(1, START, samples::answer("t0/q0", true, Confidence::Sure))
    }

    fn exam_in(days: i32) -> Event {
        event(2, START, Body::Set(Setting::ExamDay(Some(Day::of(Millis(START), 0).plus(days)))))
    }

    fn started() -> Event {
        let start = Start {
            exam: Exam::C02,
            seed: 0,
            minutes: 24,
            deadline: Some(Millis(START + 24 * MINUTE)),
            questions: (0..4).map(|n| ["t0/q", &n.to_string()].concat()).collect(),
        };
        event(3, START, Body::Exam(ExamEvent::Started(start)))
    }

    fn finished() -> Event {
        let sitting = EventId { writer: Writer(1), seq: 3 };
        event(4, START + MINUTE, Body::Exam(ExamEvent::Finished { sitting }))
    }

    #[test]
    fn an_open_paper_goes_before_everything() {
        let open = |left| Some(Simulation::Open { left: Some(left), answered: 0, of: 4 });
        assert_eq!(said(&[begun(), started()], 0, 0), open(23 * 60));
        assert_eq!(said(&[begun(), started()], 1, 90), open(0), "the time is up");
    }

    #[test]
    fn one_is_advised_when_it_tells_something() {
        let green = Some(Simulation::Advised { days: None });
        assert_eq!(said(&[begun()], 0, 59), None);
        assert_eq!(said(&[begun()], 0, 60), green);
        assert_eq!(said(&[], 0, 60), None, "not on the first night");
        for (days, says) in [(15, None), (14, Some(14)), (5, Some(5)), (4, None), (0, None)] {
            let said = said(&[begun(), exam_in(days)], 0, 20);
            assert_eq!(said, says.map(|days| Simulation::Advised { days: Some(days) }), "{days} days");
        }
        assert_eq!(said(&[begun(), exam_in(3)], 0, 90), None, "the last days are for cards");
        assert_eq!(said(&[begun(), exam_in(-3)], 0, 90), green, "the day is past");
    }

    #[test]
    fn a_week_lies_between_two_papers() {
        let sat = [begun(), started(), finished()];
        assert_eq!(said(&sat, 6, 90), None);
        assert_eq!(said(&sat, 7, 90), Some(Simulation::Advised { days: None }));
    }
}
