//! A deployment of a Lambda function, minute by minute, in exact integers.

use super::SPEC;
use crate::State;
use crate::computing::{alarm, shift};

/// Requests a minute that reach the alias.
pub const REQUESTS: i32 = 600;

/// How the traffic is meant to shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// 10%, then the rest after so many minutes.
    Canary(i32),
    /// 10% more every so many minutes.
    Linear(i32),
    /// Everything in one move.
    AllAtOnce,
    /// A weight in thousandths, set by hand and left there; there is no deployment.
    ByHand(i32),
}

impl Pace {
    /// The weight of version 42 in minute `m`, in thousandths, if nothing interferes.
    pub fn weight(self, m: i32) -> i32 {
        match self {
            Pace::Canary(wait) => {
                if m < wait {
                    100
                } else {
                    1000
                }
            }
            Pace::Linear(every) => shift::linear(100, every, m),
            Pace::AllAtOnce => 1000,
            Pace::ByHand(weight) => weight,
        }
    }

    /// The minute of the last shift, which ends the deployment.
    pub fn last(self) -> Option<i32> {
        match self {
            Pace::Canary(wait) => Some(wait),
            Pace::Linear(every) => Some(9 * every),
            Pace::AllAtOnce => Some(0),
            Pace::ByHand(_) => None,
        }
    }
}

/// How a deployment ends; minutes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The hook before the traffic failed, so that none shifted.
    Refused,
    /// The last shift was made.
    Done(i32),
    /// An alarm brought everything back to version 41.
    RolledBack(i32),
    /// An alarm stopped it, and the weights stayed.
    Stopped(i32),
    /// There was no deployment.
    ByHand,
}

/// One minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minute {
    /// Thousandths of the requests that version 42 gets.
    pub weight: i32,
    /// Requests to version 42.
    pub sent: i32,
    /// Of those, how many fail.
    pub failed: i32,
    /// Requests to version 41 that fail.
    pub failed_old: i32,
}

/// A whole run, and the settings that made it.
pub struct Run {
    /// The plan.
    pub pace: Pace,
    /// Thousandths of its calls that version 42 fails from minute `from` on.
    pub error: i32,
    /// The same for version 41, and for version 42 before it breaks.
    pub base: i32,
    /// When version 42 breaks.
    pub from: i32,
    /// A minute with more errors than this is over the threshold.
    pub threshold: i32,
    /// How many datapoints over the threshold make an alarm.
    pub need: i32,
    /// Among how many of the last.
    pub among: i32,
    /// Whether the alarm stops the deployment.
    pub stops: bool,
    /// Whether a stopped deployment rolls back.
    pub rolls_back: bool,
    /// Whether a hook tests version 42 before it gets traffic.
    pub hook: bool,
    /// Every minute that is shown.
    pub minutes: Vec<Minute>,
    /// When the alarm first fires.
    pub alarm: Option<i32>,
    /// How it ends.
    pub end: End,
}

/// Test calls of the hook. One failure among them is enough.
const TESTS: i32 = 20;

/// How many minutes a run shows: the deployment and what comes after.
pub fn horizon(state: &State) -> i32 {
    let last = pace(state).last().unwrap_or(0);
    (last + 5).max(state.get(&SPEC, "from") + 4).max(10)
}

fn pace(state: &State) -> Pace {
    let get = |key| state.get(&SPEC, key);
    match get("cfg") {
        0 => Pace::Canary(get("wait")),
        1 => Pace::Linear(get("every")),
        2 => Pace::AllAtOnce,
        _ => Pace::ByHand(get("w") * 10),
    }
}

impl Run {
    /// What happens at this state. Time only decides how much of it is shown.
    pub fn of(state: &State) -> Run {
        let get = |key| state.get(&SPEC, key);
        let among = get("of").max(1);
        let mut run = Run {
            pace: pace(state),
            error: get("err"),
            base: get("err41"),
            from: get("from"),
            threshold: get("limit"),
            need: get("need").clamp(1, among),
            among,
            stops: get("stop") == 1,
            rolls_back: get("back") == 1,
            hook: get("hook") == 1,
            minutes: Vec::new(),
            alarm: None,
            end: End::ByHand,
        };
        run.simulate(horizon(state));
        run
    }

    fn simulate(&mut self, minutes: i32) {
        let last = self.pace.last();
        let mut end = None;
        // Calls fail in exact proportion; what is left over is carried into the next minute.
        let (mut new, mut old) = (0, 0);
        for m in 0..minutes {
            // The alarm is evaluated at each full minute, before the shift of that minute.
            if self.alarm.is_none() && self.over(m) >= self.need {
                self.alarm = Some(m);
            }
            let under_way = last.is_some_and(|last| m <= last) && end.is_none();
            if under_way && m == 0 && self.hook && self.error_in(0) * TESTS >= 1000 {
                end = Some(End::Refused);
            } else if under_way && self.stops && self.alarm == Some(m) {
                end = Some(if self.rolls_back {
                    End::RolledBack(m)
                } else {
                    End::Stopped(m)
                });
            }
            let weight = match end {
                Some(End::Refused | End::RolledBack(_)) => 0,
                Some(End::Stopped(at)) => self.pace.weight(at - 1),
                _ => self.pace.weight(m),
            };
            let sent = REQUESTS * weight / 1000;
            let (n, o) = (
                new + sent * self.error_in(m),
                old + (REQUESTS - sent) * self.base,
            );
            self.minutes.push(Minute {
                weight,
                sent,
                failed: n / 1000 - new / 1000,
                failed_old: o / 1000 - old / 1000,
            });
            (new, old) = (n, o);
        }
        self.end = end.unwrap_or(match last {
            Some(last) => End::Done(last),
            None => End::ByHand,
        });
    }

    /// Thousandths of its calls that version 42 fails in minute `m`.
    pub fn error_in(&self, m: i32) -> i32 {
        if m < self.from { self.base } else { self.error }
    }

    /// How many of the last datapoints at the start of minute `m` are over the threshold.
    pub fn over(&self, m: i32) -> i32 {
        let to = (m.max(0) as usize).min(self.minutes.len());
        let from = to.saturating_sub(self.among as usize);
        let failed = self.minutes[from..to].iter().map(|x| x.failed);
        alarm::breaching(failed, self.threshold)
    }

    /// The first full minute after `now` at which the alarm could fire if every minute from here
    /// on were over the threshold, as long as the deployment would still be stopped by it.
    pub fn earliest_alarm(&self, now: i32) -> Option<i32> {
        let last = self.pace.last()?;
        let m = now / 60;
        let past = |k: i32| {
            self.minutes
                .get(k as usize)
                .is_some_and(|x| x.failed > self.threshold)
        };
        (m + 1..=last).find(|k| {
            let from = (k - self.among).max(0);
            (from..*k).filter(|x| *x >= m || past(*x)).count() as i32 >= self.need
        })
    }

    /// The minute that a second lies in.
    pub fn minute(&self, second: i32) -> &Minute {
        let last = self.minutes.len() - 1;
        &self.minutes[((second / 60).max(0) as usize).min(last)]
    }

    /// Failed calls until a second: of version 42 and of version 41.
    pub fn failed_by(&self, second: i32) -> (i32, i32) {
        let whole = ((second / 60).max(0) as usize).min(self.minutes.len());
        let (mut new, mut old) = (0, 0);
        for m in &self.minutes[..whole] {
            new += m.failed;
            old += m.failed_old;
        }
        if let Some(m) = self.minutes.get(whole) {
            new += m.failed * (second % 60) / 60;
            old += m.failed_old * (second % 60) / 60;
        }
        (new, old)
    }

    /// Failed calls of the whole run, on both versions.
    pub fn failed(&self) -> i32 {
        let (new, old) = self.failed_by(self.seconds());
        new + old
    }

    /// How long the run is shown.
    pub fn seconds(&self) -> i32 {
        self.minutes.len() as i32 * 60
    }
}
