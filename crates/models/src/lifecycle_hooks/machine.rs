//! The moves between an instance’s states. A run is a pure
//! function of the group’s settings and the moves made.

use cutover_text::text;
use super::log::{Call, Line};
pub use super::place::{Cause, Ended, Place, Setup};
use super::place::{Place::*, named};

/// The simulated day begins at 20:14:02.
pub const MORNING: i32 = 20 * 3600 + 14 * 60 + 2;

const BOOT: i32 = 29;
const REGISTER: i32 = 25;
const DRAIN: i32 = 300;
const SHUT_DOWN: i32 = 30;

/// Where a run stands, and how it came there.
#[derive(Clone, Debug)]
pub struct Run {
    /// The settings.
    pub setup: Setup,
    /// Where the instance is.
    pub place: Place,
    /// Whether it is in the warm pool.
    pub pool: bool,
    /// Seconds since the run began.
    pub second: i32,
    /// Seconds since the wait began or the last heartbeat.
    pub since: i32,
    /// Seconds that the present or last wait took.
    pub waited: i32,
    /// Heartbeats in it.
    pub beats: i32,
    /// How the last wait ended.
    pub ended: Option<Ended>,
    /// Whether a launch hook ran out of time at least once.
    pub launch_ran_out: bool,
    /// Whether `CONTINUE` was sent at least once.
    pub continued: bool,
    /// Whether a health check failed while a launch hook held the instance.
    pub failed_in_wait: bool,
    /// How often the group launched an instance in the place of this or an earlier one.
    pub replaced: u32,
    /// Which instance of the run this is, from 0.
    pub nth: usize,
    /// Whether a replacement is due once this one is gone.
    pub owed: bool,
    /// Why it goes.
    pub cause: Cause,
    /// Seconds in Standby, in all.
    pub stood: i32,
    /// Whether hooks are passed by: they do not run on the way out of Standby.
    unhooked: bool,
    /// Whether the load balancer knows it.
    registered: bool,
    /// The group's desired capacity.
    pub desired: i32,
    /// The way that this instance took.
    pub path: Vec<(bool, Place, Place)>,
    /// What happened.
    pub log: Vec<Line>,
}

impl Run {
    /// Plays the first `count` moves. Moves that do not fit are passed over.
    pub fn play(setup: Setup, moves: &str, count: i32) -> Run {
        let mut run = Run {
            setup,
            place: Pending,
            pool: setup.pool.is_some(),
            second: 0,
            since: 0,
            waited: 0,
            beats: 0,
            ended: None,
            launch_ran_out: false,
            continued: false,
            failed_in_wait: false,
            replaced: 0,
            nth: 0,
            owed: false,
            cause: Cause::None,
            stood: 0,
            unhooked: false,
            registered: false,
            desired: if setup.pool.is_some() { 2 } else { 3 },
            path: Vec::new(),
            log: Vec::new(),
        };
        if run.pool {
            run.say("The warm pool launches an instance", Call::PutWarmPool);
        } else {
            run.say("Scale out: desired capacity 2 to 3", Call::SetDesired(3));
        }
        let letters = moves.bytes().filter(u8::is_ascii_uppercase);
        for letter in letters.take(count.max(0) as usize) {
            run.make(letter);
        }
        run
    }

    /// The state as AWS writes it.
    pub fn name(&self) -> String {
        named(self.pool, self.place, self.setup.pool)
    }

    fn say(&mut self, what: &str, call: Call) {
        self.log.push(Line {
            at: self.second,
            state: self.name(),
            what: what.to_string(),
            call,
            nth: self.nth,
        });
    }

    fn enter(&mut self, place: Place, what: &str, call: Call) {
        self.path.push((self.pool, self.place, place));
        self.place = place;
        if place.held() {
            self.since = 0;
            self.waited = 0;
            self.beats = 0;
            self.ended = None;
        }
        self.say(what, call);
    }

    /// Seconds that are left before DefaultResult applies.
    pub fn left(&self) -> i32 {
        (self.setup.timeout - self.since).min(self.setup.limit() - self.waited)
    }

    /// Letters of the moves that fit, the usual one first.
    pub fn fitting(&self) -> &'static [u8] {
        match self.place {
            PendingWait if self.pool => b"CAHWTL",
            PendingWait => b"CAHWTLF",
            TerminatingWait => b"CAHWTL",
            InService => b"SEDF",
            Standby => b"WXF",
            Warmed => b"OS",
            Terminated | Detached => b"O",
            _ => b"N",
        }
    }

    /// Makes one move, if it fits.
    pub fn make(&mut self, letter: u8) {
        if !self.fitting().contains(&letter) {
            return;
        }
        match (letter, self.place) {
            (b'N', _) => self.go_on(),
            (b'C', _) => {
                self.continued = true;
                self.end_wait(Ended::Continue);
            }
            (b'A', _) => self.end_wait(Ended::Abandon),
            (b'T', _) => {
                let left = self.left();
                self.pass(left);
            }
            (b'W', Standby) => {
                self.second += 3600;
                self.stood += 3600;
                self.say(
                    "An hour passes, without traffic and without health checks",
                    Call::None,
                );
            }
            (b'W', _) => {
                let some = self.setup.quarter().min(self.left());
                self.pass(some);
            }
            (b'H', _) => self.beat(),
            (b'L', _) => self.beat_on(),
            (b'F', PendingWait) => {
                self.failed_in_wait = true;
                let what = if self.setup.balancer {
                    "The health check would fail, but the load balancer doesn’t know the instance yet"
                } else {
                    "The instance reports ill, but health checks count only once it is InService"
                };
                self.say(what, Call::None);
            }
            (b'F', Standby) => self.say(
                "The health check fails, and in Standby nobody acts on it",
                Call::None,
            ),
            (b'F', _) => {
                self.owed = true;
                self.cause = Cause::Unhealthy;
                self.second += 60;
                self.enter(
                    Terminating,
                    "The health check failed: the group replaces the instance",
                    Call::None,
                );
            }
            (b'S', Warmed) => {
                self.cause = Cause::ScaleIn;
                self.enter(Terminating, "The pool shrinks", Call::DeleteWarmPool);
            }
            (b'S', _) => {
                self.desired -= 1;
                self.cause = Cause::ScaleIn;
                let what = text![
                    "Scale in: desired capacity is now ",
                    {self.desired},
                ];
                self.enter(Terminating, &what, Call::SetDesired(self.desired));
            }
            (b'E', _) => {
                self.enter(
                    EnteringStandby,
                    "Taken aside",
                    Call::EnterStandby(self.setup.lower),
                );
                self.lose_one();
            }
            (b'X', _) => {
                self.desired += 1;
                self.unhooked = true;
                self.enter(
                    Pending,
                    "Back from Standby; hooks don’t run for it",
                    Call::ExitStandby,
                );
            }
            (b'D', _) => {
                self.enter(
                    Detaching,
                    "Leaves the group, alive",
                    Call::Detach(self.setup.lower),
                );
                self.lose_one();
            }
            (b'O', Warmed) => {
                self.desired += 1;
                self.pool = false;
                self.second += BOOT;
                self.path.clear();
                self.path.push((true, Warmed, Pending));
                self.place = Pending;
                let what = "Scale out takes the prepared instance from the pool";
                self.say(what, Call::SetDesired(self.desired));
            }
            (b'O', _) => self.next_instance(),
            _ => {}
        }
    }

    /// Standby and detaching leave the group one short, or smaller.
    fn lose_one(&mut self) {
        if self.setup.lower {
            self.desired -= 1;
        } else {
            self.replaced += 1;
            let what = text![
                "Desired capacity is still ",
                {self.desired},
                ": the group launches another instance",
            ];
            self.say(&what, Call::None);
        }
    }

    fn go_on(&mut self) {
        match self.place {
            Pending => {
                self.second += BOOT;
                if self.setup.launch && !self.unhooked {
                    self.enter(
                        PendingWait,
                        "The launch hook holds the instance",
                        Call::Held(false, self.pool),
                    );
                } else {
                    self.arrive();
                }
            }
            PendingProceed => self.arrive(),
            EnteringStandby => {
                self.registered = false;
                if self.setup.balancer {
                    self.second += DRAIN;
                }
                let what = if self.setup.balancer {
                    "Deregistered and drained; it stays in the group"
                } else {
                    "Set aside; it stays in the group"
                };
                self.enter(Standby, what, Call::None);
            }
            Detaching => {
                if self.registered {
                    self.second += DRAIN;
                }
                self.registered = false;
                self.enter(Detached, "An ordinary EC2 instance from now on", Call::None);
            }
            Terminating => {
                if self.registered {
                    self.second += DRAIN;
                    self.registered = false;
                    self.say("Deregistered, and its connections drained", Call::None);
                }
                if self.setup.termination {
                    self.enter(
                        TerminatingWait,
                        "The termination hook holds the instance",
                        Call::Held(true, self.pool),
                    );
                } else {
                    self.shut_down();
                }
            }
            TerminatingProceed => self.shut_down(),
            _ => {}
        }
    }

    /// The end of a launch: in service, or prepared in the pool.
    fn arrive(&mut self) {
        if self.pool {
            self.second += SHUT_DOWN;
            self.enter(
                Warmed,
                "Prepared, and out of service until it is needed",
                Call::Event("EC2 Instance Launch Successful"),
            );
            return;
        }
        self.unhooked = false;
        self.registered = self.setup.balancer;
        if self.registered {
            self.second += REGISTER;
            self.say("Registered with the load balancer", Call::None);
        }
        self.enter(
            InService,
            "Counts as a working member",
            Call::Event("EC2 Instance Launch Successful"),
        );
    }

    fn shut_down(&mut self) {
        self.second += SHUT_DOWN;
        self.enter(
            Terminated,
            "Gone",
            Call::Event("EC2 Instance Terminate Successful"),
        );
    }

    fn next_instance(&mut self) {
        let owed = std::mem::take(&mut self.owed);
        self.nth += 1;
        self.place = Pending;
        self.pool = self.setup.pool.is_some() && self.pool;
        self.cause = Cause::None;
        self.path.clear();
        self.ended = None;
        self.unhooked = false;
        self.registered = false;
        self.second += 15;
        if owed {
            self.replaced += 1;
            self.say("The group launches a replacement", Call::None);
        } else if self.pool {
            self.say("The warm pool launches an instance", Call::PutWarmPool);
        } else {
            self.desired += 1;
            let what = text![
                "Scale out: desired capacity is now ",
                {self.desired},
            ];
            self.say(&what, Call::SetDesired(self.desired));
        }
    }

    fn pass(&mut self, seconds: i32) {
        self.second += seconds;
        self.since += seconds;
        self.waited += seconds;
        if self.waited >= self.setup.limit() {
            self.end_wait(Ended::Limit);
        } else if self.since >= self.setup.timeout {
            self.end_wait(Ended::TimeOut);
        }
    }

    fn beat(&mut self) {
        self.beats += 1;
        self.since = 0;
        let what = if self.place == PendingWait {
            "The bootstrap asks for more time"
        } else {
            "The upload asks for more time"
        };
        self.say(what, Call::Heartbeat(self.place == TerminatingWait));
    }

    fn beat_on(&mut self) {
        let more = (self.setup.limit() - self.waited) / self.setup.timeout;
        self.beats += more;
        self.say(
            "Heartbeat after heartbeat, until the limit",
            Call::Heartbeat(self.place == TerminatingWait),
        );
        let rest = self.setup.limit() - self.waited;
        self.pass(rest);
    }

    /// The wait is over. Both answers to a termination hook end in termination.
    fn end_wait(&mut self, by: Ended) {
        self.ended = Some(by);
        let launching = self.place == PendingWait;
        let timed = matches!(by, Ended::TimeOut | Ended::Limit);
        self.launch_ran_out |= timed && launching;
        let go_on = by == Ended::Continue || timed && self.setup.go_on;
        let call = match by {
            Ended::Continue | Ended::Abandon => Call::Complete(!launching, go_on),
            _ => Call::None,
        };
        let what = match by {
            Ended::Continue if launching => "The bootstrap is done",
            Ended::Continue => "The work is done; other hooks may still finish",
            Ended::Abandon if launching => {
                "The bootstrap failed: the instance is terminated and replaced"
            }
            Ended::Abandon => "Other hooks are skipped; it is terminated all the same",
            Ended::TimeOut if go_on => "Nobody answered in time: DefaultResult CONTINUE applies",
            Ended::TimeOut => "Nobody answered in time: DefaultResult ABANDON applies",
            Ended::Limit if go_on => "GlobalTimeout is reached: DefaultResult CONTINUE applies",
            Ended::Limit => "GlobalTimeout is reached: DefaultResult ABANDON applies",
        };
        match (launching, go_on) {
            (true, true) => self.enter(PendingProceed, what, call),
            (true, false) => {
                self.cause = Cause::Abandoned;
                self.owed = true;
                self.enter(Terminating, what, call);
            }
            (false, _) => self.enter(TerminatingProceed, what, call),
        }
    }
}
