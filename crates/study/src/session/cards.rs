//! The card session: what comes next is read from progress each time, so that nothing is lost
//! on a reload, and an undone review puts its card back in front.

use crate::card::{Card, Due};
use crate::course::{Course, domain_of};
use crate::event::Day;
use crate::order;
use crate::progress::{Progress, seed_of};
use crate::scheduler::fuzz;
use crate::time::{MINUTE, Now};
use cutover_bank::{Exam, FactIx, TopicIx};

/// Minutes that a learning step may be asked early once nothing else is left.
const AHEAD: i64 = 20;

/// Which cards to review. An empty list does not restrict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFilter {
    /// Topics.
    pub topics: Vec<TopicIx>,
    /// Domains of the exam, 1-based.
    pub domains: Vec<u8>,
    /// New cards this evening at most, those already begun counted in.
    pub fresh: u16,
    /// New cards only from topics that were read, or met in a question.
    pub met: bool,
}

/// Why a card comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A learning step whose time has come.
    Step,
    /// Due before today.
    Late(Day),
    /// Due today.
    Today,
    /// Never asked.
    New,
    /// A learning step, a few minutes early, as nothing else is left.
    Early,
}

/// The next card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The fact.
    pub fact: FactIx,
    /// Why it comes.
    pub why: Why,
}

/// What is left this evening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Learning steps, now or within minutes.
    pub steps: u16,
    /// Due before today.
    pub late: u16,
    /// Due today.
    pub today: u16,
    /// New ones, within the evening's limit.
    pub fresh: u16,
    /// The longest waiting card, and the day it was due on.
    pub oldest: Option<(FactIx, Day)>,
}

impl Left {
    /// All of them.
    pub fn total(self) -> u16 {
        self.steps + self.late + self.today + self.fresh
    }

    /// Due today or late.
    pub fn due(self) -> u16 {
        self.steps + self.late + self.today
    }
}

/// The cards of this evening in the order in which they would come if each were known: steps
/// whose time has come, late ones from the longest waiting, today's mixed over topics, then new
/// ones in course order, then steps that would be early.
pub fn queue(
    course: &Course,
    progress: &Progress,
    filter: &CardFilter,
    exam: Exam,
    now: Now,
) -> Vec<Turn> {
    let today = now.day();
    let mut due: Vec<(Why, u64, FactIx)> = Vec::new();
    let mut fresh: Vec<FactIx> = Vec::new();
    let mut begun: Vec<FactIx> = Vec::new();
    for (topic, head) in course.each_topic() {
        let wanted = (filter.topics.is_empty() || filter.topics.contains(&topic))
            && (filter.domains.is_empty() || filter.domains.contains(&domain_of(head, exam)));
        if !wanted {
            continue;
        }
        for fact in course.facts_of(topic, exam) {
            let card = progress.card(course, fact);
            match why(card, now) {
                Some(Why::New) if card.asked > 0 || progress.topic(topic).read.is_some() => {
                    begun.push(fact);
                }
                Some(Why::New) if !filter.met => fresh.push(fact),
                Some(Why::New) => {}
                // Cards due on one day are mixed, so that a topic's do not come in a row.
                Some(why) => {
                    let order = match card.due {
                        Due::At(at) => at.0 as u64,
                        _ => fuzz::seed(seed_of(&course.fact(fact).id), today.0 as u16),
                    };
                    due.push((why, order, fact));
                }
                None => {}
            }
        }
    }
    order::sort(&mut due, |a, b| a.cmp(b));
    let room = filter
        .fresh
        .saturating_sub(progress.day(today).map_or(0, |log| log.fresh));
    let turn = |why| move |fact| Turn { fact, why };
    let early = due.partition_point(|(why, ..)| *why != Why::Early);
    let due_turns = |part: &[(Why, u64, FactIx)]| -> Vec<Turn> {
        part.iter()
            .map(|&(why, _, fact)| Turn { fact, why })
            .collect()
    };
    let mut turns = due_turns(&due[..early]);
    // Facts that were met in a question or a page come before those of unread topics.
    turns.extend(
        begun
            .into_iter()
            .chain(fresh)
            .take(usize::from(room))
            .map(turn(Why::New)),
    );
    turns.extend(due_turns(&due[early..]));
    turns
}

fn why(card: Card, now: Now) -> Option<Why> {
    let today = now.day();
    match card.due {
        Due::Never => card.is_new().then_some(Why::New),
        Due::On(day) if day < today => Some(Why::Late(day)),
        Due::On(day) => (day == today).then_some(Why::Today),
        Due::At(at) if at <= now.at => Some(Why::Step),
        Due::At(at) => (at.0 - now.at.0 <= AHEAD * MINUTE).then_some(Why::Early),
    }
}

/// The next card, or none when the evening's cards are done.
///
/// `before` is the card just graded: it is not asked twice running while another one waits.
pub fn next(
    course: &Course,
    progress: &Progress,
    filter: &CardFilter,
    exam: Exam,
    now: Now,
    before: Option<FactIx>,
) -> Option<Turn> {
    let turns = queue(course, progress, filter, exam, now);
    let other = turns.iter().find(|turn| Some(turn.fact) != before);
    other.or(turns.first()).copied()
}

/// What is left this evening.
pub fn left(
    course: &Course,
    progress: &Progress,
    filter: &CardFilter,
    exam: Exam,
    now: Now,
) -> Left {
    let mut left = Left::default();
    for turn in queue(course, progress, filter, exam, now) {
        match turn.why {
            Why::Step | Why::Early => left.steps += 1,
            Why::Late(day) => {
                left.late += 1;
                if left.oldest.is_none_or(|(_, oldest)| day < oldest) {
                    left.oldest = Some((turn.fact, day));
                }
            }
            Why::Today => left.today += 1,
            Why::New => left.fresh += 1,
        }
    }
    left
}

#[cfg(test)]
mod tests;
