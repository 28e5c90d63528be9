//! Drawing a paper by the blueprint's weights.

use crate::course::{Course, domain_of_question};
use crate::order;
use crate::progress::Progress;
use crate::session::practice::interleave;
use crate::session::shuffle::Dice;
use cutover_bank::{Exam, QuestionIx};

/// Splits `count` by weights with the largest remainders: each domain gets its share rounded
/// down, and what is left goes to the largest fractions, of equal ones to the earlier domain.
pub fn shares(count: u16, weights: &[u8]) -> Vec<u16> {
    let sum: u32 = weights.iter().map(|&w| u32::from(w)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let parts: Vec<u32> = weights
        .iter()
        .map(|&w| u32::from(w) * u32::from(count))
        .collect();
    let mut split: Vec<u16> = parts.iter().map(|part| (part / sum) as u16).collect();
    let order = order::order(weights.len(), &|a, b| {
        (parts[b] % sum).cmp(&(parts[a] % sum))
    });
    let missing = count - split.iter().sum::<u16>();
    for &i in order.iter().take(usize::from(missing)) {
        split[i] += 1;
    }
    split
}

/// Draws a paper of `count` questions, all domains mixed.
///
/// Within a domain topics take turns, and questions that were never answered come first, so that
/// an exam measures knowledge and not memory of the questions. Where a domain has too few, the
/// others fill up by their weights. Pass no progress for a draw by the seed alone.
pub fn draw(
    course: &Course,
    progress: Option<&Progress>,
    exam: Exam,
    count: u16,
    seed: u64,
) -> Vec<QuestionIx> {
    let Some(blueprint) = course.blueprint(exam) else {
        return Vec::new();
    };
    let mut dice = Dice::new(seed, "exam");
    let mut pools: Vec<Vec<QuestionIx>> = vec![Vec::new(); blueprint.domains.len()];
    for (topic, _) in course.each_topic() {
        for at in course.questions_of(topic, exam) {
            let number = usize::from(domain_of_question(course, at, exam));
            if let Some(pool) = number.checked_sub(1).and_then(|n| pools.get_mut(n)) {
                pool.push(at);
            }
        }
    }
    for pool in &mut pools {
        dice.shuffle(pool);
        let all = std::mem::take(pool);
        let seen = |q: &QuestionIx| progress.is_some_and(|p| p.question(course, *q).seen());
        let (old, fresh): (Vec<_>, Vec<_>) = all.into_iter().partition(seen);
        pool.extend(interleave(fresh, &mut dice, None));
        pool.extend(interleave(old, &mut dice, None));
    }
    let weights: Vec<u8> = blueprint.domains.iter().map(|d| d.weight).collect();
    let mut taken = vec![0u16; pools.len()];
    let mut missing = count;
    // Each round splits what is missing among the domains that have questions left.
    while missing > 0 {
        let open = |i: usize| usize::from(taken[i]) < pools[i].len();
        let round: Vec<u8> = (0..pools.len())
            .map(|i| if open(i) { weights[i] } else { 0 })
            .collect();
        let mut got = 0;
        for (i, share) in shares(missing, &round).into_iter().enumerate() {
            let take = share.min(pools[i].len() as u16 - taken[i]);
            taken[i] += take;
            got += take;
        }
        if got == 0 {
            break;
        }
        missing -= got;
    }
    let mut paper: Vec<QuestionIx> = pools
        .iter()
        .zip(&taken)
        .flat_map(|(pool, &n)| pool[..usize::from(n)].iter().copied())
        .collect();
    dice.shuffle(&mut paper);
    paper
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use proptest::prelude::*;

    #[test]
    fn the_current_blueprint() {
        assert_eq!(
            shares(75, &[22, 17, 15, 15, 14, 17]),
            [17, 13, 11, 11, 10, 13]
        );
        assert_eq!(
            shares(75, &[22, 19, 15, 10, 18, 16]),
            [17, 14, 11, 8, 13, 12]
        );
        assert_eq!(
            shares(65, &[22, 17, 15, 15, 14, 17]),
            [14, 11, 10, 10, 9, 11]
        );
        assert_eq!(shares(3, &[0, 0]), [0, 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up(count in 0u16..300, weights in prop::collection::vec(1u8..40, 1..8)) {
            let split = shares(count, &weights);
            prop_assert_eq!(split.iter().sum::<u16>(), count);
            let sum: u32 = weights.iter().map(|&w| u32::from(w)).sum();
            for (n, w) in split.iter().zip(&weights) {
                let exact = f64::from(count) * f64::from(*w) / f64::from(sum);
                prop_assert!((f64::from(*n) - exact).abs() < 1.0);
            }
        }

        #[test]
        fn papers(seed: u64, count in 0u16..80) {
            let course = samples::course();
            let paper = draw(&course, None, Exam::C02, count, seed);
            prop_assert_eq!(paper.len(), usize::from(count).min(36));
            let mut sorted = paper.clone();
            sorted.sort_unstable();
            sorted.dedup();
            prop_assert_eq!(sorted.len(), paper.len());
            prop_assert_eq!(paper, draw(&course, None, Exam::C02, count, seed));
        }
    }

    #[test]
    fn domains_follow_their_weights() {
        let course = samples::course();
        let paper = draw(&course, None, Exam::C02, 20, 5);
        let mut by_domain = vec![0u16; 6];
        for q in paper {
            by_domain[usize::from(domain_of_question(&course, q, Exam::C02)) - 1] += 1;
        }
        assert_eq!(by_domain, shares(20, &[22, 17, 15, 15, 14, 17]));
    }
}
