//! Drawing a paper by the blueprint's weights.
//!
//! The bank is dealt into *forms*: papers that share no question. A seed names a form, so that two
//! learners with the same version of the course can sit the same paper. The first forms, A to the
//! last that the bank allows, never repeat a question; after them the bank is dealt anew.

use crate::course::{Course, domain_of_question};
use crate::order;
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

/// The questions of each domain, in course order.
pub(super) fn pools(course: &Course, exam: Exam, domains: usize) -> Vec<Vec<QuestionIx>> {
    let mut pools: Vec<Vec<QuestionIx>> = vec![Vec::new(); domains];
    for (topic, _) in course.each_topic() {
        for at in course.questions_of(topic, exam) {
            let number = usize::from(domain_of_question(course, at, exam));
            if let Some(pool) = number.checked_sub(1).and_then(|n| pools.get_mut(n)) {
                pool.push(at);
            }
        }
    }
    pools
}

/// The weights of the domains.
pub(super) fn weights(course: &Course, exam: Exam) -> Vec<u8> {
    course
        .blueprint(exam)
        .map_or(Vec::new(), |b| b.domains.iter().map(|d| d.weight).collect())
}

/// How many papers the pools give of which no two share a question; at least 1.
fn whole_papers(pools: &[Vec<QuestionIx>], wanted: &[u16]) -> u32 {
    let whole = |(pool, &share): (&Vec<QuestionIx>, &u16)| match share {
        0 => u32::MAX,
        share => (pool.len() / usize::from(share)) as u32,
    };
    let least = pools.iter().zip(wanted).map(whole).min();
    least.filter(|&n| n != u32::MAX).unwrap_or(1).max(1)
}

/// How many questions of each pool a paper of `count` takes.
///
/// The first round gives each domain its share; later ones split what is missing among the
/// domains that have questions left.
fn taken(pools: &[Vec<QuestionIx>], weights: &[u8], count: u16) -> Vec<u16> {
    let mut taken = vec![0u16; pools.len()];
    let mut missing = count;
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
    taken
}

/// The bank dealt once, into forms of which no two share a question.
pub(super) struct Deal {
    /// How many forms there are; at least 1.
    pub forms: u32,
    /// The questions of each domain, as dealt.
    pools: Vec<Vec<QuestionIx>>,
    /// How far into each pool the next form begins.
    wanted: Vec<u16>,
    /// How many of each pool a form takes.
    taken: Vec<u16>,
}

impl Deal {
    /// The deal to which the form `seed` of `count` questions belongs.
    pub fn new(course: &Course, exam: Exam, count: u16, seed: u32) -> Deal {
        let weights = weights(course, exam);
        let mut pools = pools(course, exam, weights.len());
        let wanted = shares(count, &weights);
        let forms = whole_papers(&pools, &wanted);
        let mut dice = Dice::new(u64::from(seed / forms), "exam");
        for pool in &mut pools {
            dice.shuffle(pool);
            *pool = interleave(std::mem::take(pool), &mut dice, None);
        }
        let taken = taken(&pools, &weights, count);
        Deal { forms, pools, wanted, taken }
    }

    /// The questions of one of its forms, by domain.
    pub fn questions(&self, seed: u32) -> Vec<QuestionIx> {
        let form = (seed % self.forms) as usize;
        let mut questions = Vec::new();
        for (nth, pool) in self.pools.iter().enumerate() {
            let share = usize::from(self.wanted[nth]);
            // A pool too small for one share is dealt from its start.
            let from = (form * share).min(pool.len().saturating_sub(share));
            let dealt = pool[from..].iter().chain(&pool[..from]);
            questions.extend(dealt.take(usize::from(self.taken[nth])).copied());
        }
        questions
    }

    /// One of its forms as a paper, all domains mixed.
    pub fn paper(&self, seed: u32) -> Vec<QuestionIx> {
        let mut paper = self.questions(seed);
        Dice::new(u64::from(seed), "paper").shuffle(&mut paper);
        paper
    }
}

/// The paper of `count` questions that the seed names, all domains mixed.
///
/// Within a domain topics take turns. Where a domain has too few questions, the others fill up by
/// their weights. The same seed, exam, count and bank give the same paper.
pub fn draw(course: &Course, exam: Exam, count: u16, seed: u32) -> Vec<QuestionIx> {
    Deal::new(course, exam, count, seed).paper(seed)
}

/// A form's name: `A` to `Z` for the first, then its number.
pub fn form_name(seed: u32) -> String {
    match u8::try_from(seed) {
        Ok(n) if n < 26 => char::from(b'A' + n).to_string(),
        _ => seed.to_string(),
    }
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
        fn papers(seed: u32, count in 0u16..80) {
            let course = samples::course();
            let paper = draw(&course, Exam::C02, count, seed);
            prop_assert_eq!(paper.len(), usize::from(count).min(36));
            let mut sorted = paper.clone();
            sorted.sort_unstable();
            sorted.dedup();
            prop_assert_eq!(sorted.len(), paper.len());
            prop_assert_eq!(paper, draw(&course, Exam::C02, count, seed));
        }
    }

    #[test]
    fn ten_thousand_papers_keep_the_weights_and_repeat_nothing() {
        let course = samples::course();
        for seed in 0..10_000 {
            let paper = draw(&course, Exam::C02, 20, seed);
            let mut by_domain = vec![0u16; 6];
            for &q in &paper {
                by_domain[usize::from(domain_of_question(&course, q, Exam::C02)) - 1] += 1;
            }
            assert_eq!(by_domain, shares(20, &[22, 17, 15, 15, 14, 17]), "seed {seed}");
            let mut once = paper;
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), 20, "seed {seed}");
        }
    }

    #[test]
    fn the_forms_of_one_deal_share_nothing() {
        let course = samples::course();
        // Six questions a domain, of which a paper of ten takes at most two.
        let forms = Deal::new(&course, Exam::C02, 10, 0).forms;
        assert_eq!(forms, 3);
        for deal in 0..20 {
            let papers = (0..forms).flat_map(|form| draw(&course, Exam::C02, 10, deal * forms + form));
            let mut all: Vec<QuestionIx> = papers.collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), 30);
        }
        assert_ne!(draw(&course, Exam::C02, 10, 0), draw(&course, Exam::C02, 10, forms));
        assert_eq!((form_name(1), form_name(26)), ("B".into(), "26".into()));
    }
}
