//! A failover pair of Route 53 records: how long resolvers go on giving the address that is dead.
//!
//! One checker stands for all, since they probe in the same rhythm. The time-out of a probe and
//! the propagation inside Route 53 are left out; resolvers keep an answer for its TTL and no
//! longer. Sources: <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html>,
//! <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html>

use super::Model;

/// The model `dns-failover` gives the seconds until the last resolver has moved, at the latest.
pub const MODEL: Model = Model {
    name: "dns-failover",
    takes: &[
        // Route 53 offers 10 and 30, and thresholds up to 10.
        ("interval_seconds", 10..=30, 1),
        ("failure_threshold", 1..=10, 1),
        // A week; Route 53 itself allows more.
        ("ttl_seconds", 0..=604_800, 1),
    ],
    run: |args| {
        let pair = Pair { interval: args[0][0], threshold: args[1][0], ttl: args[2][0] };
        Ok(Some(vec![pair.moved_at_the_latest()]))
    },
};

/// The records' TTL and the health check of the primary; times in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// Between two probes; above zero.
    pub interval: i32,
    /// So many failed probes in a row make the primary unhealthy.
    pub threshold: i32,
    /// How long a resolver keeps an answer.
    pub ttl: i32,
}

impl Pair {
    /// How long after the failure the primary counts as unhealthy, where the last good probe came
    /// `since_probe` seconds before the failure.
    pub fn noticed(&self, since_probe: i32) -> i32 {
        let (mut next, mut failed) = (self.interval - since_probe, 1);
        while failed < self.threshold {
            next += self.interval;
            failed += 1;
        }
        next
    }

    /// When the last resolver has moved. One that asked in the last moment in which Route 53 still
    /// gave the primary keeps it for a whole TTL.
    pub fn moved(&self, since_probe: i32) -> i32 {
        self.noticed(since_probe) + self.ttl
    }

    /// The same for the worst moment of the failure between two probes.
    pub fn moved_at_the_latest(&self) -> i32 {
        (0..self.interval).fold(0, |most, since_probe| most.max(self.moved(since_probe)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn four_probes_and_a_minute_of_cache() {
        let pair = Pair { interval: 30, threshold: 4, ttl: 60 };
        assert_eq!(pair.moved_at_the_latest(), 180);
        // Just before the next probe, the first failed one is near.
        assert_eq!(pair.noticed(29), 91);
    }

    proptest! {
        #[test]
        fn at_the_latest_is_interval_times_threshold_and_the_ttl(
            interval in 10..=30i32, threshold in 1..=10i32, ttl in 0..604_800i32,
        ) {
            let pair = Pair { interval, threshold, ttl };
            prop_assert_eq!(pair.moved_at_the_latest(), interval * threshold + ttl);
        }

        #[test]
        fn where_in_the_interval_it_fails_is_worth_less_than_one_interval(
            threshold in 1..=10i32, since_probe in 0..30i32,
        ) {
            let pair = Pair { interval: 30, threshold, ttl: 0 };
            let spared = pair.moved_at_the_latest() - pair.noticed(since_probe);
            prop_assert!((0..30).contains(&spared));
        }
    }
}
