//! A state survives its own query, and no query makes a wrong state.

use cutover_models::{Clock, Control, ControlKind, Spec, State, words};
use proptest::prelude::*;

static SPEC: Spec = Spec {
    name: "sample",
    title: "",
    short: "",
    lead: "",
    topic: "",
    facts: &[],
    controls: &[
        Control {
            key: "a",
            label: "",
            group: "",
            kind: ControlKind::Range {
                min: -7,
                max: 101,
                step: 5,
            },
            default: 3,
            show: words::duration,
        },
        Control {
            key: "b",
            label: "",
            group: "",
            kind: ControlKind::Stops(&[1, 10, 60, 3600]),
            default: 60,
            show: words::duration,
        },
        Control {
            key: "c",
            label: "",
            group: "",
            kind: ControlKind::Choice(&["x", "y", "z"]),
            default: 1,
            show: words::duration,
        },
        Control {
            key: "d",
            label: "",
            group: "",
            kind: ControlKind::Switch,
            default: 1,
            show: words::duration,
        },
    ],
    presets: &[],
    challenges: &[],
    clock: Some(Clock {
        end: |s| 100 + s.values[0],
        step: 1,
        per_second: 1,
        show: words::clock,
        step_label: "",
    }),
    leaves_out: &[],
    sources: &[],
};

fn valid(state: &State) {
    assert_eq!(state.values.len(), SPEC.controls.len());
    for (c, v) in SPEC.controls.iter().zip(&state.values) {
        assert_eq!(c.clamp(*v), *v, "{} holds {v}", c.key);
    }
    assert!((0..=100 + state.values[0]).contains(&state.at));
}

proptest! {
    #[test]
    fn a_state_survives_its_query(
        sets in prop::collection::vec((prop::sample::select(vec!["a", "b", "c", "d", "t", "seed", "no"]), any::<i32>()), 0..12),
        moves in "([a-zA-Z][0-9]{0,3}){0,20}",
    ) {
        let mut state = State { moves, ..State::start(&SPEC) };
        for (key, value) in sets {
            state = state.set(&SPEC, key, value);
            valid(&state);
        }
        prop_assert_eq!(&State::parse(&SPEC, &state.query(&SPEC)), &state);
    }

    #[test]
    fn no_query_makes_a_wrong_state(query in "[?]?(([abcdtm]|seed|theme|)=?[-0-9a-zé%+]{0,12}&?){0,8}") {
        let state = State::parse(&SPEC, &query);
        valid(&state);
        prop_assert_eq!(&State::parse(&SPEC, &state.query(&SPEC)), &state);
    }

    #[test]
    fn positions_and_values_agree(which in 0..4usize, value in any::<i32>()) {
        let c = &SPEC.controls[which];
        let p = c.position(value);
        prop_assert!((0..=c.steps()).contains(&p));
        prop_assert_eq!(c.position(c.at_position(p)), p);
    }
}

#[test]
fn the_start_has_an_empty_query() {
    assert_eq!(State::start(&SPEC).query(&SPEC), "");
    assert_eq!(
        State::parse(&SPEC, "?a=9&b=3000&c=9&d=0&t=7&m=9k2s&seed=5").query(&SPEC),
        "a=8&b=3600&c=2&d=0&t=7&m=k2s&seed=5"
    );
}

#[test]
fn long_moves_end_on_a_whole_move() {
    let state = State::parse(&SPEC, &format!("m={}", "k12".repeat(300)));
    assert!(state.moves.len() <= 480);
    assert_eq!(State::parse(&SPEC, &state.query(&SPEC)), state);
}
