//! Rules that hold for every release.

use proptest::prelude::*;

use super::model::{End, Pace, REQUESTS, Run};
use super::{LambdaAlias, SPEC};
use crate::{Diagram, Size, State};

fn any_state() -> impl Strategy<Value = State> {
    (
        prop::collection::vec(any::<u16>(), SPEC.controls.len()),
        0..6000i32,
    )
        .prop_map(|(picks, at)| {
            let mut state = State::start(&SPEC);
            for (i, (c, pick)) in SPEC.controls.iter().zip(picks).enumerate() {
                state.values[i] = c.at_position(i32::from(pick) % (c.steps() + 1));
            }
            state.set(&SPEC, "t", at)
        })
}

fn run(query: &str) -> Run {
    Run::of(&State::parse(&SPEC, query))
}

proptest! {
    #[test]
    fn requests_are_neither_lost_nor_made(state in any_state()) {
        let run = Run::of(&state);
        for m in &run.minutes {
            prop_assert!((0..=1000).contains(&m.weight));
            prop_assert_eq!(m.sent * 1000, REQUESTS * m.weight);
            prop_assert!(m.failed >= 0 && m.failed <= m.sent + 1);
            prop_assert!(m.failed_old >= 0 && m.failed_old <= REQUESTS - m.sent + 1);
        }
        let sent: i32 = run.minutes.iter().map(|m| m.sent).sum();
        let (new, old) = run.failed_by(run.seconds());
        prop_assert!(new <= sent && new + old <= REQUESTS * run.minutes.len() as i32);
        // Exact, but for the last call that is not whole.
        let exact: i32 = run.minutes.iter().zip(0..).map(|(m, i)| m.sent * run.error_in(i)).sum();
        prop_assert_eq!(new, exact / 1000);
    }

    #[test]
    fn after_a_rollback_nothing_reaches_42(state in any_state()) {
        let run = Run::of(&state);
        match run.end {
            End::RolledBack(at) => {
                prop_assert!(run.stops && run.rolls_back && run.alarm == Some(at));
                prop_assert!(run.minutes[at as usize..].iter().all(|m| m.weight == 0));
                prop_assert!(run.pace.last().is_some_and(|last| at <= last));
            }
            End::Refused => prop_assert!(run.minutes.iter().all(|m| m.sent == 0)),
            End::Stopped(at) => {
                let kept = run.minutes[at as usize - 1].weight;
                prop_assert!(run.minutes[at as usize..].iter().all(|m| m.weight == kept));
            }
            End::Done(_) | End::ByHand => {
                for (m, i) in run.minutes.iter().zip(0..) {
                    prop_assert_eq!(m.weight, run.pace.weight(i));
                }
            }
        }
    }

    #[test]
    fn time_changes_nothing_but_how_much_is_shown(state in any_state(), at in 0..6000i32) {
        let (a, b) = (Run::of(&state), Run::of(&state.set(&SPEC, "t", at)));
        prop_assert_eq!(&a.minutes, &b.minutes);
        let mut last = 0;
        for second in 0..=b.seconds() {
            let (new, old) = b.failed_by(second);
            prop_assert!(new + old >= last);
            last = new + old;
        }
    }

    #[test]
    fn the_alarm_needs_its_datapoints(state in any_state()) {
        let run = Run::of(&state);
        if let Some(at) = run.alarm {
            prop_assert!(run.over(at) >= run.need);
            prop_assert!((0..at).all(|m| run.over(m) < run.need));
        }
    }

    #[test]
    fn the_promised_alarm_is_never_late(state in any_state()) {
        let run = Run::of(&state);
        let now = state.at;
        if let (End::RolledBack(at), true) = (run.end, matches!(run.end, End::RolledBack(m) if now < m * 60)) {
            prop_assert!(run.earliest_alarm(now).is_some_and(|m| m <= at && m * 60 > now));
        }
    }

    #[test]
    fn dragging_time_stays_in_the_run(state in any_state(), x in -90..900i32, wide: bool) {
        let size = if wide { Size::Wide } else { Size::Narrow };
        let moved = LambdaAlias.drag(&state, "t", x, 0, size);
        prop_assert!((0..=Run::of(&state).seconds()).contains(&moved.at));
        prop_assert_eq!(&moved.values, &state.values);
    }
}

#[test]
fn the_predefined_configurations_take_as_long_as_their_names_say() {
    assert_eq!(Pace::Canary(5).last(), Some(5));
    assert_eq!(Pace::Linear(1).last(), Some(9));
    assert_eq!(Pace::Linear(10).last(), Some(90));
    assert_eq!(Pace::AllAtOnce.last(), Some(0));
    let steps: Vec<i32> = (0..11).map(|m| Pace::Linear(1).weight(m)).collect();
    assert_eq!(
        steps,
        [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1000]
    );
    assert_eq!(
        (Pace::Canary(15).weight(14), Pace::Canary(15).weight(15)),
        (100, 1000)
    );
}

#[test]
fn broken_early_is_the_example() {
    let run = run("t=200");
    assert_eq!(run.end, End::RolledBack(4));
    assert_eq!(run.failed_by(240).0, 24);
    assert_eq!((run.over(3), run.earliest_alarm(200)), (1, Some(4)));
    let frame = LambdaAlias.frame(&State::parse(&SPEC, "t=200"));
    assert_eq!(
        frame.sentence,
        "<b>3:20.</b> Version 42 gets 60 of 600 requests a minute and fails 12. One of two datapoints is over the threshold; one more, and CodeDeploy moves the alias back."
    );
    assert!(!frame.prediction.revealed);
    assert!(
        LambdaAlias
            .frame(&State::parse(&SPEC, "t=240"))
            .prediction
            .revealed
    );
}

#[test]
fn presets_end_as_they_are_named() {
    assert_eq!((run("err=2").end, run("err=2").alarm), (End::Done(5), None));
    assert_eq!(
        (run("from=6").end, run("from=6").alarm),
        (End::Done(5), Some(8))
    );
    assert_eq!(
        (run("stop=0").end, run("stop=0").alarm),
        (End::Done(5), Some(4))
    );
    assert_eq!(run("back=0").end, End::Stopped(4));
}

#[test]
fn challenges_start_unsolved_and_can_be_solved() {
    let solutions = [
        "from=6&wait=10",
        "cfg=2&err=500&from=0&hook=1",
        "",
        "err=50&limit=2",
    ];
    for (i, query) in solutions.into_iter().enumerate() {
        let start = State::parse(&SPEC, SPEC.challenges[i].start);
        assert!(
            !LambdaAlias.judge(i, &start, None).passed,
            "{i} starts solved"
        );
        let verdict = LambdaAlias.judge(i, &State::parse(&SPEC, query), None);
        assert!(verdict.passed, "{i}: {}", verdict.say);
    }
    // A fault that has been mended is no solution.
    assert!(
        !LambdaAlias
            .judge(0, &State::parse(&SPEC, "err=0&from=6&wait=10"), None)
            .passed
    );
}

#[test]
fn a_prediction_has_three_different_answers() {
    for query in [
        "",
        "err=0",
        "from=6",
        "cfg=1",
        "cfg=2",
        "cfg=3&w=0",
        "err=1000&cfg=2&from=0",
        "err=5",
        "err=10&from=9",
    ] {
        let p = LambdaAlias.frame(&State::parse(&SPEC, query)).prediction;
        let mut options = p.options.clone();
        options.sort();
        options.dedup();
        assert_eq!(options.len(), 3, "{query}: {}", p.options.join(", "));
    }
}
