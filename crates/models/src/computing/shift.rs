//! How CodeDeploy shifts traffic in equal steps (TimeBasedLinear).
//!
//! The first step moves at once, one more at the end of each interval. Source:
//! <https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html>

use super::Model;

/// The model `linear-shift` gives the share in per cent that has moved by a minute of the shift.
pub const MODEL: Model = Model {
    name: "linear-shift",
    takes: &[
        ("step_percent", 1..=99, 1),
        // A shift may stretch over two days.
        ("every_minutes", 1..=2880, 1),
        ("minute", 0..=2880, 1),
    ],
    run: |args| Ok(Some(vec![linear(args[0][0] * 10, args[1][0], args[2][0]) / 10])),
};

/// The share of the traffic that has moved by minute `minute`, in thousandths, where `step`
/// thousandths move at minute 0 and after every `every` minutes, which is above zero.
pub fn linear(step: i32, every: i32, minute: i32) -> i32 {
    (step * (minute / every + 1)).min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_step_moves_at_once() {
        let shares: Vec<i32> = [0, 7, 8, 30, 71, 72, 500].map(|minute| linear(100, 8, minute)).into();
        assert_eq!(shares, [100, 100, 200, 400, 900, 1000, 1000]);
    }

    proptest! {
        #[test]
        fn is_what_a_clock_shifts_step_by_step(step in 1..=99i32, every in 1..60i32, minutes in 0..600i32) {
            let mut moved = 0;
            for minute in 0..=minutes {
                if minute % every == 0 {
                    moved = (moved + step * 10).min(1000);
                }
            }
            prop_assert_eq!(linear(step * 10, every, minutes), moved);
        }

        #[test]
        fn never_moves_back(step in 1..=990i32, every in 1..=2880i32, minute in 0..2880i32) {
            let (now, next) = (linear(step, every, minute), linear(step, every, minute + 1));
            prop_assert!(now <= next && next <= 1000 && next - now <= step);
        }
    }
}
