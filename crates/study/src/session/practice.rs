//! Practice sets: drawn, interleaved over topics, none twice.

use super::filter::{Filter, Seen};
use super::shuffle::Dice;
use crate::course::{Course, domain_of_question};
use crate::order;
use crate::progress::{Asked, Progress};
use crate::time::Now;
use cutover_bank::{Exam, QuestionIx};

/// The questions that a filter lets through, in course order.
pub fn matching(
    course: &Course,
    progress: &Progress,
    filter: &Filter,
    exam: Exam,
    now: Now,
) -> Vec<QuestionIx> {
    if !filter.questions.is_empty() {
        return filter.questions.clone();
    }
    let mut found = Vec::new();
    for (topic, _) in course.each_topic() {
        if !filter.topics.is_empty() && !filter.topics.contains(&topic) {
            continue;
        }
        for at in course.questions_of(topic, exam) {
            let head = course.question(at);
            let domain = filter.domains.is_empty()
                || filter
                    .domains
                    .contains(&domain_of_question(course, at, exam));
            let service = filter.services.is_empty()
                || head.services.iter().any(|s| filter.services.contains(s));
            let difficulty =
                filter.difficulty.is_empty() || filter.difficulty.contains(&head.difficulty);
            if domain
                && service
                && difficulty
                && passes(filter.seen, progress.question(course, at), now)
            {
                found.push(at);
            }
        }
    }
    found
}

fn passes(seen: Seen, asked: &Asked, now: Now) -> bool {
    match seen {
        Seen::Next | Seen::Any => true,
        Seen::Unseen => !asked.seen(),
        Seen::Seen => asked.seen(),
        Seen::Wrong => asked.seen() && !asked.right,
        Seen::SureWrong => asked.card.sure_wrong,
        Seen::Due => asked.card.is_due(now),
    }
}

/// Draws a set of at most `count` questions.
///
/// Topics take turns, so that neighbours differ wherever more than one topic is left. The same
/// seed, filter and progress give the same set; with [`Seen::Any`] progress plays no part. With
/// [`Seen::Next`] what helps most comes first: questions that are back, then unseen ones, then
/// those last missed, then the others from the longest ago.
pub fn draw(
    course: &Course,
    progress: &Progress,
    filter: &Filter,
    exam: Exam,
    now: Now,
    count: usize,
    seed: u64,
) -> Vec<QuestionIx> {
    let mut dice = Dice::new(seed, "practice");
    let mut pool = matching(course, progress, filter, exam, now);
    dice.shuffle(&mut pool);
    if filter.seen != Seen::Next {
        pool = interleave(pool, &mut dice, None);
        pool.truncate(count);
        return pool;
    }
    let mut tiers: [Vec<QuestionIx>; 4] = Default::default();
    for at in pool {
        let asked = progress.question(course, at);
        let tier = match asked {
            a if a.card.is_due(now) => 0,
            a if !a.seen() => 1,
            a if !a.right => 2,
            _ => 3,
        };
        tiers[tier].push(at);
    }
    let when = |at: &QuestionIx| progress.question(course, *at).at;
    order::sort(&mut tiers[3], |a, b| when(a).cmp(&when(b)));
    let mut set: Vec<QuestionIx> = Vec::new();
    for (n, mut tier) in tiers.into_iter().enumerate() {
        if n == 3 {
            // The longest ago first, so cut before topics take turns.
            tier.truncate(count.saturating_sub(set.len()));
        }
        let last = set.last().copied();
        set.extend(interleave(tier, &mut dice, last));
    }
    set.truncate(count);
    set
}

/// Lets topics take turns: each round visits every topic that has questions left, in an order of
/// its own that does not begin with the topic before it.
pub(crate) fn interleave(
    pool: Vec<QuestionIx>,
    dice: &mut Dice,
    mut last: Option<QuestionIx>,
) -> Vec<QuestionIx> {
    let total = pool.len();
    let mut topics: Vec<Vec<QuestionIx>> = Vec::new();
    let mut pool = pool;
    // Stable, so that the order within a topic stays as drawn.
    order::sort(&mut pool, |a, b| a.topic.cmp(&b.topic));
    for at in pool {
        match topics.last_mut() {
            Some(list) if list[0].topic == at.topic => list.push(at),
            _ => topics.push(vec![at]),
        }
    }
    let mut set = Vec::with_capacity(total);
    let mut round = 0;
    while !topics.is_empty() {
        dice.shuffle(&mut topics);
        if topics.len() > 1 && last.is_some_and(|l| l.topic == topics[0][round].topic) {
            let end = topics.len() - 1;
            topics.swap(0, end);
        }
        set.extend(topics.iter().map(|list| list[round]));
        last = set.last().copied();
        round += 1;
        topics.retain(|list| list.len() > round);
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Millis;
    use crate::samples;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn draws_repeat_and_never_double(seed: u64, count in 0usize..80, answers in samples::history(40)) {
            let course = samples::course();
            let progress = Progress::refold(answers.iter(), &course, 60);
            let now = progress.now(Millis(samples::START + 30 * crate::time::DAY));
            for seen in [Seen::Next, Seen::Any, Seen::Unseen, Seen::Wrong] {
                let filter = Filter { seen, ..Filter::default() };
                let all = matching(&course, &progress, &filter, Exam::C02, now);
                let set = draw(&course, &progress, &filter, Exam::C02, now, count, seed);
                prop_assert_eq!(set.len(), count.min(all.len()));
                let mut sorted = set.clone();
                sorted.sort_unstable();
                sorted.dedup();
                prop_assert_eq!(sorted.len(), set.len());
                prop_assert!(set.iter().all(|q| all.contains(q)));
                prop_assert_eq!(&set, &draw(&course, &progress, &filter, Exam::C02, now, count, seed));
            }
        }
    }

    #[test]
    fn topics_take_turns() {
        let course = samples::course();
        let progress = Progress::new(&course, 0);
        let now = progress.now(Millis(samples::START));
        let filter = Filter::default();
        for seed in 0..50 {
            let set = draw(&course, &progress, &filter, Exam::C02, now, 20, seed);
            assert!(set.windows(2).all(|w| w[0].topic != w[1].topic), "{seed}");
        }
        let a = draw(&course, &progress, &filter, Exam::C02, now, 20, 1);
        assert_ne!(a, draw(&course, &progress, &filter, Exam::C02, now, 20, 2));
    }
}
