//! Tonight: up to three things to do in the time there is, the most useful first.
//!
//! 1. **Cards**: those due, then new ones of what was read or met, for at most two fifths of the
//!    time. Cards that do not fit wait; nothing is lost by it.
//! 2. **A topic to read** from the bluest domain: core before supporting before background, what
//!    it builds on first, then course order. One that does not fit in what is left is passed over
//!    for one that does.
//! 3. **Questions**: those that are back after a miss when there are three or more, else the
//!    weakest topic, else fresh ones from the bluest domain.
//!
//! What was done tonight is counted off the time, so that an evening comes to an end; due cards
//! stay in the plan until they are reviewed.
//!
//! A timed exam stands beside the three: it goes first when it is open.
//!
//! On the first night there is nothing to go by: ten questions from all domains, then the first
//! topic.

use crate::card::Mark;
use crate::course::{Course, domain_of};
use crate::event::Day;
use crate::order;
use crate::progress::Progress;
use crate::readiness::{DomainReadiness, Readiness, readiness, topic_readiness};
use crate::session::cards::{self, CardFilter, Left};
use crate::session::filter::{Filter, Request, Seen};
use crate::session::practice;
use crate::stats;
use crate::time::Now;
use cutover_bank::{Exam, FactIx, TopicIx, Weight};
pub use simulation::{Simulation, simulation};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Minutes it takes, rounded up.
    pub minutes: u16,
    /// What.
    pub kind: Kind,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Review cards.
    Cards {
        /// How many.
        count: u16,
        /// How many of them are due today or late.
        due: u16,
        /// The longest waiting late card, and the day it was due on.
        oldest: Option<(FactIx, Day)>,
    },
    /// Read a topic.
    Topic {
        /// Which.
        topic: TopicIx,
        /// Its domain, 1-based.
        domain: u8,
        /// Facts in it that the exam asks.
        facts: u16,
        /// Those that are green.
        green: u16,
        /// Whether it was opened before.
        again: bool,
        /// Whether its domain is the bluest; if not, nothing there fits tonight.
        bluest: bool,
    },
    /// Answer questions.
    Practice {
        /// The set, as a link has it.
        request: Request,
        /// Why these.
        reason: Reason,
    },
}

/// Why questions are in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is known yet.
    FirstNight,
    /// So many missed questions are back.
    Back(u16),
    /// A topic goes badly: of its last answers, so many right, and so many given as sure.
    WeakSpot {
        /// Which.
        topic: TopicIx,
        /// Right answers.
        right: u8,
        /// Of so many.
        of: u8,
        /// Given as sure.
        sure: u8,
        /// Questions of the set that were never asked.
        fresh: u16,
    },
    /// Fresh ones from the bluest domain, 1-based.
    Fresh(u8),
}

/// The plan for a night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What to do, in order.
    pub items: Vec<Item>,
    /// A timed exam to go on with or to sit. It has its own time, not the night's.
    pub exam: Option<Simulation>,
    /// Cards that come due on the next three days.
    pub ahead: [(Day, u16); 3],
}

/// Seconds that a new card takes in an evening, its steps counted in, over those of a due one.
const FRESH_SECONDS: u32 = 11;
/// Seconds that due cards are given even when the evening's time is over.
const DUE_SECONDS: u32 = 300;
/// Share of right answers, in per cent, below which a topic is a weak spot.
const WEAK: u32 = 70;
/// Answers that a weak spot needs.
const WEAK_ANSWERS: u8 = 4;

/// Which cards belong to this evening, for the plan and for the card session that it starts.
///
/// New cards come from what was read or met, as many as fit in two fifths of the time beside the
/// due ones; none on the last two days before the exam.
pub fn evening_cards(course: &Course, progress: &Progress, now: Now, minutes: u16) -> CardFilter {
    let exam = progress.exam();
    let last_days = progress
        .settings
        .exam_day
        .is_some_and(|day| (0..=2).contains(&day.since(now.day())));
    let due = cards::left(course, progress, &CardFilter::default(), exam, now).due();
    let each = stats::card_seconds(progress);
    let done = progress.day(now.day());
    let spent = done.map_or(0, |log| log.card_seconds);
    let time = (u32::from(minutes) * 60 * 2 / 5).saturating_sub(spent);
    let room = time.saturating_sub(u32::from(due) * each) / (each + FRESH_SECONDS);
    let tonight = done.map_or(0, |log| log.fresh);
    // What was begun tonight stays counted, or each new card would make room for another.
    let most = (u32::from(minutes) * 3 / 5) as u16;
    let fresh = match last_days {
        true => tonight,
        false => tonight.saturating_add(room as u16).min(most.max(tonight)),
    };
    CardFilter {
        fresh,
        met: !progress.is_empty(),
        ..CardFilter::default()
    }
}

/// The plan for tonight in `minutes`.
pub fn tonight(course: &Course, progress: &Progress, now: Now, minutes: u16) -> Plan {
    let exam = progress.exam();
    let ready = readiness(course, progress, exam, now);
    let spent = progress.day(now.day()).map_or(0, |log| log.seconds);
    let mut left = (u32::from(minutes) * 60).saturating_sub(spent);
    let mut items = Vec::new();
    let add = |items: &mut Vec<Item>, left: &mut u32, seconds: u32, kind| {
        *left = left.saturating_sub(seconds);
        items.push(Item {
            minutes: seconds.div_ceil(60).max(1) as u16,
            kind,
        });
    };
    if progress.is_empty() {
        if let Some((seconds, kind)) = first_questions(course, progress, now, left) {
            add(&mut items, &mut left, seconds, kind);
        }
    } else {
        let filter = evening_cards(course, progress, now, minutes);
        let waiting = cards::left(course, progress, &filter, exam, now);
        if let Some((seconds, kind)) = review(progress, waiting, left) {
            add(&mut items, &mut left, seconds, kind);
        }
    }
    if let Some((seconds, kind)) = topic(course, progress, &ready, now, left) {
        add(&mut items, &mut left, seconds, kind);
    }
    if !progress.is_empty()
        && let Some((seconds, kind)) = questions(course, progress, &ready, now, left)
    {
        add(&mut items, &mut left, seconds, kind);
    }
    let due = stats::due_days(course, progress, now, 4);
    let ahead = [1, 2, 3].map(|n| (now.day().plus(n as i32), due.days[n]));
    let exam = simulation(progress, &ready, now);
    Plan { items, exam, ahead }
}

fn first_questions(
    course: &Course,
    progress: &Progress,
    now: Now,
    left: u32,
) -> Option<(u32, Kind)> {
    let all = practice::matching(course, progress, &Filter::default(), progress.exam(), now);
    let each = stats::question_seconds(progress);
    let count = (left / each).clamp(3, 10).min(all.len() as u32);
    let request = Request {
        count: count as u16,
        ..Request::default()
    };
    (count > 0).then_some((
        count * each,
        Kind::Practice {
            request,
            reason: Reason::FirstNight,
        },
    ))
}

fn review(progress: &Progress, waiting: Left, left: u32) -> Option<(u32, Kind)> {
    let each = stats::card_seconds(progress);
    let due = u32::from(waiting.due()).min(left.max(DUE_SECONDS) / each);
    let fresh =
        u32::from(waiting.fresh).min(left.saturating_sub(due * each) / (each + FRESH_SECONDS));
    let seconds = due * each + fresh * (each + FRESH_SECONDS);
    let count = (due + fresh) as u16;
    let kind = Kind::Cards {
        count,
        due: due as u16,
        oldest: waiting.oldest,
    };
    (count > 0).then_some((seconds, kind))
}

/// Domains from the bluest on; of two as blue the heavier first.
fn bluest(ready: &Readiness) -> Vec<&DomainReadiness> {
    let mut domains: Vec<_> = ready.domains.iter().filter(|d| d.facts.all > 0).collect();
    let key = |d: &DomainReadiness| (d.span.middle2(), 255 - d.weight, d.number);
    order::sort(&mut domains, |a, b| key(a).cmp(&key(b)));
    domains
}

fn topic(
    course: &Course,
    progress: &Progress,
    ready: &Readiness,
    now: Now,
    left: u32,
) -> Option<(u32, Kind)> {
    let exam = ready.exam;
    for (place, domain) in bluest(ready).into_iter().enumerate() {
        let fits = |topic: TopicIx| {
            let head = course.topic(topic);
            head.era.serves(exam)
                && domain_of(head, exam) == domain.number
                && u32::from(head.minutes) * 60 <= left
                && head.minutes > 0
        };
        let of_domain = course
            .each_topic()
            .map(|(topic, _)| topic)
            .filter(|&t| fits(t));
        let best = of_domain
            .filter_map(|t| Some((rank(course, progress, exam, t, now)?, t)))
            .min();
        if let Some((_, topic)) = best {
            let (_, tally) = topic_readiness(course, progress, topic, exam, now);
            let kind = Kind::Topic {
                topic,
                domain: domain.number,
                facts: tally.all,
                green: tally.green,
                again: progress.topic(topic).read.is_some(),
                bluest: place == 0,
            };
            return Some((u32::from(course.topic(topic).minutes) * 60, kind));
        }
    }
    None
}

/// How soon a topic should be read, the lowest first; none if not tonight: read today, or read
/// before and green by four fifths.
fn rank(
    course: &Course,
    progress: &Progress,
    exam: Exam,
    topic: TopicIx,
    now: Now,
) -> Option<(bool, bool, u8, u16)> {
    let head = course.topic(topic);
    let read = progress.topic(topic).read;
    if read.is_some_and(|at| progress.now(at).day() >= now.day()) {
        return None;
    }
    let (mut all, mut green) = (0u32, 0u32);
    for fact in course.facts_of(topic, exam) {
        let card = progress.card(course, fact);
        all += 1;
        green += u32::from(card.mark(now) == Mark::Green || card.mastered(now));
    }
    if green * 5 >= all * 4 && (all > 0 || read.is_some()) {
        return None;
    }
    let builds_on_unread = head
        .before
        .iter()
        .any(|&t| progress.topic(t).read.is_none());
    let weight = match head.weight {
        Weight::Core => 0,
        Weight::Supporting => 1,
        Weight::Background => 2,
    };
    Some((read.is_some(), builds_on_unread, weight, topic.0))
}

fn questions(
    course: &Course,
    progress: &Progress,
    ready: &Readiness,
    now: Now,
    left: u32,
) -> Option<(u32, Kind)> {
    let each = stats::question_seconds(progress);
    let room = left / each;
    if room < 2 {
        return None;
    }
    let room = room.min(15) as usize;
    let count_of =
        |filter: &Filter| practice::matching(course, progress, filter, ready.exam, now).len();
    let kind = |filter: Filter, found: usize, reason| {
        let count = found.min(room) as u16;
        let request = Request {
            filter,
            count,
            seed: None,
        };
        (u32::from(count) * each, Kind::Practice { request, reason })
    };
    let back = Filter {
        seen: Seen::Due,
        ..Filter::default()
    };
    let waiting = count_of(&back);
    if waiting >= 3 {
        return Some(kind(back, waiting, Reason::Back(waiting as u16)));
    }
    if let Some(topic) = weakest(course, progress, ready.exam) {
        let filter = Filter {
            topics: vec![topic],
            ..Filter::default()
        };
        let fresh = count_of(&Filter {
            seen: Seen::Unseen,
            ..filter.clone()
        })
        .min(room) as u16;
        let found = count_of(&filter);
        let log = progress.topic(topic);
        let reason = Reason::WeakSpot {
            topic,
            right: log.right.right(),
            of: log.right.len,
            sure: log.sure.right(),
            fresh,
        };
        if found >= 2 {
            return Some(kind(filter, found, reason));
        }
    }
    for domain in bluest(ready) {
        let filter = Filter {
            domains: vec![domain.number],
            seen: Seen::Unseen,
            ..Filter::default()
        };
        let found = count_of(&filter);
        if found >= 2 {
            return Some(kind(filter, found, Reason::Fresh(domain.number)));
        }
    }
    (waiting > 0).then(|| kind(back, waiting, Reason::Back(waiting as u16)))
}

/// The topic with the lowest share of right answers among its last, if one is weak.
pub fn weakest(course: &Course, progress: &Progress, exam: Exam) -> Option<TopicIx> {
    course
        .each_topic()
        .filter(|(_, head)| head.era.serves(exam))
        .filter_map(|(topic, _)| {
            let log = progress.topic(topic).right;
            let share = u32::from(log.right()) * 100 / u32::from(log.len.max(1));
            (log.len >= WEAK_ANSWERS && share < WEAK).then_some((share, 255 - log.len, topic))
        })
        .min()
        .map(|(.., topic)| topic)
}

mod simulation;
#[cfg(test)]
mod tests;
