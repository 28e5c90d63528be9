//! Practice sets: drawn, interleaved over topics, none twice, and what gets mixed up side by side.

use super::contrast::{Contrasts, after_misses, side_by_side};
use super::filter::{Filter, MOST, Seen};
use super::shuffle::Dice;
use crate::course::{Course, domain_of_question};
use crate::order;
use crate::progress::{Asked, Progress};
use crate::stats;
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
        Seen::Lucky => asked.lucky(),
        Seen::Due => asked.card.is_due(now),
    }
}

/// The tier of questions that nothing asks for, in [`draw`].
const LONG_AGO: usize = 6;

/// How many questions fit into an evening's minutes, at the learner's own pace; at least one.
pub fn fitting(progress: &Progress, minutes: u16) -> u16 {
    let each = stats::question_seconds(progress).max(1);
    (u32::from(minutes) * 60 / each).clamp(1, u32::from(MOST)) as u16
}

/// How a set is dealt.
#[derive(Clone, Copy, Debug)]
pub struct Deal<'a> {
    /// At most so many questions.
    pub count: usize,
    /// The same seed deals the same set.
    pub seed: u64,
    /// Which questions are on two sides of what gets mixed up.
    pub contrasts: &'a Contrasts,
}

/// Draws a set.
///
/// Topics take turns, so that neighbours differ wherever more than one topic is left; then
/// questions on two sides of one confusion are put side by side. The same seed, filter and
/// progress give the same set; with [`Seen::Any`] progress plays no part. With [`Seen::Next`] what
/// helps most comes first: of the questions that are back those that were sure and wrong, then the
/// other ones that are back, then the contrasts to those last missed, where they have not been
/// asked since, then unseen ones, then those last missed, then those right by a guess, then the
/// others from the longest ago.
pub fn draw(
    course: &Course,
    progress: &Progress,
    filter: &Filter,
    exam: Exam,
    now: Now,
    deal: Deal,
) -> Vec<QuestionIx> {
    let Deal { count, seed, contrasts } = deal;
    let mut dice = Dice::new(seed, "practice");
    let mut pool = matching(course, progress, filter, exam, now);
    dice.shuffle(&mut pool);
    if filter.seen != Seen::Next {
        pool = interleave(pool, &mut dice, None);
        pool.truncate(count);
        return side_by_side(pool, contrasts);
    }
    let asked = |at| progress.question(course, at);
    let missed = |at| asked(at).seen() && !asked(at).right;
    let fresh = |miss, other| asked(other).at < asked(miss).at;
    let called_for = after_misses(&pool, contrasts, missed, fresh);
    let mut tiers: [Vec<QuestionIx>; LONG_AGO + 1] = Default::default();
    for at in pool {
        let asked = progress.question(course, at);
        let tier = match asked {
            a if a.card.is_due(now) && a.card.sure_wrong => 0,
            a if a.card.is_due(now) => 1,
            _ if called_for.contains(&at) => 2,
            a if !a.seen() => 3,
            a if !a.right => 4,
            a if a.lucky() => 5,
            _ => LONG_AGO,
        };
        tiers[tier].push(at);
    }
    let when = |at: &QuestionIx| progress.question(course, *at).at;
    order::sort(&mut tiers[LONG_AGO], |a, b| when(a).cmp(&when(b)));
    let mut set: Vec<QuestionIx> = Vec::new();
    for (n, mut tier) in tiers.into_iter().enumerate() {
        if n == LONG_AGO {
            // The longest ago first, so cut before topics take turns.
            tier.truncate(count.saturating_sub(set.len()));
        }
        let last = set.last().copied();
        set.extend(interleave(tier, &mut dice, last));
    }
    set.truncate(count);
    side_by_side(set, contrasts)
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
    use crate::event::{Body, Confidence, Day, Event, Millis};
    use crate::progress::DayLog;
    use crate::samples;
    use cutover_bank::{Confusion, Html, Side, TopicIx};
    use proptest::prelude::*;

    fn deal(count: usize, seed: u64, contrasts: &Contrasts) -> Deal<'_> {
        Deal { count, seed, contrasts }
    }

    fn question((topic, nth): (u16, u16)) -> QuestionIx {
        QuestionIx { topic: TopicIx(topic), nth }
    }

    /// A confusion whose sides have these questions.
    fn confusion(sides: &[&[(u16, u16)]]) -> Confusion {
        let side = |questions: &&[(u16, u16)]| Side {
            name: String::new(),
            take: Html::default(),
            topic: TopicIx(0),
            facts: Vec::new(),
            questions: questions.iter().copied().map(question).collect(),
        };
        Confusion {
            id: String::new(),
            title: String::new(),
            tells: Html::default(),
            sides: sides.iter().map(side).collect(),
        }
    }

    proptest! {
        #[test]
        fn draws_repeat_and_never_double(seed: u64, count in 0usize..80, answers in samples::history(40)) {
            let course = samples::course();
            let progress = Progress::refold(answers.iter(), &course, 60);
            let now = progress.now(Millis(samples::START + 30 * crate::time::DAY));
            let contrasts = Contrasts::of(&[confusion(&[&[(0, 0), (1, 2)], &[(5, 1), (7, 0)]])]);
            for seen in [Seen::Next, Seen::Any, Seen::Unseen, Seen::Wrong] {
                let filter = Filter { seen, ..Filter::default() };
                let all = matching(&course, &progress, &filter, Exam::C02, now);
                let set = draw(&course, &progress, &filter, Exam::C02, now, deal(count, seed, &contrasts));
                prop_assert_eq!(set.len(), count.min(all.len()));
                let mut sorted = set.clone();
                sorted.sort_unstable();
                sorted.dedup();
                prop_assert_eq!(sorted.len(), set.len());
                prop_assert!(set.iter().all(|q| all.contains(q)));
                prop_assert_eq!(&set, &draw(&course, &progress, &filter, Exam::C02, now, deal(count, seed, &contrasts)));
            }
        }
    }

    #[test]
    fn sure_and_wrong_comes_first_and_luck_is_asked_again() {
        use crate::event::Confidence::{Guess, Sure, Unsure};
        use crate::samples::{answer, event};
        use crate::time::DAY;
        let course = samples::course();
        let at = |id: &str| course.find_question(id).unwrap();
        let answers = [
            ("t3/q0", false, Guess),
            ("t1/q0", true, Guess),
            ("t2/q0", false, Sure),
            ("t0/q0", true, Sure),
            ("t4/q0", false, Unsure),
        ];
        let events: Vec<_> = answers
            .iter()
            .zip(1..)
            .map(|(&(id, right, sure), n)| event(n, samples::START + i64::from(n) * 60_000, answer(id, right, sure)))
            .collect();
        let progress = Progress::refold(events.iter(), &course, 0);
        let none = Contrasts::default();
        let set = |days: i64, seen, count, seed| {
            let now = progress.now(Millis(samples::START + days * DAY + 600_000));
            draw(&course, &progress, &Filter { seen, ..Filter::default() }, Exam::C02, now, deal(count, seed, &none))
        };
        for seed in 0..30 {
            let first = set(5, Seen::Next, 4, seed);
            assert_eq!(first[0], at("t2/q0"), "sure and wrong");
            let mut back = first[1..].to_vec();
            back.sort_unstable();
            assert_eq!(back, [at("t1/q0"), at("t3/q0"), at("t4/q0")], "missed, and right by luck");
            // On the same evening nothing is back: the unseen come first, then what was missed,
            // then what was luck, and what is known comes last.
            let all = set(0, Seen::Next, 36, seed);
            let mut missed = all[31..34].to_vec();
            missed.sort_unstable();
            assert_eq!(missed, [at("t2/q0"), at("t3/q0"), at("t4/q0")]);
            assert_eq!(all[34..], [at("t1/q0"), at("t0/q0")]);
        }
        assert_eq!(set(0, Seen::Lucky, 9, 1), [at("t1/q0")]);
    }

    #[test]
    fn minutes_become_questions_at_ones_own_pace() {
        let course = samples::course();
        let progress = Progress::new(&course, 0);
        let (ten, forty) = (fitting(&progress, 10), fitting(&progress, 40));
        assert!(ten >= 3 && forty.abs_diff(ten * 4) <= 4, "{ten} {forty}");
        let mut slow = progress;
        slow.days = vec![DayLog { questions: 50, question_seconds: 50 * 300, ..DayLog::new(Day(20_000)) }];
        assert!(fitting(&slow, 40) < forty);
        assert_eq!((fitting(&slow, 0), fitting(&slow, u16::MAX)), (1, MOST));
    }

    #[test]
    fn topics_take_turns() {
        let course = samples::course();
        let progress = Progress::new(&course, 0);
        let now = progress.now(Millis(samples::START));
        let (filter, none) = (Filter::default(), Contrasts::default());
        for seed in 0..50 {
            let set = draw(&course, &progress, &filter, Exam::C02, now, deal(20, seed, &none));
            assert!(set.windows(2).all(|w| w[0].topic != w[1].topic), "{seed}");
        }
        let a = draw(&course, &progress, &filter, Exam::C02, now, deal(20, 1, &none));
        assert_ne!(a, draw(&course, &progress, &filter, Exam::C02, now, deal(20, 2, &none)));
    }

    #[test]
    fn what_gets_mixed_up_stands_side_by_side() {
        let course = samples::course();
        let progress = Progress::new(&course, 0);
        let now = progress.now(Millis(samples::START));
        let contrasts = Contrasts::of(&[confusion(&[&[(2, 0)], &[(9, 1)]])]);
        let both = [question((2, 0)), question((9, 1))];
        for seed in 0..50 {
            for seen in [Seen::Next, Seen::Any] {
                let filter = Filter { seen, ..Filter::default() };
                let set = draw(&course, &progress, &filter, Exam::C02, now, deal(36, seed, &contrasts));
                let at: Vec<usize> = (0..set.len()).filter(|&nth| both.contains(&set[nth])).collect();
                assert_eq!((at.len(), at[1] - at[0]), (2, 1), "{seed} {seen:?}");
            }
        }
    }

    #[test]
    fn a_miss_brings_its_contrast_until_it_has_been_asked() {
        let course = samples::course();
        let contrasts = Contrasts::of(&[confusion(&[&[(2, 0)], &[(9, 1)]])]);
        let wrong = || samples::answer("t2/q0", false, Confidence::Unsure);
        let first = |bodies: Vec<Body>| {
            let events: Vec<Event> = bodies
                .into_iter()
                .zip(1u32..)
                .map(|(body, seq)| samples::event(seq, samples::START + i64::from(seq) * 60_000, body))
                .collect();
            let progress = Progress::refold(events.iter(), &course, 0);
            // The same evening, so that what was missed is not back yet.
            let now = progress.now(Millis(samples::START + 600_000));
            let set = |seed| draw(&course, &progress, &Filter::default(), Exam::C02, now, deal(1, seed, &contrasts));
            (0..20).filter(|&seed| set(seed) == [question((9, 1))]).count()
        };
        assert_eq!(first(vec![wrong()]), 20);
        assert!(first(vec![]) < 5);
        assert!(first(vec![samples::answer("t2/q0", true, Confidence::Sure)]) < 5);
        assert_eq!(first(vec![wrong(), samples::answer("t9/q1", true, Confidence::Sure)]), 0);
        assert_eq!(first(vec![samples::answer("t9/q1", true, Confidence::Sure), wrong()]), 20);
    }
}
