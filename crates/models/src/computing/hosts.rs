//! An in-place deployment of CodeDeploy, minute by minute, under a minimum of healthy hosts.
//!
//! All instances are healthy at first, each is out of service equally long, and none fails.
//! Source: <https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html>

use super::Model;
use std::collections::VecDeque;

/// The model `minimum-healthy-hosts` gives the minutes until the last instance is updated. Where
/// the minimum leaves none to be taken out, there is no answer.
pub const MODEL: Model = Model {
    name: "minimum-healthy-hosts",
    takes: &[
        ("instances", 1..=1000, 1),
        ("fleet_percent", 0..=99, 1),
        ("minutes_per_instance", 1..=120, 1),
    ],
    run: |args| {
        let minimum = minimum(args[0][0], args[1][0]);
        Ok(updated(args[0][0], minimum, args[2][0]).map(|minutes| vec![minutes]))
    },
};

/// The number of hosts that FLEET_PERCENT keeps healthy: the least that is no smaller share.
pub fn minimum(instances: i32, fleet_percent: i32) -> i32 {
    let mut hosts = 0;
    while hosts * 100 < instances * fleet_percent {
        hosts += 1;
    }
    hosts
}

/// Minutes until all are updated, if in each minute as many are taken out as leave `minimum` in
/// service; none if none may be taken out.
pub fn updated(instances: i32, minimum: i32, minutes_per_instance: i32) -> Option<i32> {
    if minimum >= instances {
        return None;
    }
    let (mut waiting, mut healthy, mut minute) = (instances, instances, 0);
    // How many went out in each of the last minutes.
    let mut out = VecDeque::new();
    while waiting > 0 || healthy < instances {
        let taken = (healthy - minimum).min(waiting);
        waiting -= taken;
        healthy -= taken;
        out.push_back(taken);
        minute += 1;
        if out.len() == minutes_per_instance as usize {
            healthy += out.pop_front().unwrap_or(0);
        }
    }
    Some(minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirteen_at_three_quarters() {
        assert_eq!(minimum(13, 75), 10);
        assert_eq!(updated(13, 10, 6), Some(30));
        assert_eq!(updated(9, minimum(9, 40), 5), Some(10));
        assert_eq!(updated(4, 4, 5), None);
    }

    proptest! {
        #[test]
        fn goes_in_rounds(instances in 1..60i32, percent in 0..=99i32, minutes in 1..20i32) {
            let kept = minimum(instances, percent);
            let once = instances - kept;
            let rounds = (once > 0).then(|| (instances + once - 1) / once * minutes);
            prop_assert_eq!(updated(instances, kept, minutes), rounds);
        }

        #[test]
        fn the_minimum_is_a_share_rounded_up(instances in 1..1000i32, percent in 0..=99i32) {
            prop_assert_eq!(minimum(instances, percent), (instances * percent + 99) / 100);
        }

        #[test]
        fn keeping_more_in_service_is_never_quicker(instances in 2..60i32, kept in 0..58i32) {
            prop_assume!(kept + 1 < instances);
            prop_assert!(updated(instances, kept, 3) <= updated(instances, kept + 1, 3));
        }
    }
}
