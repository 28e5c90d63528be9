//! A Lambda alias with weights: CodeDeploy shifts the traffic, an alarm takes it back.

mod config;
mod curves;
mod flow;
mod judge;
mod model;
mod nodes;
mod picture;
mod predict;
mod say;
#[cfg(test)]
mod tests;
mod told;

use crate::{
    Challenge, Clock, Control, ControlKind, Diagram, Frame, Preset, Size, Spec, State, Verdict,
    words,
};
use model::Run;

/// The diagram of traffic shifting on Lambda.
pub struct LambdaAlias;

fn plain(v: i32) -> String {
    v.to_string()
}

fn minutes(v: i32) -> String {
    words::duration(v * 60)
}

fn on_off(v: i32) -> String {
    String::from(if v == 1 { "on" } else { "off" })
}

const RELEASE: &str = "The release";
const ALARM: &str = "The alarm";
const PACE: &str = "The pace";

static SPEC: Spec = Spec {
    name: "lambda-alias",
    title: "A weighted alias shifts the traffic",
    short: "Weighted alias",
    lead: "Two versions behind one name. Break the new one and see how many callers notice before it is gone.",
    topic: "lambda-aliases",
    facts: &[
        "lambda-alias-traffic-shifting/weights",
        "lambda-alias-traffic-shifting/two-versions-only",
        "lambda-alias-traffic-shifting/routing-config",
        "lambda-alias-traffic-shifting/configuration-kinds",
        "lambda-alias-traffic-shifting/configuration-names",
        "lambda-versions-and-aliases/alias-arn-is-stable",
        "lambda-versions-and-aliases/switch-is-instant",
        "lambda-aliases-slides/cue",
        "codedeploy-traffic-shifting/canary",
        "codedeploy-traffic-shifting/linear",
        "codedeploy-traffic-shifting/all-at-once",
        "codedeploy-traffic-shifting/linear-duration",
        "codedeploy-traffic-shifting/alarm-rollback",
    ],
    controls: &[
        Control {
            key: "cfg",
            label: "Deployment configuration",
            group: "",
            kind: ControlKind::Choice(&["Canary 10%", "Linear 10%", "All at once", "By hand"]),
            default: 0,
            show: |v| {
                String::from(["canary", "linear", "all at once", "by hand"][v.clamp(0, 3) as usize])
            },
        },
        Control {
            key: "err",
            label: "Version 42 fails",
            group: RELEASE,
            kind: ControlKind::Stops(&[0, 2, 5, 10, 20, 50, 100, 200, 300, 500, 1000]),
            default: 200,
            show: words::percent,
        },
        Control {
            key: "from",
            label: "From minute",
            group: RELEASE,
            kind: ControlKind::Range {
                min: 0,
                max: 15,
                step: 1,
            },
            default: 2,
            show: plain,
        },
        Control {
            key: "err41",
            label: "Version 41 fails",
            group: RELEASE,
            kind: ControlKind::Stops(&[0, 2, 10, 50]),
            default: 2,
            show: words::percent,
        },
        Control {
            key: "stop",
            label: "Alarm stops the deployment",
            group: ALARM,
            kind: ControlKind::Switch,
            default: 1,
            show: on_off,
        },
        Control {
            key: "back",
            label: "Roll back on its own",
            group: ALARM,
            kind: ControlKind::Switch,
            default: 1,
            show: on_off,
        },
        Control {
            key: "limit",
            label: "More errors a minute than",
            group: ALARM,
            kind: ControlKind::Stops(&[0, 1, 2, 5, 10, 20, 50, 100]),
            default: 5,
            show: plain,
        },
        Control {
            key: "need",
            label: "In so many datapoints",
            group: ALARM,
            kind: ControlKind::Range {
                min: 1,
                max: 5,
                step: 1,
            },
            default: 2,
            show: plain,
        },
        Control {
            key: "of",
            label: "Out of the last",
            group: ALARM,
            kind: ControlKind::Range {
                min: 1,
                max: 5,
                step: 1,
            },
            default: 2,
            show: plain,
        },
        Control {
            key: "wait",
            label: "A canary waits",
            group: PACE,
            kind: ControlKind::Stops(&[5, 10, 15, 30]),
            default: 5,
            show: minutes,
        },
        Control {
            key: "every",
            label: "A linear step every",
            group: PACE,
            kind: ControlKind::Stops(&[1, 2, 3, 10]),
            default: 1,
            show: minutes,
        },
        Control {
            key: "w",
            label: "Weight of 42 by hand",
            group: PACE,
            kind: ControlKind::Range {
                min: 0,
                max: 100,
                step: 5,
            },
            default: 10,
            show: |v| words::percent(v * 10),
        },
        Control {
            key: "hook",
            label: "Test before any traffic",
            group: PACE,
            kind: ControlKind::Switch,
            default: 0,
            show: on_off,
        },
    ],
    presets: &[
        Preset {
            name: "Healthy",
            query: "err=2",
        },
        Preset {
            name: "Broken early",
            query: "",
        },
        Preset {
            name: "Breaks after the canary",
            query: "from=6",
        },
        Preset {
            name: "No alarm",
            query: "stop=0",
        },
    ],
    challenges: &[
        Challenge {
            ask: "Version 42 breaks at minute 6. Find the setting that ends with fewer than 200 failed calls and is done within 15 minutes.",
            start: "from=6",
            options: &[],
        },
        Challenge {
            ask: "Version 42 fails one call in two from the first minute. CodeDeploy releases it all at once. Let not a single caller meet it, and keep the configuration.",
            start: "cfg=2&err=500&from=0",
            options: &[],
        },
        Challenge {
            ask: "Released all at once, the alarm comes too late to help. Find the quickest predefined configuration that still takes version 42 back when it breaks at minute 2.",
            start: "cfg=2",
            options: &[],
        },
        Challenge {
            ask: "Version 42 fails 5% of its calls. At a weight of 10% that is too little for the alarm, and the canary passes. Make the alarm see it while it is still a canary of 5 minutes.",
            start: "err=50",
            options: &[],
        },
    ],
    clock: Some(Clock {
        end: |s| model::horizon(s) * 60,
        step: 60,
        per_second: 30,
        show: words::clock,
        step_label: "One minute on",
    }),
    leaves_out: &[
        "Calls arrive evenly, 600 a minute, and fail in exact proportion; real ones do neither.",
        "Lambda picks the version of each call at random by the weights, so that a real split is never exact.",
        "The alarm counts the errors of version 42 in whole minutes and fires at once; CloudWatch takes some seconds longer.",
        "Retries, throttling, cold starts and calls that are still running at a shift are left out.",
        "An AfterAllowTraffic hook could fail the deployment even after the last shift; here only an alarm and a test before the traffic can.",
        "Before it breaks, version 42 fails as often as version 41.",
        "The test before any traffic makes 20 calls of version 42 and fails if its error rate is 5% or more.",
    ],
    sources: &[
        (
            "Weighted aliases, AWS Lambda Developer Guide",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html",
        ),
        (
            "Deployment configurations, AWS CodeDeploy User Guide",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html",
        ),
        (
            "Gradual deployments, AWS SAM Developer Guide",
            "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html",
        ),
        (
            "Rollbacks, AWS CodeDeploy User Guide",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html",
        ),
    ],
};

impl Diagram for LambdaAlias {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    fn frame(&self, state: &State) -> Frame {
        let run = Run::of(state);
        Frame {
            sentence: say::sentence(&run, state.at),
            caption: String::from(say::CAPTION),
            actions: Vec::new(),
            prediction: predict::prediction(&run, state.at),
            config: config::snippets(&run, state.at),
            table: told::table(&run, state.at),
            story: Some(told::story(&run, state.at)),
            tally: say::tally(&run, state.at),
        }
    }

    fn picture(&self, state: &State, size: Size) -> String {
        picture::draw(&Run::of(state), state.at, size)
    }

    fn drag(&self, state: &State, key: &str, x: i32, _y: i32, size: Size) -> State {
        picture::drag(state, key, x, size)
    }

    fn act(&self, state: &State, _action: &str) -> State {
        state.clone()
    }

    fn judge(&self, nth: usize, state: &State, _option: Option<usize>) -> Verdict {
        judge::judge(nth, &Run::of(state))
    }
}
