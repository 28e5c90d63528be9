//! A CloudWatch alarm, datapoint by datapoint: it goes off once M of the last N breach.
//!
//! The operator is GreaterThanThreshold. No datapoint is missing, and none breached before the
//! first. Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html>

use super::Model;
use std::collections::VecDeque;

/// The alarm `alarm-evaluation` gives the number of the datapoint, from 1, at which it first goes off.
pub const MODEL: Model = Model {
    name: "alarm-evaluation",
    takes: &[
        ("datapoints", -1_000_000_000..=1_000_000_000, 1440),
        ("threshold", -1_000_000_000..=1_000_000_000, 1),
        // A day of minutes is the longest window that an alarm with periods of a minute may have.
        ("evaluation_periods", 1..=1440, 1),
        ("datapoints_to_alarm", 1..=1440, 1),
    ],
    run: |args| {
        let alarm = Alarm {
            threshold: args[1][0],
            evaluation_periods: args[2][0] as usize,
            datapoints_to_alarm: args[3][0],
        };
        if args[3][0] > args[2][0] {
            return Err("let `datapoints_to_alarm` be no more than `evaluation_periods`");
        }
        Ok(alarm.goes_off(args[0]).map(|nth| vec![nth as i32 + 1]))
    },
};

/// What an alarm is set to.
pub struct Alarm {
    /// A datapoint above it breaches.
    pub threshold: i32,
    /// N: how many of the last datapoints it looks at.
    pub evaluation_periods: usize,
    /// M: how many of them have to breach, not necessarily in a row.
    pub datapoints_to_alarm: i32,
}

impl Alarm {
    /// The position of the datapoint at which the alarm first goes off.
    pub fn goes_off(&self, datapoints: &[i32]) -> Option<usize> {
        let mut window = VecDeque::new();
        datapoints.iter().position(|datapoint| {
            window.push_back(*datapoint);
            if window.len() > self.evaluation_periods {
                window.pop_front();
            }
            breaching(window.iter().copied(), self.threshold) >= self.datapoints_to_alarm
        })
    }
}

/// How many datapoints breach. One that equals the threshold does not.
pub fn breaching(datapoints: impl Iterator<Item = i32>, threshold: i32) -> i32 {
    datapoints.filter(|datapoint| *datapoint > threshold).count() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn goes_off(datapoints: &[i32], n: usize, m: i32) -> Option<usize> {
        let alarm = Alarm { threshold: 5, evaluation_periods: n, datapoints_to_alarm: m };
        alarm.goes_off(datapoints)
    }

    #[test]
    fn three_of_five_need_not_stand_in_a_row() {
        assert_eq!(goes_off(&[9, 1, 9, 1, 9, 1], 5, 3), Some(4));
        assert_eq!(goes_off(&[9, 1, 9, 1, 9, 1], 4, 3), None);
        assert_eq!(goes_off(&[5, 5, 5, 6], 1, 1), Some(3));
    }

    proptest! {
        #[test]
        fn it_goes_off_at_the_first_window_with_enough(
            datapoints in prop::collection::vec(0..10i32, 1..30), n in 1..8usize, m in 1..8i32,
        ) {
            prop_assume!(m as usize <= n);
            let enough = |last: &usize| {
                let window = &datapoints[(last + 1).saturating_sub(n)..=*last];
                window.iter().filter(|datapoint| **datapoint > 5).count() >= m as usize
            };
            prop_assert_eq!(goes_off(&datapoints, n, m), (0..datapoints.len()).find(enough));
        }

        #[test]
        fn asking_for_more_never_pages_sooner(
            datapoints in prop::collection::vec(0..10i32, 1..30), n in 2..8usize, m in 1..8i32,
        ) {
            prop_assume!((m as usize) < n);
            let at = |n, m| goes_off(&datapoints, n, m).unwrap_or(usize::MAX);
            prop_assert!(at(n, m) <= at(n, m + 1));
            prop_assert!(at(n + 1, m) <= at(n, m));
        }
    }
}
