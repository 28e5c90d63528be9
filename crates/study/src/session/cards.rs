//! The card session: what comes next is read from progress each time, so that nothing is lost
//! on a reload, and an undone review puts its card back in front.

use crate::card::{Card, Due};
use crate::course::{Course, domain_of};
use crate::event::{Day, OwnId};
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
    /// Cards of one's own alone.
    pub own: bool,
}

/// A card: a fact of the course, or one of the learner's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Which {
    /// The fact.
    Fact(FactIx),
    /// The own card.
    Own(OwnId),
}

impl Which {
    /// The name that a review is recorded under.
    pub fn name(self, course: &Course) -> String {
        match self {
            Which::Fact(fact) => course.fact(fact).id.clone(),
            Which::Own(id) => id.name(),
        }
    }

    /// What is remembered of it.
    pub fn card(self, course: &Course, progress: &Progress) -> Card {
        match self {
            Which::Fact(fact) => progress.card(course, fact),
            Which::Own(id) => progress.own_card(id),
        }
    }
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
    /// Which.
    pub card: Which,
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
    /// The longest waiting card, and the day it was due on; none if it is one of the learner's own.
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
/// ones in course order, the learner's own before those of unread topics, then steps that would
/// be early.
pub fn queue(
    course: &Course,
    progress: &Progress,
    filter: &CardFilter,
    exam: Exam,
    now: Now,
) -> Vec<Turn> {
    let today = now.day();
    let mut due: Vec<(Why, u64, Which)> = Vec::new();
    let mut fresh: Vec<Which> = Vec::new();
    let mut begun: Vec<Which> = Vec::new();
    // Cards due on one day are mixed, so that a topic's do not come in a row.
    let mixed = |card: Card, name: &str| match card.due {
        Due::At(at) => at.0 as u64,
        _ => fuzz::seed(seed_of(name), today.0 as u16),
    };
    let course_too = !filter.own;
    for (topic, head) in course.each_topic().filter(|_| course_too) {
        let wanted = (filter.topics.is_empty() || filter.topics.contains(&topic))
            && (filter.domains.is_empty() || filter.domains.contains(&domain_of(head, exam)));
        if !wanted {
            continue;
        }
        for fact in course.facts_of(topic, exam) {
            let card = progress.card(course, fact);
            let which = Which::Fact(fact);
            match why(card, now) {
                Some(Why::New) if card.asked > 0 || progress.topic(topic).read.is_some() => {
                    begun.push(which);
                }
                Some(Why::New) if !filter.met => fresh.push(which),
                Some(Why::New) => {}
                Some(why) => due.push((why, mixed(card, &course.fact(fact).id), which)),
                None => {}
            }
        }
    }
    if filter.topics.is_empty() && filter.domains.is_empty() {
        for own in progress.own.cards() {
            let card = progress.own_card(own.id);
            let which = Which::Own(own.id);
            match why(card, now) {
                Some(Why::New) => begun.push(which),
                Some(why) => due.push((why, mixed(card, &own.id.name()), which)),
                None => {}
            }
        }
    }
    order::sort(&mut due, |a, b| a.cmp(b));
    let room = filter
        .fresh
        .saturating_sub(progress.day(today).map_or(0, |log| log.fresh));
    let early = due.partition_point(|(why, ..)| *why != Why::Early);
    let turns_of = |part: &[(Why, u64, Which)]| -> Vec<Turn> {
        part.iter().map(|&(why, _, card)| Turn { card, why }).collect()
    };
    let mut turns = turns_of(&due[..early]);
    // Facts that were met in a question or a page come before those of unread topics.
    let new = begun.into_iter().chain(fresh).take(usize::from(room));
    turns.extend(new.map(|card| Turn { card, why: Why::New }));
    turns.extend(turns_of(&due[early..]));
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
    before: Option<Which>,
) -> Option<Turn> {
    let turns = queue(course, progress, filter, exam, now);
    let other = turns.iter().find(|turn| Some(turn.card) != before);
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
    let mut oldest: Option<(Which, Day)> = None;
    for turn in queue(course, progress, filter, exam, now) {
        match turn.why {
            Why::Step | Why::Early => left.steps += 1,
            Why::Late(day) => {
                left.late += 1;
                if oldest.is_none_or(|(_, oldest)| day < oldest) {
                    oldest = Some((turn.card, day));
                }
            }
            Why::Today => left.today += 1,
            Why::New => left.fresh += 1,
        }
    }
    left.oldest = oldest.and_then(|(card, day)| match card {
        Which::Fact(fact) => Some((fact, day)),
        Which::Own(_) => None,
    });
    left
}

#[cfg(test)]
mod tests;
