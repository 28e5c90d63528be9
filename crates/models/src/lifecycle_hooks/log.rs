//! The event log: what happened when, and the call or event that belongs to it.

use super::machine::{MORNING, Run};
use crate::Table;
use crate::svg::escape;
use cutover_text::text;

/// Ids of the instances of a run, one after another.
const IDS: [&str; 5] = ["i-0f31c9", "i-07b2e4", "i-0a9d58", "i-0c46f1", "i-0e1873"];

/// One entry.
#[derive(Clone, Debug)]
pub struct Line {
    /// Seconds since the run began.
    pub at: i32,
    /// The state after it.
    pub state: String,
    /// What happened.
    pub what: String,
    /// The call that did it, or the event that tells of it.
    pub call: Call,
    /// Which instance of the run, from 0.
    pub nth: usize,
}

/// A call of the API or an event.
#[derive(Clone, Copy, Debug)]
pub enum Call {
    /// Neither.
    None,
    /// The desired capacity is set.
    SetDesired(i32),
    /// A warm pool is made or changed.
    PutWarmPool,
    /// It is taken away.
    DeleteWarmPool,
    /// A hook holds an instance: whether it is the termination hook, and whether in the pool.
    Held(bool, bool),
    /// A heartbeat for the launch or termination hook.
    Heartbeat(bool),
    /// An answer to the launch or termination hook: whether `CONTINUE`.
    Complete(bool, bool),
    /// Into Standby; whether the desired capacity is lowered.
    EnterStandby(bool),
    /// Out of it.
    ExitStandby,
    /// Out of the group; whether the desired capacity is lowered.
    Detach(bool),
    /// An event without a hook.
    Event(&'static str),
}

/// An instance's id.
pub fn id(nth: usize) -> &'static str {
    IDS[nth % IDS.len()]
}

/// The hooks' names.
pub fn hook(termination: bool) -> &'static str {
    if termination { "save-logs" } else { "warm-up" }
}

impl Call {
    /// Who is asked or tells, and the words. `nth` is the instance.
    pub fn words(self, nth: usize) -> Option<(&'static str, String)> {
        let group = " --auto-scaling-group-name shop-web";
        let one = text![" --instance-id ", id(nth)];
        let many = text![" --instance-ids ", id(nth)];
        let lower = |yes| {
            if yes {
                " --should-decrement-desired-capacity"
            } else {
                " --no-should-decrement-desired-capacity"
            }
        };
        let hooked = |termination| text![group, " --lifecycle-hook-name ", hook(termination)];
        let command = |name: &str, rest: &[&str]| {
            Some(("CLI", text!["aws autoscaling ", name, &rest.concat()]))
        };
        match self {
            Call::None => None,
            Call::Event(name) => Some(("EventBridge", name.into())),
            Call::Held(termination, pool) => {
                let mut text = String::from(if termination {
                    "EC2 Instance-terminate Lifecycle Action"
                } else {
                    "EC2 Instance-launch Lifecycle Action"
                });
                if pool {
                    text += if termination {
                        ", Origin WarmPool"
                    } else {
                        ", Destination WarmPool"
                    };
                }
                Some(("EventBridge", text))
            }
            Call::SetDesired(n) => command(
                "set-desired-capacity",
                &[group, " --desired-capacity ", &n.to_string()],
            ),
            Call::PutWarmPool => command("put-warm-pool", &[group, " --min-size 1"]),
            Call::DeleteWarmPool => command("delete-warm-pool", &[group]),
            Call::Heartbeat(t) => command("record-lifecycle-action-heartbeat", &[&hooked(t), &one]),
            Call::Complete(t, go_on) => command(
                "complete-lifecycle-action",
                &[
                    &hooked(t),
                    &one,
                    " --lifecycle-action-result ",
                    if go_on { "CONTINUE" } else { "ABANDON" },
                ],
            ),
            Call::EnterStandby(yes) => command("enter-standby", &[group, &many, lower(yes)]),
            Call::ExitStandby => command("exit-standby", &[group, &many]),
            Call::Detach(yes) => command("detach-instances", &[group, &many, lower(yes)]),
        }
    }
}

/// A time of day; after midnight with the number of days.
pub fn time_of_day(second: i32) -> String {
    let s = MORNING + second;
    let mut out = String::new();
    for (i, part) in [s / 3600 % 24, s / 60 % 60, s % 60].iter().enumerate() {
        if i > 0 {
            out.push(':');
        }
        if *part < 10 {
            out.push('0');
        }
        out.push_str(&part.to_string());
    }
    if s >= 86_400 {
        out.push_str(" +");
        out.push_str(&(s / 86_400).to_string());
        out.push_str(" d");
    }
    out
}

/// The log as markup, with what would come next.
pub fn markup(run: &Run, next: &str) -> String {
    let mut out = String::from("<ol class=\"log\">");
    for line in &run.log {
        out.push_str("<li><span class=\"num cap\">");
        out.push_str(&time_of_day(line.at));
        out.push_str("</span><div><b class=\"stt mono\">");
        out.push_str(&line.state);
        out.push_str("</b> <span>");
        escape(&mut out, &line.what);
        out.push_str("</span>");
        if let Some((who, text)) = line.call.words(line.nth) {
            out.push_str("<p class=\"call\"><span class=\"cap\">");
            out.push_str(who);
            out.push_str("</span><code>");
            escape(&mut out, &text);
            out.push_str("</code></p>");
        }
        out.push_str("</div></li>");
    }
    out.push_str("<li class=\"nx\"><span class=\"num cap\">next</span><div>");
    out.push_str(next);
    out.push_str("</div></li></ol>");
    out
}

/// The log as a table.
pub fn table(run: &Run) -> Table {
    let rows = run.log.iter().map(|line| {
        let call = line
            .call
            .words(line.nth)
            .map_or(String::new(), |(who, text)| text![who, ": ", &text]);
        vec![
            time_of_day(line.at),
            id(line.nth).into(),
            line.state.clone(),
            line.what.clone(),
            call,
        ]
    });
    Table {
        caption: "What happened, in order".into(),
        head: ["Time", "Instance", "State", "What", "Call or event"]
            .map(String::from)
            .to_vec(),
        rows: rows.collect(),
    }
}
