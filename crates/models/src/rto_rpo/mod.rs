//! RPO and RTO: how far back the last good copy lies, and how long until service is back.

mod config;
mod handles;
mod judge;
mod lanes;
mod model;
mod moment;
mod picture;
mod rows;
mod say;
#[cfg(test)]
mod tests;

use crate::{
    Action, Challenge, Clock, Control, ControlKind, Diagram, Frame, Preset, Size, Spec, State,
    Verdict, words,
};
use model::{Run, STRATEGIES};

/// The diagram of recovery objectives.
pub struct RtoRpo;

const NAMES: &[&str] = &[
    "Backup and restore",
    "Pilot light",
    "Warm standby",
    "Multi-site active/active",
];

static SPEC: Spec = Spec {
    name: "rto-rpo",
    title: "RPO looks back, RTO looks forward",
    short: "RPO and RTO",
    lead: "Move the two objectives and see which recovery strategy is enough, and which is too much.",
    topic: "rto-rpo",
    facts: &[
        "rto-and-rpo/two-objectives",
        "rto-and-rpo/rto-definition",
        "rto-and-rpo/rpo-definition",
        "rto-and-rpo/directions",
        "rto-and-rpo/rpo-driver",
        "rto-and-rpo/rto-driver",
        "rto-and-rpo/rpo-missed",
        "rto-and-rpo/hourly-backup-trap",
        "rto-and-rpo/cost-curve",
        "disaster-recovery-strategies/ladder",
        "disaster-recovery-strategies/backup-restore-definition",
        "disaster-recovery-strategies/pilot-light-definition",
        "disaster-recovery-strategies/warm-standby-definition",
        "disaster-recovery-strategies/multi-site-definition",
        "disaster-recovery-strategies/pilot-vs-warm",
    ],
    controls: &[
        Control {
            key: "rpo",
            label: "Lose at most (RPO)",
            group: "Objectives",
            kind: ControlKind::Stops(&[
                1, 5, 30, 60, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400,
            ]),
            default: 900,
            show: words::duration,
        },
        Control {
            key: "rto",
            label: "Back within (RTO)",
            group: "Objectives",
            kind: ControlKind::Stops(&[
                60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400,
            ]),
            default: 3600,
            show: words::duration,
        },
        Control {
            key: "run",
            label: "Strategy in use",
            group: "What runs",
            kind: ControlKind::Choice(&["Backup", "Pilot", "Warm", "Multi-site"]),
            default: 1,
            show: |v| STRATEGIES[v.clamp(0, 3) as usize].name.to_string(),
        },
        Control {
            key: "copy",
            label: "Copy every",
            group: "What runs",
            kind: ControlKind::Stops(&[1, 5, 60, 300, 900, 3600, 14_400, 43_200, 86_400]),
            default: 900,
            show: words::duration,
        },
        Control {
            key: "lag",
            label: "A copy arrives after",
            group: "What runs",
            kind: ControlKind::Stops(&[0, 1, 5, 60, 300, 1200, 3600]),
            default: 0,
            show: words::duration,
        },
        Control {
            key: "ttl",
            label: "TTL of the DNS record",
            group: "What runs",
            kind: ControlKind::Stops(&[60, 300, 900, 3600, 21_600, 86_400]),
            default: 60,
            show: words::duration,
        },
        Control {
            key: "age",
            label: "It strikes this far into the interval",
            group: "The disaster",
            kind: ControlKind::Range {
                min: 0,
                max: 15,
                step: 1,
            },
            default: 8,
            show: |v| words::percent((v * 1000 / 15 + 5) / 10 * 10),
        },
        Control {
            key: "detect",
            label: "Noticed and decided after",
            group: "The disaster",
            kind: ControlKind::Stops(&[60, 120, 300, 600, 900, 1800, 3600, 7200]),
            default: 300,
            show: words::duration,
        },
        Control {
            key: "fail",
            label: "The last copy cannot be restored",
            group: "The disaster",
            kind: ControlKind::Switch,
            default: 0,
            show: |v| String::from(if v == 1 { "on" } else { "off" }),
        },
    ],
    presets: &[
        Preset {
            name: "Internal wiki",
            query: "rpo=86400&rto=86400&run=0&copy=86400&detect=7200",
        },
        Preset {
            name: "Order service",
            query: "",
        },
        Preset {
            name: "Payments",
            query: "rpo=60&rto=900&run=2&copy=5",
        },
        Preset {
            name: "Trading",
            query: "rpo=1&rto=60&run=3&copy=1",
        },
    ],
    challenges: &[
        Challenge {
            ask: "“Lose at most a minute, be back in a quarter of an hour, spend no more than needed.” Set the objectives, then name the strategy.",
            start: "",
            options: NAMES,
        },
        Challenge {
            ask: "Any copy may turn out to be useless, though never two in a row. Find the <b>longest</b> interval that keeps an RPO of 15 minutes even then, wherever in the interval the disaster strikes.",
            start: "copy=3600&age=15&fail=1",
            options: &[],
        },
        Challenge {
            ask: "Pilot light runs, everybody was quick enough, and still callers were away for longer than the RTO of an hour. Mend it without touching the strategy or the objective.",
            start: "ttl=3600&detect=600",
            options: &[],
        },
        Challenge {
            ask: "Build a night on which service is back in time and the RPO is missed all the same. Then say what would have helped.",
            start: "copy=300",
            options: &[
                "Copying more often",
                "Starting the servers sooner",
                "A shorter TTL",
            ],
        },
    ],
    clock: Some(Clock {
        end: |_| moment::END,
        step: 6,
        per_second: 12,
        show: moment::show,
        step_label: "One step on",
    }),
    leaves_out: &[
        "The ranges of the four strategies are typical, not guaranteed; a workload can be better or worse than its strategy.",
        "Restoring takes 6 hours here, starting a pilot light 19 minutes and scaling a warm standby up 4 minutes, whatever the size of the data.",
        "A warm standby can serve at once at reduced capacity; here it counts as back when it has its full size.",
        "With multi-site active/active, three failed health checks 10 seconds apart decide and Global Accelerator moves the traffic, so that nobody is woken and no DNS answer has to expire.",
        "One disaster, one database, no way back: failback and corrupted data that has been copied along are left out.",
    ],
    sources: &[
        (
            "Define recovery objectives, Well-Architected reliability pillar",
            "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_objective_defined_recovery.html",
        ),
        (
            "Recovery strategies with typical RPO and RTO, Well-Architected reliability pillar",
            "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_disaster_recovery.html",
        ),
        (
            "Disaster recovery options in the cloud, AWS whitepaper",
            "https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html",
        ),
    ],
};

impl Diagram for RtoRpo {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn frame(&self, state: &State) -> Frame {
        let run = Run::of(state);
        let action = |id, label: &str, key| Action {
            id,
            label: String::from(label),
            key: Some(key),
            primary: false,
        };
        Frame {
            sentence: say::sentence(state, &run),
            caption: say::CAPTION.to_string(),
            actions: vec![
                action("back", "Event before", 'B'),
                action("next", "Next event", 'N'),
            ],
            prediction: say::prediction(&run),
            config: config::snippets(&run),
            table: say::table(&run),
            story: Some(say::story()),
            tally: say::tally(&run),
        }
    }

    fn picture(&self, state: &State, size: Size) -> String {
        picture::draw(state, &Run::of(state), size)
    }

    fn drag(&self, state: &State, key: &str, x: i32, _y: i32, size: Size) -> State {
        handles::drag(state, key, x, size)
    }

    fn act(&self, state: &State, action: &str) -> State {
        let events = moment::events(&Run::of(state));
        let at = match action {
            "next" => events.iter().copied().find(|e| *e > state.at),
            "back" => events.iter().rev().copied().find(|e| *e < state.at),
            _ => None,
        };
        match (at, action) {
            (Some(at), _) => state.set(&SPEC, "t", at),
            (None, "back") => state.set(&SPEC, "t", 0),
            (None, _) => state.clone(),
        }
    }

    fn judge(&self, nth: usize, state: &State, option: Option<usize>) -> Verdict {
        judge::judge(nth, &Run::of(state), option)
    }
}
