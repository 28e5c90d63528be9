//! An Auto Scaling group that carries its peak after the loss of an Availability Zone.
//!
//! Instances are spread evenly over the zones, the load evenly over the instances, and the zone
//! that is lost may be the fullest. Nothing is launched in time. Source:
//! <https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_withstand_component_failures_static_stability.html>

use super::Model;

/// The model `zone-loss` gives the least desired capacity that survives the loss of a zone.
pub const MODEL: Model = Model {
    name: "zone-loss",
    takes: &[
        ("zones", 2..=6, 1),
        ("requests_per_instance", 1..=100_000, 1),
        ("peak_requests", 1..=10_000, 1),
    ],
    run: |args| Ok(Some(vec![least(args[0][0] as usize, args[1][0], args[2][0])])),
};

/// Instances launched one by one, each into the emptiest of at least two zones, until those outside the
/// fullest zone carry `peak`; `each` and `peak` are requests a second.
pub fn least(zones: usize, each: i32, peak: i32) -> i32 {
    let mut group = vec![0; zones];
    while i64::from(left(&group)) * i64::from(each) < i64::from(peak) {
        if let Some(emptiest) = group.iter_mut().min() {
            *emptiest += 1;
        }
    }
    group.iter().sum()
}

/// How many instances are left once the fullest zone is gone.
pub fn left(group: &[i32]) -> i32 {
    group.iter().sum::<i32>() - group.iter().max().unwrap_or(&0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eleven_in_two_of_three_zones() {
        assert_eq!(least(3, 50, 540), 17);
        assert_eq!((left(&[6, 6, 5]), left(&[6, 5, 5])), (11, 10));
        // With two zones, each carries everything.
        assert_eq!(least(2, 100, 1000), 20);
    }

    proptest! {
        #[test]
        fn is_the_first_that_leaves_enough(zones in 2..=6usize, each in 1..100i32, peak in 1..2000i32) {
            let need = (peak + each - 1) / each;
            let fullest = |capacity: i32| (capacity + zones as i32 - 1) / zones as i32;
            let first = (1..).find(|capacity| capacity - fullest(*capacity) >= need);
            prop_assert_eq!(Some(least(zones, each, peak)), first);
        }

        #[test]
        fn more_zones_never_need_more(zones in 2..6usize, each in 1..100i32, peak in 1..2000i32) {
            prop_assert!(least(zones + 1, each, peak) <= least(zones, each, peak));
        }
    }
}
