//! A Step Functions task that fails again and again: its calls and the waits of its Retry.
//!
//! MaxDelaySeconds and JitterStrategy are not set, and Step Functions itself takes no time.
//! Source: <https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html>

use super::Model;

/// The model `step-functions-retry` gives the seconds from the first call until the Catch takes over.
pub const MODEL: Model = Model {
    name: "step-functions-retry",
    takes: &[
        ("interval_seconds", 1..=600, 1),
        ("backoff_rate", 1..=3, 1),
        ("max_attempts", 0..=10, 1),
        ("call_seconds", 0..=900, 1),
    ],
    run: |args| {
        let retry = Retry { interval: args[0][0], rate: args[1][0], attempts: args[2][0] };
        Ok(Some(vec![retry.given_up(args[3][0])]))
    },
};

/// A Retry.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// IntervalSeconds: the wait before the first retry.
    pub interval: i32,
    /// BackoffRate: each wait is so many times the one before; whole rates only.
    pub rate: i32,
    /// MaxAttempts: retries after the first call.
    pub attempts: i32,
}

impl Retry {
    /// Seconds from the start of the first call until retries are used up, where each call fails
    /// after `call` seconds.
    pub fn given_up(&self, call: i32) -> i32 {
        let (mut clock, mut wait) = (call, self.interval);
        for _ in 0..self.attempts {
            clock += wait + call;
            wait *= self.rate;
        }
        clock
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_retries_that_double() {
        let retry = Retry { interval: 3, rate: 2, attempts: 4 };
        assert_eq!(retry.given_up(2), 5 * 2 + 3 + 6 + 12 + 24);
        assert_eq!(Retry { attempts: 0, ..retry }.given_up(2), 2);
    }

    proptest! {
        #[test]
        fn waits_are_a_geometric_series(interval in 1..=600i32, rate in 2..=3i32, attempts in 0..=10i32, call in 0..=900i32) {
            let waits = interval * (rate.pow(attempts as u32) - 1) / (rate - 1);
            let retry = Retry { interval, rate, attempts };
            prop_assert_eq!(retry.given_up(call), (attempts + 1) * call + waits);
        }

        #[test]
        fn a_rate_of_one_waits_equally_long(interval in 1..=600i32, attempts in 0..=10i32) {
            let retry = Retry { interval, rate: 1, attempts };
            prop_assert_eq!(retry.given_up(0), interval * attempts);
        }

        #[test]
        fn one_more_attempt_gives_up_later(interval in 1..=600i32, rate in 1..=3i32, attempts in 0..10i32) {
            let after = |attempts| Retry { interval, rate, attempts }.given_up(1);
            prop_assert!(after(attempts) < after(attempts + 1));
        }
    }
}
