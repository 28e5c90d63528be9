//! The forms on offer, and how each stands to what the learner did.

use super::draw::Deal;
use crate::course::Course;
use crate::progress::Progress;
use cutover_bank::Exam;

/// A form, and how it stands to what the learner did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// The form.
    pub seed: u32,
    /// How many questions it has.
    pub of: u16,
    /// How many of them the learner has seen.
    pub seen: u16,
    /// How often the learner sat it.
    pub sat: u16,
}

/// The forms that share no question, in order; after them the one that `chosen` names, where it is
/// none of these. The bank is dealt once for all of them.
pub fn forms(course: &Course, progress: &Progress, exam: Exam, count: u16, chosen: u32) -> Vec<Form> {
    let deal = Deal::new(course, exam, count, 0);
    let mut forms: Vec<Form> =
        (0..deal.forms).map(|seed| standing(&deal, course, progress, exam, seed)).collect();
    if chosen >= deal.forms {
        let deal = Deal::new(course, exam, count, chosen);
        forms.push(standing(&deal, course, progress, exam, chosen));
    }
    forms
}

/// The form to offer next: of the forms that share no question, the one with the fewest questions
/// that the learner has seen, of equal ones the first.
pub fn next_form(course: &Course, progress: &Progress, exam: Exam, count: u16) -> u32 {
    let seen = |form: &Form| u32::from(form.seen) + u32::from(form.sat) * u32::from(form.of);
    forms(course, progress, exam, count, 0).iter().min_by_key(|form| seen(form)).map_or(0, |form| form.seed)
}

fn standing(deal: &Deal, course: &Course, progress: &Progress, exam: Exam, seed: u32) -> Form {
    let questions = deal.questions(seed);
    let seen = questions.iter().filter(|at| progress.question(course, **at).seen()).count();
    let mut sat = 0;
    // A letter names another paper in another version of the course, so that the paper counts.
    if progress.sittings.iter().any(|s| s.seed == seed) {
        let paper = deal.paper(seed);
        sat = progress.sittings.iter().filter(|s| s.sat(exam, seed, &paper, course)).count();
    }
    Form { seed, of: questions.len() as u16, seen: seen as u16, sat: sat as u16 }
}

#[cfg(test)]
mod tests {
    use super::super::draw::{self, draw, shares};
    use super::*;
    use crate::event::{Body, Event, EventId, ExamEvent, Mark, Start, Writer};
    use crate::samples::{self, START, event};
    use crate::session::practice::interleave;
    use crate::session::shuffle::Dice;
    use cutover_bank::QuestionIx;
    use proptest::prelude::*;

    /// The plain way: each form drawn by itself, from the whole bank.
    mod one_by_one {
        use super::*;

        pub fn forms(course: &Course, exam: Exam, count: u16) -> u32 {
            let weights = draw::weights(course, exam);
            let pools = draw::pools(course, exam, weights.len());
            let whole = |(pool, &share): (&Vec<QuestionIx>, &u16)| match share {
                0 => u32::MAX,
                share => (pool.len() / usize::from(share)) as u32,
            };
            let least = pools.iter().zip(&shares(count, &weights)).map(whole).min();
            least.filter(|&n| n != u32::MAX).unwrap_or(1).max(1)
        }

        pub fn draw(course: &Course, exam: Exam, count: u16, seed: u32) -> Vec<QuestionIx> {
            let weights = draw::weights(course, exam);
            let mut pools = draw::pools(course, exam, weights.len());
            let forms = forms(course, exam, count);
            let (deal, form) = (seed / forms, (seed % forms) as usize);
            let mut dice = Dice::new(u64::from(deal), "exam");
            let wanted = shares(count, &weights);
            for (pool, &share) in pools.iter_mut().zip(&wanted) {
                dice.shuffle(pool);
                let dealt = interleave(std::mem::take(pool), &mut dice, None);
                // A pool too small for one share is dealt from its start.
                let from = (form * usize::from(share)).min(dealt.len().saturating_sub(usize::from(share)));
                pool.extend_from_slice(&dealt[from..]);
                pool.extend_from_slice(&dealt[..from]);
            }
            let mut taken = vec![0u16; pools.len()];
            let mut missing = count;
            // The first round gives each domain its share; later ones split what is missing among the
            // domains that have questions left.
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
            Dice::new(u64::from(seed), "paper").shuffle(&mut paper);
            paper
        }

        pub fn next_form(course: &Course, progress: &Progress, exam: Exam, count: u16) -> u32 {
            let seen = |seed: &u32| {
                let paper = draw(course, exam, count, *seed);
                let seen = paper.iter().filter(|at| progress.question(course, **at).seen());
                seen.count() + progress.sittings.iter().filter(|s| s.sat(exam, *seed, &paper, course)).count() * paper.len()
            };
            (0..forms(course, exam, count)).min_by_key(seen).unwrap_or(0)
        }
    }

    /// Lengths of papers, some of them often.
    fn counts() -> impl Strategy<Value = u16> {
        prop_oneof![Just(6u16), Just(10), 0u16..40]
    }

    /// A history, and in it papers: of this bank's forms, or of others under the same letters;
    /// handed in or not.
    fn sat() -> impl Strategy<Value = Vec<Event>> {
        let paper = (0u32..9, counts(), any::<bool>(), any::<bool>(), 0usize..36);
        let papers = prop::collection::vec(paper, 0..12);
        (samples::history(60), papers).prop_map(|(mut events, papers)| {
            let course = samples::course();
            for (seed, count, current, ours, answered) in papers {
                let exam = if current { Exam::C02 } else { Exam::C01 };
                let mut questions = one_by_one::draw(&course, exam, count, seed);
                if !ours && !questions.is_empty() {
                    questions.rotate_left(1);
                }
                let at = events.last().map_or(START, |event| event.at.0 + 1000);
                let mut happened = |body| {
                    let seq = events.len() as u32 + 1;
                    events.push(event(seq, at + i64::from(seq), Body::Exam(body)));
                    EventId { writer: Writer(1), seq }
                };
                let sitting = happened(ExamEvent::Started(Start {
                    exam,
                    seed,
                    minutes: 0,
                    deadline: None,
                    questions: questions.iter().map(|at| course.question(*at).id.clone()).collect(),
                }));
                for nth in 0..answered.min(questions.len()) {
                    let mark = Mark { chosen: 1, ..Mark::default() };
                    happened(ExamEvent::Marked { sitting, nth: nth as u8, mark });
                }
                if answered % 3 > 0 {
                    happened(ExamEvent::Finished { sitting });
                }
            }
            events
        })
    }

    proptest! {
        #[test]
        fn dealt_at_once_and_drawn_one_by_one_are_the_same(events in sat(), count in counts(), chosen: u32) {
            let course = samples::course();
            let progress = Progress::refold(events.iter(), &course, 0);
            for exam in [Exam::C02, Exam::C01] {
                let all = one_by_one::forms(&course, exam, count);
                let mut seeds: Vec<u32> = (0..all).collect();
                for chosen in [chosen % 9, chosen] {
                    seeds.truncate(all as usize);
                    seeds.extend((chosen >= all).then_some(chosen));
                    let offered = forms(&course, &progress, exam, count, chosen);
                    prop_assert_eq!(offered.len(), seeds.len());
                    for (form, &seed) in offered.iter().zip(&seeds) {
                        let paper = one_by_one::draw(&course, exam, count, seed);
                        prop_assert_eq!(&draw(&course, exam, count, seed), &paper);
                        let seen = paper.iter().filter(|at| progress.question(&course, **at).seen()).count();
                        let sat = progress.sittings.iter().filter(|s| s.sat(exam, seed, &paper, &course)).count();
                        let told = Form { seed, of: paper.len() as u16, seen: seen as u16, sat: sat as u16 };
                        prop_assert_eq!(*form, told);
                    }
                }
                let next = one_by_one::next_form(&course, &progress, exam, count);
                prop_assert_eq!(next_form(&course, &progress, exam, count), next);
            }
        }
    }
}
