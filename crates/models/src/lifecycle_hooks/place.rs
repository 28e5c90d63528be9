//! The states of an instance in an Auto Scaling group, and the settings that lead through them.

/// Longest time that an instance may be held, in seconds: 48 hours.
pub const LONGEST: i32 = 172_800;
/// Heartbeats that fit in the other limit.
pub const MOST_BEATS: i32 = 100;
/// Where an instance is; with [`Run::pool`], the names have the prefix `Warmed:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Launching.
    Pending,
    /// Held by the launch hook.
    PendingWait,
    /// The launch hook is over.
    PendingProceed,
    /// Working.
    InService,
    /// On its way out of traffic.
    EnteringStandby,
    /// Set aside.
    Standby,
    /// Leaving the group alive.
    Detaching,
    /// Out of the group, running.
    Detached,
    /// Chosen to go.
    Terminating,
    /// Held by the termination hook.
    TerminatingWait,
    /// The termination hook is over.
    TerminatingProceed,
    /// Gone.
    Terminated,
    /// Prepared in the warm pool.
    Warmed,
}

use Place::*;
use cutover_text::text;

impl Place {
    /// Whether a hook holds it here.
    pub fn held(self) -> bool {
        matches!(self, PendingWait | TerminatingWait)
    }

    /// Whether nothing follows by itself and nothing can be asked of it.
    pub fn is_end(self) -> bool {
        matches!(self, Terminated | Detached)
    }

    /// The state as AWS writes it, without the pool's prefix.
    pub fn name(self) -> &'static str {
        match self {
            Pending => "Pending",
            PendingWait => "Pending:Wait",
            PendingProceed => "Pending:Proceed",
            InService => "InService",
            EnteringStandby => "EnteringStandby",
            Standby => "Standby",
            Detaching => "Detaching",
            Detached => "Detached",
            Terminating => "Terminating",
            TerminatingWait => "Terminating:Wait",
            TerminatingProceed => "Terminating:Proceed",
            Terminated => "Terminated",
            Warmed => "Stopped",
        }
    }
}

/// The group's settings.
#[derive(Clone, Copy, Debug)]
pub struct Setup {
    /// Whether a launch hook holds instances.
    pub launch: bool,
    /// Whether a termination hook does.
    pub termination: bool,
    /// Whether a load balancer stands before the group.
    pub balancer: bool,
    /// Whether Standby and detaching lower the desired capacity.
    pub lower: bool,
    /// The state of instances in the warm pool, if there is one.
    pub pool: Option<&'static str>,
    /// HeartbeatTimeout in seconds.
    pub timeout: i32,
    /// Whether DefaultResult is CONTINUE.
    pub go_on: bool,
}

impl Setup {
    /// GlobalTimeout: the smaller of 48 hours and 100 times the HeartbeatTimeout.
    pub fn limit(&self) -> i32 {
        LONGEST.min(MOST_BEATS * self.timeout)
    }

    /// What "let some time pass" adds to a wait.
    pub fn quarter(&self) -> i32 {
        self.timeout / 4
    }
}

/// Why the present instance goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It does not.
    None,
    /// The group shrinks.
    ScaleIn,
    /// It failed a health check.
    Unhealthy,
    /// Its launch was abandoned.
    Abandoned,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// `CONTINUE` was sent.
    Continue,
    /// `ABANDON` was sent.
    Abandon,
    /// The HeartbeatTimeout ran out.
    TimeOut,
    /// The GlobalTimeout ran out.
    Limit,
}

/// A state's full name.
pub fn named(pool: bool, place: Place, rest: Option<&'static str>) -> String {
    match (pool, place) {
        (true, Warmed) => text!["Warmed:", rest.unwrap_or("Stopped")],
        (true, _) => text!["Warmed:", place.name()],
        _ => place.name().to_string(),
    }
}
