//! One instance of an Auto Scaling group, from launch to the end, with hooks that hold it.

mod config;
mod judge;
mod log;
pub mod machine;
mod picture;
mod place;
mod plan;
mod predict;
mod words;

use crate::{Clock, Control, ControlKind, Diagram, Frame, Preset, Size, Spec, State, Verdict};
use cutover_text::text;
use machine::{Run, Setup};

/// The diagram of the instance's lifecycle and its hooks.
pub struct LifecycleHooks;

/// HeartbeatTimeouts to choose from, in seconds.
const TIMEOUTS: [i32; 3] = [300, 3600, 7200];
/// States of a warm pool's instances.
const POOL: [&str; 3] = ["Stopped", "Running", "Hibernated"];
/// As many moves as an address carries.
const MOST_MOVES: usize = 400;

const fn switch(key: &'static str, label: &'static str, group: &'static str) -> Control {
    Control {
        key,
        label,
        group,
        kind: ControlKind::Switch,
        default: 1,
        show: |v| if v == 1 { "on" } else { "off" }.into(),
    }
}

static SPEC: Spec = Spec {
    name: "lifecycle-hooks",
    title: "One instance, from launch to the end",
    short: "Instance lifecycle",
    lead: "Step an instance through its states, and read the call or event that belongs to each step.",
    topic: "lifecycle-hooks",
    facts: &[
        "autoscaling-lifecycle-hooks/definition",
        "autoscaling-lifecycle-hooks/wait-states",
        "autoscaling-lifecycle-hooks/wait-ends",
        "autoscaling-lifecycle-hooks/proceed-states",
        "autoscaling-lifecycle-hooks/heartbeat-timeout",
        "autoscaling-lifecycle-hooks/heartbeat-extend",
        "autoscaling-lifecycle-hooks/maximum-wait",
        "autoscaling-lifecycle-hooks/complete-action",
        "autoscaling-lifecycle-hooks/default-result",
        "autoscaling-lifecycle-hooks/launch-continue",
        "autoscaling-lifecycle-hooks/launch-abandon",
        "autoscaling-lifecycle-hooks/terminate-continue",
        "autoscaling-lifecycle-hooks/terminate-abandon",
        "autoscaling-lifecycle-hooks/termination-not-prevented",
        "autoscaling-lifecycle-hooks/timeout-trap",
        "autoscaling-lifecycle-hooks/launch-loop-cue",
        "autoscaling-lifecycle-hooks/transitions",
        "autoscaling-lifecycle-hooks/put-lifecycle-hook",
        "autoscaling-lifecycle-hooks/not-triggered",
        "autoscaling-lifecycle-hook-automation/event-names",
        "autoscaling-lifecycle-hook-automation/who-completes",
        "auto-scaling-instance-lifecycle/launch-path-no-hook",
        "auto-scaling-instance-lifecycle/launch-path-hook",
        "auto-scaling-instance-lifecycle/terminate-path-no-hook",
        "auto-scaling-instance-lifecycle/terminate-path-hook",
        "auto-scaling-instance-lifecycle/register-order",
        "auto-scaling-instance-lifecycle/deregister-order",
        "auto-scaling-instance-lifecycle/standby",
        "auto-scaling-instance-lifecycle/detached",
        "auto-scaling-instance-lifecycle/warm-pool-states",
        "auto-scaling-instance-lifecycle/standby-cue",
    ],
    controls: &[
        switch("launch", "Launch hook", "The group"),
        switch("term", "Termination hook", "The group"),
        switch("lb", "Load balancer", "The group"),
        switch("lower", "Standby lowers capacity", "The group"),
        Control {
            key: "timeout",
            label: "HeartbeatTimeout",
            group: "The group",
            kind: ControlKind::Choice(&["300 s", "3600 s", "7200 s"]),
            default: 1,
            show: |v| crate::words::duration(TIMEOUTS[v.clamp(0, 2) as usize]),
        },
        Control {
            key: "result",
            label: "DefaultResult",
            group: "The group",
            kind: ControlKind::Choice(&["CONTINUE", "ABANDON"]),
            default: 1,
            show: |v| if v == 0 { "CONTINUE" } else { "ABANDON" }.into(),
        },
        Control {
            key: "pool",
            label: "Warm pool",
            group: "The group",
            kind: ControlKind::Choice(&["Off", "Stopped", "Running", "Hibernated"]),
            default: 0,
            show: |v| pool(v).unwrap_or("off").into(),
        },
    ],
    presets: &[
        Preset {
            name: "Bootstrap on launch",
            query: "t=4&m=NWHW",
        },
        Preset {
            name: "Save logs at scale in",
            query: "t=6&m=NCNSNW",
        },
        Preset {
            name: "The hourly loop",
            query: "term=0&m=NTNONTNON",
        },
        Preset {
            name: "Debug in Standby",
            query: "t=5&m=NCNEN",
        },
        Preset {
            name: "Warm pool",
            query: "pool=1&t=3&m=NCN",
        },
    ],
    challenges: judge::CHALLENGES,
    clock: Some(Clock {
        end: |state| letters(&state.moves) as i32,
        step: 1,
        per_second: 1,
        show: |at| text!["step ", {at}],
        step_label: "One step on",
    }),
    leaves_out: &[
        "Booting, registering, draining and shutting down take fixed times here; real ones depend on the image and the target group.",
        "A group may have 50 hooks; here there is at most one for launches and one for terminations.",
        "After an abandoned launch the termination hook runs as for any termination.",
        "An instance lifecycle policy can retain an instance whose termination hook was abandoned or ran out; without one, as here, it is terminated.",
        "A termination hook cannot hold a Spot Instance longer than its two-minute interruption notice.",
        "With a reuse policy, scale in can return instances to the warm pool; without one, as here, it terminates them.",
    ],
    sources: &[
        (
            "Auto Scaling instance lifecycle",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-lifecycle.html",
        ),
        (
            "How lifecycle hooks work",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks-overview.html",
        ),
        (
            "Complete a lifecycle action",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/completing-lifecycle-hooks.html",
        ),
        (
            "API: LifecycleHook, with GlobalTimeout",
            "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LifecycleHook.html",
        ),
        (
            "Temporarily remove instances",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-enter-exit-standby.html",
        ),
        (
            "Lifecycle of instances in a warm pool",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html",
        ),
        (
            "Instance lifecycle policy",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-lifecycle-policy.html",
        ),
        (
            "Events of EC2 Auto Scaling",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html",
        ),
    ],
};

fn pool(value: i32) -> Option<&'static str> {
    POOL.get((value - 1) as usize).copied()
}

/// Moves are letters alone.
fn letters(moves: &str) -> usize {
    moves.bytes().filter(u8::is_ascii_uppercase).count()
}

/// The settings of a state.
pub fn setup(state: &State) -> Setup {
    let on = |key| state.get(&SPEC, key) == 1;
    Setup {
        launch: on("launch"),
        termination: on("term"),
        balancer: on("lb"),
        lower: on("lower"),
        pool: pool(state.get(&SPEC, "pool")),
        timeout: TIMEOUTS[state.get(&SPEC, "timeout").clamp(0, 2) as usize],
        go_on: state.get(&SPEC, "result") == 0,
    }
}

/// The run up to the state's moment.
pub fn play(state: &State) -> Run {
    Run::play(setup(state), &state.moves, state.at)
}

/// The state with the moves after its moment replaced by `more`.
fn with_moves(state: &State, keep: i32, more: &[u8]) -> State {
    let kept = state.moves.chars().filter(char::is_ascii_uppercase);
    let mut next = state.clone();
    next.moves = kept.take(keep.max(0) as usize).collect();
    for letter in more {
        if next.moves.len() < MOST_MOVES {
            next.moves.push(char::from(*letter));
        }
    }
    next.at = next.moves.len() as i32;
    next
}

impl Diagram for LifecycleHooks {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn frame(&self, state: &State) -> Frame {
        let run = play(state);
        Frame {
            sentence: words::sentence(&run),
            caption: picture::KEYS.into(),
            actions: words::actions(&run),
            prediction: predict::predict(&run, &state.moves),
            config: config::snippets(&run.setup),
            table: log::table(&run),
            story: Some(("Event log".into(), log::markup(&run, &words::next(&run)))),
            tally: words::tally(&run, state.at),
        }
    }

    fn picture(&self, state: &State, size: Size) -> String {
        picture::draw(&play(state), size)
    }

    /// The handle on the timer lets time pass, a quarter of the HeartbeatTimeout at a time, or
    /// takes such moves back.
    fn drag(&self, state: &State, key: &str, x: i32, _y: i32, size: Size) -> State {
        let run = play(state);
        if key != "timer" || !run.place.held() {
            return state.clone();
        }
        let quarter = run.setup.quarter().max(1);
        let now = run.since / quarter;
        // Short of the end: what happens there is a button's decision.
        let wanted = picture::quarter_at(x, size).min(3);
        if wanted > now {
            let fits = (run.left() - 1) / quarter;
            return with_moves(
                state,
                state.at,
                &b"WWW"[..((wanted - now).min(fits) as usize)],
            );
        }
        let played: Vec<u8> = state.moves.bytes().take(state.at as usize).collect();
        let trailing = played.iter().rev().take_while(|m| **m == b'W').count() as i32;
        let back = (now - wanted).min(trailing);
        if back == 0 {
            return state.clone();
        }
        with_moves(state, state.at - back, &[])
    }

    fn act(&self, state: &State, action: &str) -> State {
        match action.as_bytes() {
            [letter] if play(state).fitting().contains(letter) => {
                with_moves(state, state.at, &[*letter])
            }
            _ => state.clone(),
        }
    }

    fn judge(&self, nth: usize, state: &State, option: Option<usize>) -> Verdict {
        judge::judge(nth, &play(state), option)
    }
}
