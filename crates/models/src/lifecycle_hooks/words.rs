//! What is said at each state: the live sentence, the buttons, and what comes next.

use super::log::id;
use super::machine::Run;
use super::place::{Cause, Place::*, named};
use crate::words::{count, duration, duration_long};
use crate::{Action, Markup};
use cutover_text::text;

/// The live sentence.
pub fn sentence(run: &Run) -> Markup {
    let s = &run.setup;
    let name = run.name();
    let said = |head: &str, rest: &str| text!["<b>", head, ".</b> ", rest];
    let at = |rest: &str| said(&name, rest);
    let by_default = if s.go_on { "CONTINUE" } else { "ABANDON" };
    match run.place {
        PendingWait | TerminatingWait => {
            let what = match (run.place, run.pool, s.balancer) {
                (PendingWait, true, _) => "The instance runs, outside service.",
                (PendingWait, _, true) => {
                    "The instance runs, and the load balancer doesn’t know it."
                }
                (PendingWait, ..) => "The instance runs, and doesn’t count as working yet.",
                (_, _, true) if !run.pool => {
                    "The instance is out of the load balancer, and still runs."
                }
                _ => "The instance still runs.",
            };
            text![
                "<b>Held in ",
                &name,
                ".</b> ",
                what,
                " If nobody answers within ",
                &duration_long(run.left()),
                ", <code>",
                by_default,
                "</code> does.",
            ]
        }
        Pending if run.pool => at("EC2 launches the instance for the warm pool."),
        Pending if s.launch => at("EC2 launches the instance; then the launch hook will hold it."),
        Pending => at("EC2 launches the instance; no hook will hold it."),
        PendingProceed if run.pool => {
            at("The launch hook is over; the instance settles in the pool.")
        }
        PendingProceed if s.balancer => {
            at("The launch hook is over; now the load balancer learns of the instance.")
        }
        PendingProceed => at("The launch hook is over; the instance is about to count."),
        InService if s.balancer => {
            at("The instance gets its share of requests, and the health check watches it.")
        }
        InService => {
            at("The instance counts as a working member, and the health check watches it.")
        }
        EnteringStandby => at("Open requests end; new ones go elsewhere."),
        Standby => {
            let rest = if s.lower {
                "Out of traffic and still in the group, which is one smaller for now: nothing is launched in its place."
            } else {
                "Out of traffic and still in the group, which launched another instance to keep its size."
            };
            at(rest)
        }
        Detaching => at("The instance leaves the group and goes on running."),
        Detached => {
            at("The instance runs, and the group has nothing to do with it any more. No hook ran.")
        }
        Terminating => {
            let why = match run.cause {
                Cause::Abandoned => "Its launch was abandoned. ",
                Cause::Unhealthy => "It failed its health check. ",
                _ => "The group chose it to go. ",
            };
            let then = if s.termination {
                "The termination hook will hold it once more."
            } else {
                "No hook holds it: what is on its disk is about to be lost."
            };
            at(&[why, then].concat())
        }
        TerminatingProceed => at("The termination hook is over. Nothing stops the end now."),
        Terminated if run.owed => {
            at("The instance is gone, and the group is one short: it launches a replacement.")
        }
        Terminated => at("The instance is gone and cannot come back."),
        Warmed if s.pool == Some("Stopped") => at(
            "The instance is prepared and switched off: only its volumes cost money. Scale out takes it from here.",
        ),
        Warmed => at("The instance is prepared and outside service. Scale out takes it from here."),
    }
}

/// The buttons that fit.
pub fn actions(run: &Run) -> Vec<Action> {
    let all = run.fitting().iter().enumerate();
    all.map(|(i, letter)| action(run, *letter, i == 0))
        .collect()
}

fn action(run: &Run, letter: u8, primary: bool) -> Action {
    let s = &run.setup;
    let (id, label): (&'static str, String) = match letter {
        b'N' => ("N", text!["On to ", &onward(run)]),
        b'C' => ("C", "CONTINUE".into()),
        b'A' => ("A", "ABANDON".into()),
        b'H' => ("H", "Heartbeat".into()),
        b'W' if run.place == Standby => ("W", "Wait an hour".into()),
        b'W' => (
            "W",
            text!["Wait ", &duration(s.quarter().min(run.left()))],
        ),
        b'T' => ("T", "Let it run out".into()),
        b'L' => ("L", "Heartbeats to the limit".into()),
        b'F' => ("F", "Fail the health check".into()),
        b'S' if run.place == Warmed => ("S", "Shrink the pool".into()),
        b'S' => ("S", "Scale in".into()),
        b'E' => ("E", "Enter Standby".into()),
        b'X' => ("X", "Exit Standby".into()),
        b'D' => ("D", "Detach".into()),
        b'O' if run.owed => ("O", "Launch the replacement".into()),
        _ => ("O", "Scale out".into()),
    };
    Action {
        id,
        label,
        key: Some(char::from(letter)),
        primary,
    }
}

/// Where an instance goes by itself.
fn onward(run: &Run) -> String {
    let s = &run.setup;
    let next = match run.place {
        Pending | PendingProceed => {
            // A copy plays the step: no second account of it that could differ.
            let mut ahead = run.clone();
            ahead.make(b'N');
            ahead.place
        }
        Terminating if s.termination => TerminatingWait,
        EnteringStandby => Standby,
        Detaching => Detached,
        _ => Terminated,
    };
    named(run.pool, next, s.pool)
}

/// The log's last line: what would come next.
pub fn next(run: &Run) -> Markup {
    let to = |mark: &str, place| {
        text![
            mark,
            " <span class=\"mono\">",
            &named(run.pool, place, run.setup.pool),
            "</span>",
        ]
    };
    match run.place {
        PendingWait => [
            to("<b>CONTINUE</b> leads to", PendingProceed),
            to(", <b>ABANDON</b> to", Terminating),
        ]
        .concat(),
        TerminatingWait => to("<b>CONTINUE</b> and <b>ABANDON</b> both lead to", TerminatingProceed),
        InService => "it stays until the group shrinks, a health check fails, or somebody takes it out".into(),
        Standby => "it stays until somebody takes it back: <b>exit-standby</b> leads to <span class=\"mono\">Pending</span>".into(),
        Warmed => "it stays until the group grows or the pool shrinks".into(),
        Detached => "nothing: it is an ordinary EC2 instance".into(),
        Terminated if run.owed => "the group launches a replacement".into(),
        Terminated => "nothing: this is the end".into(),
        _ => text!["<span class=\"mono\">", &onward(run), "</span>"],
    }
}

/// What the picture says to somebody who doesn't see it.
pub fn label(run: &Run) -> String {
    let s = &run.setup;
    let mut out = String::from("State machine of an Auto Scaling instance. ");
    out += match (s.launch, s.termination) {
        (true, true) => "Launch hook and termination hook. ",
        (true, false) => "Launch hook, no termination hook. ",
        (false, true) => "Termination hook, no launch hook. ",
        _ => "No hooks. ",
    };
    out += "Instance ";
    out += id(run.nth);
    out += " is in ";
    out += &run.name();
    if run.place.held() {
        out += ", held; ";
        out += &duration_long(run.left());
        out += " left of ";
        out += &duration_long(s.timeout);
    }
    out += ".";
    out
}

/// How far one has come, for the challenges.
pub fn tally(run: &Run, moves: i32) -> String {
    let mut out = count(moves, "step so far", "steps so far");
    if run.replaced > 0 {
        out += ", ";
        out += &count(run.replaced as i32, "replacement", "replacements");
    }
    out
}
