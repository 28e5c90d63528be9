use super::*;
use crate::event::Confidence;
use crate::time::DAY;
use proptest::prelude::*;

const START: i64 = crate::samples::START;

fn context(day: i64) -> Context {
    let now = Now {
        at: Millis(START + day * DAY),
        offset: 0,
    };
    Context {
        now,
        retention: 90,
        exam_day: None,
        fuzz: None,
    }
}

fn waits(card: Card, context: &Context) -> [String; 4] {
    card.next_states(context)
        .map(|next| interval_words(next.wait))
}

/// A card in review, as grades of Good on their days leave it.
fn learned(days: i64) -> (Card, i64) {
    let mut card = Card::default().graded(&context(0), Grade::Easy).card;
    let mut day = 0;
    while day < days {
        let Due::On(due) = card.due else {
            unreachable!()
        };
        day += i64::from(due.since(context(day).now.day()));
        card = card.graded(&context(day), Grade::Good).card;
    }
    (card, day)
}

#[test]
fn a_new_card_goes_through_the_steps() {
    let mut c = context(0);
    let card = Card::default();
    assert_eq!(waits(card, &c), ["1 min", "6 min", "10 min", "8 days"]);
    let card = card.graded(&c, Grade::Good).card;
    assert_eq!(card.phase, Phase::Learning { step: 1 });
    assert!(!card.is_due(c.now));
    c.now.at.0 += 10 * MINUTE;
    assert!(card.is_due(c.now));
    assert_eq!(waits(card, &c), ["1 min", "10 min", "2 days", "4 days"]);
    let card = card.graded(&c, Grade::Good).card;
    assert_eq!(card.phase, Phase::Review);
    assert_eq!(waits(card, &context(2))[0], "10 min");
}

#[test]
fn a_forgotten_card_is_learned_again() {
    let (card, day) = learned(30);
    let mut c = context(day + 20);
    let card = card.graded(&c, Grade::Again).card;
    assert_eq!(
        (card.phase, card.lapses),
        (Phase::Relearning { step: 0 }, 1)
    );
    c.now.at.0 += 10 * MINUTE;
    let words = waits(card, &c);
    assert_eq!(words[..2], ["10 min", "15 min"]);
    let again = card.graded(&c, Grade::Again).card;
    assert_eq!(
        again.lapses, 1,
        "one lapse however often it is missed in its steps"
    );
    assert_eq!(card.graded(&c, Grade::Good).card.phase, Phase::Review);
}

#[test]
fn fuzz_ranges() {
    assert_eq!(fuzz::range(1.0, 1, 365), (1, 1));
    assert_eq!(fuzz::range(2.4, 1, 365), (2, 2));
    assert_eq!(fuzz::range(3.0, 1, 365), (2, 4));
    assert_eq!(fuzz::range(7.0, 1, 365), (5, 9));
    assert_eq!(fuzz::range(20.0, 1, 365), (17, 23));
    assert_eq!(fuzz::range(100.0, 1, 365), (93, 107));
    assert_eq!(fuzz::range(100.0, 1, 40), (40, 40));
}

#[test]
fn the_exam_is_not_slept_through() {
    let (card, day) = learned(60);
    for left in 1..40 {
        let exam = context(day + 30).now.day().plus(left);
        let due: Vec<Day> = (0..60u64)
            .filter_map(|seed| {
                let c = Context {
                    exam_day: Some(exam),
                    fuzz: Some(seed),
                    ..context(day + 30)
                };
                card.graded(&c, Grade::Easy).card.due_day(0)
            })
            .collect();
        assert!(due.iter().all(|&d| d < exam || left <= LAST_LOOK), "{left}");
        if left > 20 {
            // Spread over the last week, not all on the eve.
            let days: std::collections::BTreeSet<_> = due.iter().collect();
            assert!(days.len() == 7, "{left}: {days:?}");
        }
    }
}

/// What the table in [`super::evidence`] says, cell by cell.
mod answers {
    use super::*;
    use Confidence::{Guess, Sure, Unsure};

    fn after(card: Card, day: i64, right: bool, sure: Confidence) -> Card {
        card.after_answer(
            &Context {
                fuzz: Some(9),
                ..context(day)
            },
            right,
            sure,
        )
    }

    fn due_in(card: Card, day: i64) -> i32 {
        card.due_day(0).unwrap().since(context(day).now.day())
    }

    #[test]
    fn new_facts() {
        let sure = after(Card::default(), 0, true, Sure);
        assert_eq!(sure.phase, Phase::Review);
        assert!((2..=5).contains(&due_in(sure, 0)));
        let unsure = after(Card::default(), 0, true, Unsure);
        assert!((1..=2).contains(&due_in(unsure, 0)));
        assert!(unsure.stability < sure.stability);
        let guess = after(Card::default(), 0, true, Guess);
        assert_eq!(
            (guess.phase, guess.due, guess.asked),
            (Phase::New, Due::Never, 1)
        );
        for confidence in [Guess, Unsure, Sure] {
            let wrong = after(Card::default(), 0, false, confidence);
            assert_eq!((due_in(wrong, 0), wrong.phase), (1, Phase::Review));
            assert_eq!(wrong.sure_wrong, confidence == Sure);
            assert_eq!(
                wrong.lapses, 0,
                "nothing was learned that could be forgotten"
            );
        }
    }

    #[test]
    fn due_facts() {
        let (card, day) = learned(10);
        let late = day + i64::from(due_in(card, day)) + 2;
        let good = card
            .graded(
                &Context {
                    fuzz: Some(9),
                    ..context(late)
                },
                Grade::Good,
            )
            .card;
        assert_eq!(after(card, late, true, Sure), Card { asked: 1, ..good });
        let hard = card
            .graded(
                &Context {
                    fuzz: Some(9),
                    ..context(late)
                },
                Grade::Hard,
            )
            .card;
        assert_eq!(after(card, late, true, Unsure), Card { asked: 1, ..hard });
        assert_eq!(after(card, late, true, Guess), Card { asked: 1, ..card });
    }

    #[test]
    fn facts_that_are_not_due() {
        let (card, day) = learned(10);
        let early = day + 3;
        assert!(card.mastered(context(early).now) && !card.is_due(context(early).now));
        let good = card
            .graded(
                &Context {
                    fuzz: Some(9),
                    ..context(early)
                },
                Grade::Good,
            )
            .card;
        let part = after(card, early, true, Sure);
        let gain = part.stability - card.stability;
        assert!(gain > 0.0 && (gain * 2.0 - (good.stability - card.stability)).abs() < 1e-3);
        assert!(part.due_day(0) >= card.due_day(0) && part.due_day(0) <= good.due_day(0));
        assert_eq!(
            after(part, early, true, Sure),
            Card { asked: 2, ..part },
            "once a day"
        );
        assert_eq!(after(card, early, true, Unsure), Card { asked: 1, ..card });

        let missed = after(card, early, false, Unsure);
        assert_eq!(
            (missed.stability, due_in(missed, early)),
            (card.stability, 1)
        );
        let sure = after(card, early, false, Sure);
        assert!(
            sure.stability < card.stability
                && sure.sure_wrong
                && !sure.mastered(context(early).now)
        );
        assert_eq!(due_in(sure, early), 1);
        let put_right = after(sure, early + 1, true, Sure);
        assert!(!put_right.sure_wrong);
        let by_card = sure.graded(&context(early + 1), Grade::Good).card;
        assert!(!by_card.sure_wrong);
        assert!(
            sure.graded(&context(early + 1), Grade::Hard)
                .card
                .sure_wrong
        );
    }

    #[test]
    fn blue_facts_are_forgotten() {
        let card = after(Card::default(), 0, true, Sure);
        let missed = after(card, 1, false, Guess);
        assert!(missed.stability < card.stability);
        assert_eq!((missed.lapses, due_in(missed, 1)), (1, 1));
    }

    #[test]
    fn steps_belong_to_the_card_session() {
        let card = Card::default().graded(&context(0), Grade::Again).card;
        for (right, sure) in [(true, Sure), (true, Unsure), (false, Guess), (false, Sure)] {
            let now = after(card, 0, right, sure);
            assert_eq!(
                (now.phase, now.due, now.stability),
                (card.phase, card.due, card.stability)
            );
            assert_eq!(now.sure_wrong, !right && sure == Sure);
        }
        assert_eq!(
            after(card, 1, true, Sure).phase,
            Phase::Review,
            "left over from last night"
        );
    }

    #[test]
    fn a_missed_question_is_back_tomorrow() {
        let c = context(0);
        let card = Card::default();
        assert_eq!(card.after_own_answer(&c, true, Sure).due, Due::Never);
        assert_eq!(card.after_own_answer(&c, true, Unsure).due, Due::Never);
        let missed = card.after_own_answer(&c, false, Sure);
        assert!(missed.sure_wrong);
        let (first, then) = missed.returns(&c).unwrap();
        assert_eq!(first, 1);
        assert!((1..=4).contains(&then.unwrap()), "{then:?}");
        let lucky = card.after_own_answer(&c, true, Guess);
        assert_eq!(due_in(lucky, 0), 3);
    }

    #[test]
    fn a_question_put_right_often_is_settled() {
        let mut card = Card::default().after_own_answer(&context(0), false, Unsure);
        let (mut day, mut waits) = (0, Vec::new());
        while card.due != Due::Never {
            let wait = due_in(card, day);
            waits.push(wait);
            day += i64::from(wait);
            card = card.after_own_answer(&context(day), true, Sure);
            assert!(waits.len() < 12, "{waits:?}");
        }
        assert!(waits.windows(2).all(|w| w[0] <= w[1]), "{waits:?}");
        let missed = card.after_own_answer(&context(day + 50), false, Guess);
        assert_eq!(due_in(missed, day + 50), 1);
    }
}

fn grade(n: u8) -> Grade {
    [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy][usize::from(n % 4)]
}

proptest! {
    #[test]
    fn buttons_are_in_order_and_repeat(
        history in prop::collection::vec((0u8..4, 0i64..60), 0..15),
        id: u64, retention in 70u8..=97, exam in prop::option::of(0i32..90),
    ) {
        let mut card = Card::default();
        let mut day = 0;
        for (g, pause) in history {
            day += pause;
            let mut c = Context { retention, fuzz: Some(id), ..context(day) };
            c.exam_day = exam.map(|d| context(0).now.day().plus(d));
            let next = card.next_states(&c);
            prop_assert_eq!(next, card.next_states(&c));
            prop_assert!(next.windows(2).all(|w| w[0].wait <= w[1].wait), "{:?}", next);
            prop_assert!(next.windows(2).all(|w| w[0].card.stability <= w[1].card.stability + 1e-3));
            for n in next {
                prop_assert!(n.card.stability > 0.0 && n.card.stability.is_finite());
                prop_assert!((1.0..=10.0).contains(&n.card.difficulty));
                prop_assert!(n.wait >= Wait::Minutes(1) && n.wait <= Wait::Days(MAX_INTERVAL));
            }
            card = card.graded(&c, grade(g)).card;
        }
    }

    #[test]
    fn fuzz_stays_in_its_range(days in 0.1f32..400.0, seed: u64) {
        let (low, high) = fuzz::range(days, 1, MAX_INTERVAL);
        let drawn = fuzz::draw(days, 1, MAX_INTERVAL, Some(seed));
        prop_assert!(low <= drawn && drawn <= high);
    }

    #[test]
    fn a_right_answer_never_harms_and_a_wrong_one_never_helps(
        history in prop::collection::vec((0u8..4, 0i64..30), 0..10), pause in 0i64..60, sure in 0u8..3,
    ) {
        let mut card = Card::default();
        let mut day = 0;
        for (g, pause) in history {
            day += pause;
            card = card.graded(&context(day), grade(g)).card;
        }
        let c = context(day + pause);
        let confidence = [Confidence::Guess, Confidence::Unsure, Confidence::Sure][usize::from(sure)];
        let right = card.after_answer(&c, true, confidence);
        let wrong = card.after_answer(&c, false, confidence);
        prop_assert!(right.stability >= card.stability);
        if !card.is_new() {
            prop_assert!(wrong.stability <= card.stability);
        }
        // Never more than the card itself, known well, would have given.
        let good = card.graded(&c, Grade::Good).card;
        prop_assert!(right.stability <= good.stability.max(card.stability) + 1e-3);
    }
}
