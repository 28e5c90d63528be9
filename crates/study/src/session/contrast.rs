//! Questions on things that get mixed up: side by side in a set, and asked as a contrast after a
//! miss.

use cutover_bank::{Confusion, QuestionIx};

/// The questions of each side of each confusion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contrasts(Vec<Vec<Vec<QuestionIx>>>);

impl Contrasts {
    /// Takes over what practice needs of the confusions.
    pub fn of(confusions: &[Confusion]) -> Contrasts {
        let sides = |c: &Confusion| c.sides.iter().map(|side| side.questions.clone()).collect();
        Contrasts(confusions.iter().map(sides).collect())
    }

    /// Whether one question is on one side of a confusion and the other on another. A question
    /// that both sides claim stands for neither.
    pub fn are(&self, a: QuestionIx, b: QuestionIx) -> bool {
        self.0.iter().any(|sides| are_apart(sides, a, b))
    }
}

fn are_apart(sides: &[Vec<QuestionIx>], a: QuestionIx, b: QuestionIx) -> bool {
    let only = |one, other| sides.iter().any(|side| side.contains(&one) && !side.contains(&other));
    only(a, b) && only(b, a)
}

/// Lets questions of two sides of one confusion stand next to each other: the first of them stays
/// where it is, and the next of the other side follows it. A question stands in one pair at most,
/// and no two that could make a pair are left apart.
pub(super) fn side_by_side(set: Vec<QuestionIx>, contrasts: &Contrasts) -> Vec<QuestionIx> {
    let mut rest = set;
    let mut ordered = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let first = rest.remove(0);
        ordered.push(first);
        if let Some(at) = rest.iter().position(|other| contrasts.are(first, *other)) {
            ordered.push(rest.remove(at));
        }
    }
    ordered
}

/// The contrasts to missed questions: of each confusion with a miss the first question of the pool
/// that is on another side and `wanted` against the missed one.
pub(super) fn after_misses(
    pool: &[QuestionIx],
    contrasts: &Contrasts,
    missed: impl Fn(QuestionIx) -> bool,
    wanted: impl Fn(QuestionIx, QuestionIx) -> bool,
) -> Vec<QuestionIx> {
    let mut found = Vec::new();
    for sides in &contrasts.0 {
        let misses: Vec<QuestionIx> = sides.iter().flatten().copied().filter(|q| missed(*q)).collect();
        let answers = |other: &QuestionIx| {
            misses.iter().any(|miss| are_apart(sides, *miss, *other) && wanted(*miss, *other))
        };
        if let Some(other) = pool.iter().find(|other| answers(other))
            && !found.contains(other)
        {
            found.push(*other);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use cutover_bank::TopicIx;
    use proptest::prelude::*;

    fn q(topic: u16) -> QuestionIx {
        QuestionIx { topic: TopicIx(topic), nth: 0 }
    }

    fn contrasts(confusions: &[&[&[u16]]]) -> Contrasts {
        let side = |side: &&[u16]| side.iter().map(|&nth| q(nth)).collect();
        Contrasts(confusions.iter().map(|sides| sides.iter().map(side).collect()).collect())
    }

    #[track_caller]
    fn check(confusions: &[&[&[u16]]], set: &[u16], ordered: &[u16]) {
        let set = set.iter().map(|&nth| q(nth)).collect();
        let found = side_by_side(set, &contrasts(confusions));
        assert_eq!(found.iter().map(|at| at.topic.0).collect::<Vec<_>>(), ordered);
    }

    #[test]
    fn the_other_side_follows_the_first() {
        check(&[&[&[1, 2], &[7, 8]]], &[0, 1, 2, 3, 7, 8], &[0, 1, 7, 2, 8, 3]);
        // One side alone has nothing to stand beside.
        check(&[&[&[1, 2], &[7, 8]]], &[0, 1, 2, 3], &[0, 1, 2, 3]);
        // Of three sides two are enough.
        check(&[&[&[1], &[2], &[3]]], &[3, 0, 2, 1], &[3, 2, 0, 1]);
        // What both sides claim is on neither.
        check(&[&[&[1, 5], &[5]]], &[1, 0, 5], &[1, 0, 5]);
    }

    #[test]
    fn a_miss_calls_for_the_other_side_once() {
        let contrasts = contrasts(&[&[&[1, 2], &[7, 8]], &[&[3], &[7]], &[&[4], &[5]]]);
        let pool: Vec<QuestionIx> = (0..10).map(q).collect();
        let missed = |at: QuestionIx| [1, 2, 3].contains(&at.topic.0);
        assert_eq!(after_misses(&pool, &contrasts, missed, |_, _| true), [q(7)]);
        let fresh = |_: QuestionIx, other: QuestionIx| other != q(7);
        assert_eq!(after_misses(&pool, &contrasts, missed, fresh), [q(8)]);
        assert_eq!(after_misses(&pool[..7], &contrasts, missed, |_, _| true), []);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_pair_left_apart(
            sides in prop::collection::vec(prop::collection::vec(prop::collection::vec(0u16..30, 1..4), 2..4), 0..6),
            order in Just((0u16..30).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let side = |side: &Vec<u16>| side.iter().map(|&nth| q(nth)).collect();
            let contrasts = Contrasts(sides.iter().map(|c| c.iter().map(side).collect()).collect());
            let set: Vec<QuestionIx> = order.iter().map(|&nth| q(nth)).collect();
            let found = side_by_side(set.clone(), &contrasts);
            let mut same = found.clone();
            same.sort_unstable();
            let mut all = set;
            all.sort_unstable();
            prop_assert_eq!(same, all);
            // Those that stand alone have no partner among each other.
            let mut alone = Vec::new();
            let mut at = 0;
            while at < found.len() {
                let paired = found.get(at + 1).is_some_and(|next| contrasts.are(found[at], *next));
                if !paired {
                    alone.push(found[at]);
                }
                at += if paired { 2 } else { 1 };
            }
            for (nth, a) in alone.iter().enumerate() {
                prop_assert!(alone[nth + 1..].iter().all(|b| !contrasts.are(*a, *b)));
            }
        }
    }
}
