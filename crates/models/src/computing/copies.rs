//! Copies of data for a recovery Region: which one can be restored when a disaster strikes.
//!
//! A copy holds the data as it stood when it began, and can be used a while later; what is still
//! on its way is lost with the rest. Source:
//! <https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html>

use super::Model;

/// The model `newest-copy` gives the minute of the day up to which the restored data reaches. The
/// first copy begins at minute 0; before it can be used there is no answer.
pub const MODEL: Model = Model {
    name: "newest-copy",
    takes: &[
        ("every_minutes", 1..=1440, 1),
        ("usable_after_minutes", 0..=1440, 1),
        ("failure_minute", 0..=1440, 1),
    ],
    run: |args| {
        let [every, lag, failure] = [0, 1, 2].map(|nth| args[nth][0]);
        let reached = failure - newest_usable(every, failure % every, lag);
        Ok((reached >= 0).then(|| vec![reached]))
    },
};

/// How old the newest copy is that can be used, where the newest began `age` ago, one begins in
/// every `interval` above zero, and each can be used `lag` after it began. All in one unit of time.
pub fn newest_usable(interval: i32, age: i32, lag: i32) -> i32 {
    if age >= lag {
        age
    } else {
        age + (lag - age + interval - 1) / interval * interval
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_on_its_way_is_lost() {
        // A snapshot every 4 hours, usable after 40 minutes, a failure at 12:20: 08:00 remains.
        assert_eq!((MODEL.run)(&[&[240], &[40], &[740]]), Ok(Some(vec![480])));
        assert_eq!((MODEL.run)(&[&[240], &[40], &[760]]), Ok(Some(vec![720])));
        assert_eq!((MODEL.run)(&[&[240], &[40], &[39]]), Ok(None));
    }

    proptest! {
        #[test]
        fn is_found_by_going_back_copy_by_copy(interval in 1..500i32, age in 0..500i32, lag in 0..2000i32) {
            let mut walked = age;
            while walked < lag {
                walked += interval;
            }
            prop_assert_eq!(newest_usable(interval, age, lag), walked);
        }

        #[test]
        fn a_slower_copy_never_saves_more(interval in 1..500i32, age in 0..500i32, lag in 0..2000i32) {
            prop_assert!(newest_usable(interval, age, lag) <= newest_usable(interval, age, lag + 1));
        }
    }
}
