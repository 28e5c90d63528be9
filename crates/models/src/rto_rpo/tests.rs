//! Rules that hold for every state.

use proptest::prelude::*;

use super::model::{Fit, Run, STRATEGIES, cheapest, fit};
use super::{RtoRpo, SPEC, moment};
use crate::{Diagram, Size, State};

fn any_state() -> impl Strategy<Value = State> {
    (
        prop::collection::vec(any::<u16>(), SPEC.controls.len()),
        0..=moment::END,
    )
        .prop_map(|(picks, at)| {
            let mut state = State::start(&SPEC);
            for (i, (c, pick)) in SPEC.controls.iter().zip(picks).enumerate() {
                state.values[i] = c.at_position(i32::from(pick) % (c.steps() + 1));
            }
            state.set(&SPEC, "t", at)
        })
}

use proptest::strategy::Strategy;

proptest! {
    #[test]
    fn the_loss_stays_within_its_intervals(state in any_state()) {
        let run = Run::of(&state);
        prop_assert!(run.loss <= run.worst_loss());
        let spare = if run.fail { run.copy } else { 0 };
        prop_assert!((spare..=run.copy + run.lag + spare).contains(&run.loss));
        prop_assert!(run.newest >= run.lag && run.newest < run.lag + run.copy || run.newest == run.age);
        prop_assert!(run.noticed <= run.ready && run.ready <= run.back);
    }

    #[test]
    fn verdicts_agree_with_the_numbers(state in any_state()) {
        let run = Run::of(&state);
        let best = cheapest(run.rpo, run.rto);
        for (i, s) in STRATEGIES.iter().enumerate() {
            let (rpo, rto) = (s.rpo.1 <= run.rpo, s.rto.1 <= run.rto);
            let want = match (rpo, rto) {
                (true, true) if i == best => Fit::Cheapest,
                (true, true) => Fit::Dearer,
                (true, false) => Fit::MissesRto,
                (false, true) => Fit::MissesRpo,
                (false, false) => Fit::MissesBoth,
            };
            prop_assert_eq!(fit(i, run.rpo, run.rto), want);
            prop_assert!(i >= best || !want.fits());
        }
        let frame = RtoRpo.frame(&state.set(&SPEC, "t", 0));
        prop_assert_eq!(frame.sentence.contains("missed"), !(run.rpo_met() && run.rto_met()));
        prop_assert_eq!(frame.prediction.right, best);
        prop_assert_eq!(frame.prediction.replies.len(), 4);
    }

    #[test]
    fn looser_objectives_never_cost_more(a in any_state(), b in any_state()) {
        let (a, b) = (Run::of(&a), Run::of(&b));
        let (rpo, rto) = (a.rpo.max(b.rpo), a.rto.max(b.rto));
        prop_assert!(cheapest(rpo, rto) <= cheapest(a.rpo, a.rto));
        let best = cheapest(a.rpo, a.rto);
        prop_assert!(STRATEGIES[best].rpo.1 <= a.rpo && STRATEGIES[best].rto.1 <= a.rto);
    }

    #[test]
    fn time_can_be_walked_both_ways(state in any_state()) {
        let mut walk = state.set(&SPEC, "t", 0);
        let mut last = walk.at;
        for _ in 0..6 {
            walk = RtoRpo.act(&walk, "next");
            prop_assert!(walk.at >= last);
            last = walk.at;
        }
        prop_assert_eq!(walk.at, moment::END);
        for _ in 0..7 {
            walk = RtoRpo.act(&walk, "back");
        }
        prop_assert_eq!(walk.at, 0);
    }

    #[test]
    fn dragging_gives_valid_states_and_stays_put(state in any_state(), x in -50..900i32, wide: bool, key in prop::sample::select(vec!["rpo", "rto", "age", "t"])) {
        let size = if wide { Size::Wide } else { Size::Narrow };
        let once = RtoRpo.drag(&state, key, x, 0, size);
        prop_assert_eq!(&State::parse(&SPEC, &once.query(&SPEC)), &once);
        prop_assert_eq!(&RtoRpo.drag(&once, key, x, 0, size), &once);
    }
}

#[test]
fn the_order_service_is_the_example() {
    let run = Run::of(&State::start(&SPEC));
    assert_eq!((run.loss, run.back), (480, 1500));
    assert_eq!(
        RtoRpo.frame(&State::start(&SPEC)).sentence,
        "The last copy is 8 minutes old: <b>8 minutes of data are gone</b>. Service is back after 25 minutes. Both are inside the objectives, and <b>pilot light</b> is the cheapest strategy that can promise it."
    );
}

#[test]
fn presets_run_the_cheapest_that_fits_and_meet_their_objectives() {
    for preset in SPEC.presets {
        let run = Run::of(&State::parse(&SPEC, preset.query));
        assert_eq!(
            fit(run.strategy, run.rpo, run.rto),
            Fit::Cheapest,
            "{}",
            preset.name
        );
        assert!(run.rpo_met() && run.rto_met(), "{}", preset.name);
        assert_eq!(State::parse(&SPEC, preset.query).query(&SPEC), preset.query);
    }
}

#[test]
fn challenges_start_unsolved_and_can_be_solved() {
    let solutions = [
        ("rpo=60&rto=900", Some(2)),
        ("fail=1&age=15&copy=300", None),
        ("detect=600&ttl=60", None),
        ("fail=1", Some(0)),
    ];
    for (i, (query, option)) in solutions.into_iter().enumerate() {
        let start = State::parse(&SPEC, SPEC.challenges[i].start);
        for o in 0..SPEC.challenges[i].options.len().max(1) {
            assert!(
                !RtoRpo.judge(i, &start, Some(o)).passed,
                "{i} starts solved"
            );
        }
        let verdict = RtoRpo.judge(i, &State::parse(&SPEC, query), option);
        assert!(verdict.passed, "{i}: {}", verdict.say);
    }
}
