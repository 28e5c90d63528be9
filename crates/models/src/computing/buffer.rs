//! A buffer of Amazon Data Firehose, filling second by second until it is delivered.
//!
//! The input is steady; compression, transformation and dynamic partitioning are left out, and
//! Firehose keeps to the hints. Source: <https://docs.aws.amazon.com/firehose/latest/dev/buffering-hints.html>

use super::Model;

/// The model `firehose-buffer` gives the seconds between two objects, and the kB in one.
pub const MODEL: Model = Model {
    name: "firehose-buffer",
    takes: &[
        ("kb_per_minute", 1..=10_000_000, 1),
        // The hints for S3: 1 to 128 MB, at most 900 seconds.
        ("buffer_kb", 1000..=128_000, 1),
        ("interval_seconds", 1..=900, 1),
    ],
    run: |args| {
        let object = delivered(args[0][0], args[1][0], args[2][0]);
        Ok(Some(vec![object.seconds, object.kb]))
    },
};

/// What is delivered as one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Object {
    /// From the first record to the delivery.
    pub seconds: i32,
    /// What came together by then, whole kB.
    pub kb: i32,
}

/// The object that an empty buffer becomes: delivered at the full second in which it holds
/// `buffer_kb` or `interval_seconds` are over, whichever comes first.
pub fn delivered(kb_per_minute: i32, buffer_kb: i32, interval_seconds: i32) -> Object {
    // In sixtieths of a kB, so that a second's share is whole.
    let (mut held, mut seconds) = (0, 0);
    while held < i64::from(buffer_kb) * 60 && seconds < interval_seconds {
        held += i64::from(kb_per_minute);
        seconds += 1;
    }
    Object { seconds, kb: (held / 60) as i32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_limit_that_is_reached_first_delivers() {
        assert_eq!(delivered(12_000, 64_000, 120), Object { seconds: 120, kb: 24_000 });
        assert_eq!(delivered(48_000, 64_000, 120), Object { seconds: 80, kb: 64_000 });
    }

    proptest! {
        #[test]
        fn seconds_are_the_lesser_of_the_two_limits(
            rate in 1..10_000_000i32, size in 1000..128_000i32, interval in 1..900i32,
        ) {
            let object = delivered(rate, size, interval);
            let fill = (i64::from(size) * 60 + i64::from(rate) - 1) / i64::from(rate);
            prop_assert_eq!(i64::from(object.seconds), fill.min(interval.into()));
            prop_assert_eq!(i64::from(object.kb), i64::from(object.seconds) * i64::from(rate) / 60);
        }

        #[test]
        fn more_input_never_waits_longer(
            rate in 1..5_000_000i32, size in 1000..128_000i32, interval in 1..900i32,
        ) {
            let seconds = |rate| delivered(rate, size, interval).seconds;
            prop_assert!(seconds(rate * 2) <= seconds(rate));
        }
    }
}
