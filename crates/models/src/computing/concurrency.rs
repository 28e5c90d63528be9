//! Execution environments of a Lambda function that are busy at once, request by request.
//!
//! Requests arrive evenly and take equally long, whether they compute or wait; starts take no
//! time. Below 100 ms the limit of ten requests a second and environment would decide, which is
//! left out. Source: <https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html>

use super::Model;

/// The model `lambda-concurrency` gives the environments that are busy at once.
pub const MODEL: Model = Model {
    name: "lambda-concurrency",
    takes: &[
        ("requests_per_second", 1..=10_000, 1),
        // A function may run for 30 minutes, until November 2026 for 15.
        ("milliseconds", 100..=1_800_000, 1),
    ],
    run: |args| Ok(Some(vec![concurrency(args[0][0], args[1][0])])),
};

/// How many environments serve this load: a request goes to one that is free, or else to a new
/// one.
pub fn concurrency(requests_per_second: i32, milliseconds: i32) -> i32 {
    // Time in 1/(1000 × rate) of a second: then arrivals and ends are whole.
    let duration = i64::from(milliseconds) * i64::from(requests_per_second);
    let (mut environments, mut arrival) = (0, 0);
    // The first environment is free after one duration. From then on each request finds one that
    // has just become free, because requests end in the rhythm in which they arrive.
    while arrival < duration {
        environments += 1;
        arrival += 1000;
    }
    environments
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::VecDeque;

    #[test]
    fn rate_times_duration() {
        assert_eq!(concurrency(200, 500), 100);
        assert_eq!(concurrency(300, 800), 240);
        // The last environment is busy for part of the time only.
        assert_eq!(concurrency(3, 500), 2);
    }

    proptest! {
        #[test]
        fn is_the_product_rounded_up(rate in 1..2000i32, ms in 100..5000i32) {
            prop_assert_eq!(concurrency(rate, ms), (rate * ms + 999) / 1000);
        }

        #[test]
        fn no_more_are_ever_busy(rate in 1..60i32, ms in 100..3000i32) {
            let (mut ends, mut most) = (VecDeque::new(), 0);
            for arrival in (0..500i32).map(|nth| nth * 1000) {
                while ends.front().is_some_and(|end| *end <= arrival) {
                    ends.pop_front();
                }
                ends.push_back(arrival + ms * rate);
                most = most.max(ends.len());
            }
            prop_assert_eq!(most, concurrency(rate, ms) as usize);
        }
    }
}
