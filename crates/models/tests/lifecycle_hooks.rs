//! The lifecycle: every state is left or is an end, hooks do what AWS says, challenges can be
//! solved and are not solved by accident.

use cutover_models::lifecycle_hooks::machine::{Cause, Ended, Place, Run};
use cutover_models::lifecycle_hooks::{LifecycleHooks, play, setup};
use cutover_models::{Diagram, Size, State};
use proptest::prelude::*;
use std::collections::BTreeSet;

const DIAGRAM: LifecycleHooks = LifecycleHooks;

/// The run of a query whose moves are all played.
fn run(query: &str) -> Run {
    let mut state = State::parse(DIAGRAM.spec(), query);
    state.at = state.moves.len() as i32;
    play(&state)
}

fn name(query: &str) -> String {
    run(query).name()
}

#[test]
fn launch_and_termination_follow_the_documented_paths() {
    let names = |query: &str| -> Vec<String> {
        let mut out: Vec<String> = run(query).log.into_iter().map(|l| l.state).collect();
        out.dedup();
        out
    };
    assert_eq!(names("launch=0&term=0&m=N"), ["Pending", "InService"]);
    assert_eq!(
        names("m=NCN"),
        ["Pending", "Pending:Wait", "Pending:Proceed", "InService"]
    );
    assert_eq!(
        names("launch=0&term=0&m=NSN"),
        ["Pending", "InService", "Terminating", "Terminated"]
    );
    assert_eq!(
        names("launch=0&m=NSNCN"),
        [
            "Pending",
            "InService",
            "Terminating",
            "Terminating:Wait",
            "Terminating:Proceed",
            "Terminated"
        ]
    );
    assert_eq!(
        names("pool=1&m=NCNONCN"),
        [
            "Warmed:Pending",
            "Warmed:Pending:Wait",
            "Warmed:Pending:Proceed",
            "Warmed:Stopped",
            "Pending",
            "Pending:Wait",
            "Pending:Proceed",
            "InService"
        ]
    );
}

#[test]
fn the_load_balancer_learns_of_it_after_the_hook_and_forgets_it_before_the_other() {
    let whats = |query: &str| -> Vec<String> {
        run(query)
            .log
            .into_iter()
            .map(|l| l.state + ": " + &l.what)
            .collect()
    };
    let launch = whats("m=NCN");
    let registered = launch
        .iter()
        .position(|w| w.contains("Registered"))
        .unwrap();
    let done = launch
        .iter()
        .position(|w| w.contains("bootstrap is done"))
        .unwrap();
    assert!(done < registered && launch[registered].starts_with("Pending:Proceed"));
    let end = whats("m=NCNSN");
    let drained = end.iter().position(|w| w.contains("drained")).unwrap();
    let held = end
        .iter()
        .position(|w| w.contains("termination hook holds"))
        .unwrap();
    assert!(drained < held);
}

#[test]
fn answers_and_time_outs_lead_where_aws_says() {
    assert_eq!(name("m=NC"), "Pending:Proceed");
    assert_eq!(name("m=NA"), "Terminating");
    assert_eq!(name("m=NT"), "Terminating");
    assert_eq!(name("result=0&m=NT"), "Pending:Proceed");
    for answer in ["C", "A", "T", "L", "WWWW"] {
        assert_eq!(name(&format!("m=NCNSN{answer}")), "Terminating:Proceed");
        assert_eq!(
            name(&format!("result=0&m=NCNSN{answer}")),
            "Terminating:Proceed"
        );
    }
    assert_eq!(name("pool=2&m=NAN"), "Warmed:Terminating:Wait");
    // An abandoned launch is replaced.
    let run = run("term=0&m=NANO");
    assert_eq!(
        (run.replaced, run.nth, run.name()),
        (1, 1, "Pending".into())
    );
}

#[test]
fn the_wait_ends_at_the_smaller_of_48_hours_and_100_time_outs() {
    for (timeout, limit) in [(0, 30_000), (1, 172_800), (2, 172_800)] {
        let run = run(&format!("timeout={timeout}&m=NL"));
        assert_eq!(run.waited, limit);
        assert_eq!(run.ended, Some(Ended::Limit));
        assert_eq!(run.cause, Cause::Abandoned);
    }
    assert_eq!(run("m=NL").beats, 48);
    // A heartbeat starts the time-out anew.
    let run = run("m=NWWWHWWW");
    assert_eq!(
        (run.place, run.left(), run.waited),
        (Place::PendingWait, 900, 5400)
    );
}

#[test]
fn hooks_do_not_run_for_standby_and_detaching() {
    assert_eq!(name("m=NCNENXN"), "InService");
    assert_eq!(name("m=NCNDN"), "Detached");
    assert_eq!(run("m=NCNENXN").replaced, 0);
    assert_eq!(run("lower=0&m=NCNENXN").replaced, 1);
    // In Standby nobody acts on a failed health check.
    assert_eq!(name("m=NCNENF"), "Standby");
    assert_eq!(name("m=NCNF"), "Terminating");
    assert_eq!(name("m=NF"), "Pending:Wait");
}

/// Every state that can be reached within some moves, under all settings.
#[test]
fn every_reachable_state_is_left_or_is_an_end() {
    let mut met = BTreeSet::new();
    for settings in 0..2 * 2 * 2 * 2 * 3 * 2 * 4 {
        let mut bits = settings;
        let mut take = |n: i32| {
            let v = bits % n;
            bits /= n;
            v
        };
        let query = format!(
            "launch={}&term={}&lb={}&lower={}&timeout={}&result={}&pool={}",
            take(2),
            take(2),
            take(2),
            take(2),
            take(3),
            take(2),
            take(4)
        );
        let setup = setup(&State::parse(DIAGRAM.spec(), &query));
        let mut open = vec![String::new()];
        let mut seen = BTreeSet::new();
        while let Some(moves) = open.pop() {
            let run = Run::play(setup, &moves, moves.len() as i32);
            if run.nth > 1
                || !seen.insert((run.nth, run.pool, run.place, run.owed, run.cause as u8))
            {
                continue;
            }
            met.insert(run.name());
            let mut left = run.place.is_end();
            for letter in run.fitting() {
                let mut next = run.clone();
                next.make(*letter);
                left |= next.place != run.place || next.pool != run.pool;
                open.push(format!("{moves}{}", char::from(*letter)));
            }
            assert!(left, "{} has no way out: {query} {moves}", run.name());
        }
    }
    for state in [
        "Pending",
        "Pending:Wait",
        "Pending:Proceed",
        "InService",
        "EnteringStandby",
        "Standby",
        "Detaching",
        "Detached",
        "Terminating",
        "Terminating:Wait",
        "Terminating:Proceed",
        "Terminated",
        "Warmed:Pending",
        "Warmed:Pending:Wait",
        "Warmed:Pending:Proceed",
        "Warmed:Stopped",
        "Warmed:Running",
        "Warmed:Hibernated",
        "Warmed:Terminating",
        "Warmed:Terminating:Wait",
        "Warmed:Terminating:Proceed",
        "Warmed:Terminated",
    ] {
        assert!(met.contains(state), "{state} is never reached");
    }
}

#[test]
fn challenges_can_be_solved_and_start_unsolved() {
    let solutions: [(&str, Option<usize>); 5] = [
        ("m=NCNENWXN", None),
        ("m=NWWWHWWWCN", None),
        ("result=0&m=NTN", None),
        ("m=NCNSNWCN", None),
        ("timeout=0&m=NL", Some(1)),
    ];
    let spec = DIAGRAM.spec();
    assert_eq!(spec.challenges.len(), solutions.len());
    for (nth, (query, option)) in solutions.into_iter().enumerate() {
        let mut state = State::parse(spec, query);
        state.at = state.moves.len() as i32;
        let verdict = DIAGRAM.judge(nth, &state, option);
        assert!(verdict.passed, "{nth}: {}", verdict.say);
        let start = State::parse(spec, spec.challenges[nth].start);
        assert!(
            !DIAGRAM.judge(nth, &start, option).passed,
            "{nth} starts solved"
        );
    }
    let wrong = State::parse(spec, "lower=0&t=8&m=NCNENWXN");
    assert!(!DIAGRAM.judge(0, &wrong, None).passed);
}

#[test]
fn a_prediction_is_asked_before_and_answered_after() {
    for (before, after, right) in [
        ("m=N", "m=NF", 1),
        ("m=NCNSN", "m=NCNSNA", 1),
        ("m=NCN", "m=NCNEN", 0),
        ("lower=0&m=NCN", "lower=0&m=NCNEN", 1),
    ] {
        let frame = |query: &str| {
            let mut state = State::parse(DIAGRAM.spec(), query);
            state.at = state.moves.len() as i32;
            DIAGRAM.frame(&state).prediction
        };
        let (b, a) = (frame(before), frame(after));
        assert_eq!(b.key, a.key, "{before} → {after}");
        assert!(!b.revealed && a.revealed, "{before} → {after}");
        assert_eq!(a.right, right);
    }
    // A recorded run asks one question from its start to its end.
    let mut state = State::parse(DIAGRAM.spec(), "term=0&m=NTNONTNON");
    for at in 0..=9 {
        state.at = at;
        let p = DIAGRAM.frame(&state).prediction;
        assert_eq!((p.key.as_str(), p.revealed), ("out-a", at >= 2), "at {at}");
    }
}

#[test]
fn the_timer_is_dragged_by_quarters() {
    let spec = DIAGRAM.spec();
    let start = State::parse(spec, "t=1&m=N");
    let on = DIAGRAM.drag(&start, "timer", 480, 0, Size::Wide);
    assert_eq!(on.moves, "NWWW");
    let back = DIAGRAM.drag(&on, "timer", 170, 0, Size::Wide);
    assert_eq!((back.moves.as_str(), back.at), ("NW", 2));
    assert_eq!(DIAGRAM.drag(&back, "timer", 0, 0, Size::Narrow).moves, "N");
}

proptest! {
    #[test]
    fn any_moves_give_a_run_and_a_picture(
        moves in "[A-Z]{0,40}", launch in 0..2, term in 0..2, pool in 0..4, timeout in 0..3, at in 0..41
    ) {
        let query = format!("launch={launch}&term={term}&pool={pool}&timeout={timeout}&t={at}&m={moves}");
        let state = State::parse(DIAGRAM.spec(), &query);
        let run = play(&state);
        prop_assert!(run.waited <= run.setup.limit());
        prop_assert!(run.since <= run.setup.timeout || !run.place.held());
        let frame = DIAGRAM.frame(&state);
        prop_assert!(!frame.sentence.is_empty());
        for action in &frame.actions {
            prop_assert_ne!(&DIAGRAM.act(&state, action.id), &state);
        }
        for size in [Size::Wide, Size::Narrow] {
            let svg = DIAGRAM.picture(&state, size);
            prop_assert!(svg.contains(&run.name()));
            prop_assert_eq!(svg.matches("<g").count(), svg.matches("</g>").count());
        }
    }
}
