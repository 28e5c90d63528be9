//! What a disaster costs: how far back the last good copy lies, how long until service is back.

use super::SPEC;
use crate::State;
use crate::computing::copies::newest_usable;

/// The four strategies of AWS, from the cheapest and slowest to the dearest and fastest.
pub struct Strategy {
    /// Name at the start of a line.
    pub name: &'static str,
    /// Name within a sentence.
    pub inner: &'static str,
    /// Typical loss of data in seconds, from the least to the most.
    pub rpo: (i32, i32),
    /// Typical time without service in seconds, from the least to the most.
    pub rto: (i32, i32),
    /// How long this diagram takes to restore, start or scale up.
    pub start: i32,
    /// What that is called.
    pub starting: &'static str,
    /// What its recovery Region keeps.
    pub keeps: &'static str,
    /// What a failover does.
    pub does: &'static str,
}

/// Ordered by cost.
pub const STRATEGIES: [Strategy; 4] = [
    Strategy {
        name: "Backup and restore",
        inner: "backup and restore",
        rpo: (3600, 86_400),
        rto: (14_400, 86_400),
        start: 21_600,
        starting: "The infrastructure is rebuilt from code, and the data restored.",
        keeps: "Copies of data, images and templates.",
        does: "Rebuild from code, restore the data.",
    },
    Strategy {
        name: "Pilot light",
        inner: "pilot light",
        rpo: (60, 600),
        rto: (600, 3600),
        start: 1140,
        starting: "The data is there already; servers are started, then scaled.",
        keeps: "Live data; servers off or not deployed.",
        does: "Start the servers, then scale.",
    },
    Strategy {
        name: "Warm standby",
        inner: "warm standby",
        rpo: (1, 60),
        rto: (60, 600),
        start: 240,
        starting: "The small copy runs already; it is scaled up to full size.",
        keeps: "Everything, scaled down, able to serve.",
        does: "Scale up to full size.",
    },
    Strategy {
        name: "Multi-site active/active",
        inner: "multi-site active/active",
        rpo: (0, 1),
        rto: (0, 60),
        start: 0,
        starting: "Nothing has to start.",
        keeps: "Everything, serving users already.",
        does: "Nothing to start: traffic moves.",
    },
];

/// Position of multi-site active/active.
pub const MULTI: usize = 3;

/// What multi-site needs to notice: three failed health checks, ten seconds apart.
const HEALTH_CHECKS: i32 = 30;

/// How a strategy stands to the objectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Its worst typical values are inside both objectives, and none that is cheaper is.
    Cheapest,
    /// It fits, but a cheaper one does too.
    Dearer,
    /// Its typical loss may exceed the RPO.
    MissesRpo,
    /// Its typical time may exceed the RTO.
    MissesRto,
    /// It may exceed both.
    MissesBoth,
}

impl Fit {
    /// In words, as in the picture.
    pub fn words(self) -> &'static str {
        match self {
            Fit::Cheapest => "Fits, cheapest",
            Fit::Dearer => "Fits, costs more",
            Fit::MissesRpo => "Misses RPO",
            Fit::MissesRto => "Misses RTO",
            Fit::MissesBoth => "Misses both",
        }
    }

    /// Whether it fits at all.
    pub fn fits(self) -> bool {
        matches!(self, Fit::Cheapest | Fit::Dearer)
    }
}

/// The cheapest strategy whose worst typical values are inside both objectives.
pub fn cheapest(rpo: i32, rto: i32) -> usize {
    // The last always qualifies: no objective can be set below what it promises.
    STRATEGIES
        .iter()
        .position(|s| s.rpo.1 <= rpo && s.rto.1 <= rto)
        .unwrap_or(MULTI)
}

/// How strategy `nth` stands to the objectives.
pub fn fit(nth: usize, rpo: i32, rto: i32) -> Fit {
    let s = &STRATEGIES[nth];
    match (s.rpo.1 <= rpo, s.rto.1 <= rto) {
        (true, true) if nth == cheapest(rpo, rto) => Fit::Cheapest,
        (true, true) => Fit::Dearer,
        (false, true) => Fit::MissesRpo,
        (true, false) => Fit::MissesRto,
        (false, false) => Fit::MissesBoth,
    }
}

/// One disaster, all times in seconds from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Objective: lose at most.
    pub rpo: i32,
    /// Objective: back within.
    pub rto: i32,
    /// Time between copies that reach the recovery Region.
    pub copy: i32,
    /// How old the last copy is, whether it has arrived or not.
    pub age: i32,
    /// How long a copy travels until the recovery Region can use it.
    pub lag: i32,
    /// How old the newest copy is that had arrived when the disaster struck.
    pub newest: i32,
    /// Whether that one cannot be restored.
    pub fail: bool,
    /// Which of [`STRATEGIES`] runs.
    pub strategy: usize,
    /// How much data is lost: the age of the newest usable copy.
    pub loss: i32,
    /// When the disaster is noticed and a failover decided.
    pub noticed: i32,
    /// When the recovery Region can serve.
    pub ready: i32,
    /// When callers reach it.
    pub back: i32,
    /// How long callers may keep the old address.
    pub ttl: i32,
}

impl Run {
    /// What happens at this state.
    pub fn of(state: &State) -> Run {
        let get = |key| state.get(&SPEC, key);
        let copy = get("copy");
        let age = (i64::from(copy) * i64::from(get("age")) / 15) as i32;
        let lag = get("lag");
        let fail = get("fail") == 1;
        let newest = newest_usable(copy, age, lag);
        let strategy = get("run").clamp(0, 3) as usize;
        // Both sites serve, so health checks decide, and Global Accelerator's addresses stay: there
        // is nobody to wake and no cached answer to wait for.
        let (noticed, ttl) = if strategy == MULTI {
            (HEALTH_CHECKS, 0)
        } else {
            (get("detect"), get("ttl"))
        };
        let ready = noticed + STRATEGIES[strategy].start;
        Run {
            rpo: get("rpo"),
            rto: get("rto"),
            copy,
            age,
            lag,
            newest,
            fail,
            strategy,
            loss: if fail { newest + copy } else { newest },
            noticed,
            ready,
            back: ready + ttl,
            ttl,
        }
    }

    /// Whether the loss is inside the RPO.
    pub fn rpo_met(&self) -> bool {
        self.loss <= self.rpo
    }

    /// Whether service is back inside the RTO.
    pub fn rto_met(&self) -> bool {
        self.back <= self.rto
    }

    /// The cheapest strategy for these objectives.
    pub fn cheapest(&self) -> usize {
        cheapest(self.rpo, self.rto)
    }

    /// The most that can be lost with this interval, wherever in it the disaster strikes.
    pub fn worst_loss(&self) -> i32 {
        self.worst_with(self.copy)
    }

    /// The same with another interval.
    pub fn worst_with(&self, copy: i32) -> i32 {
        self.lag + if self.fail { 2 * copy } else { copy }
    }
}
