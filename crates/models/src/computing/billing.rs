//! What CodeBuild bills on on-demand EC2 compute: minutes, build by build.
//!
//! Free minutes, Lambda compute and reserved capacity are left out. Source:
//! <https://aws.amazon.com/codebuild/pricing/>

use super::Model;

/// The model `build-minutes` gives the minutes that are billed for all builds.
pub const MODEL: Model = Model {
    name: "build-minutes",
    // A build may take 36 hours at most.
    takes: &[("build_seconds", 1..=129_600, 10_000)],
    run: |args| Ok(Some(vec![args[0].iter().map(|seconds| minutes(*seconds)).sum()])),
};

/// Minutes that one build is billed, from its submission to its end in seconds: every minute that
/// it began.
pub fn minutes(seconds: i32) -> i32 {
    (0..seconds).step_by(60).count() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_second_more_is_a_minute_more() {
        assert_eq!([59, 60, 61].map(minutes), [1, 1, 2]);
    }

    proptest! {
        #[test]
        fn a_build_pays_its_time_and_less_than_a_minute_more(seconds in 1..129_600i32) {
            prop_assert!((seconds..seconds + 60).contains(&(minutes(seconds) * 60)));
        }

        #[test]
        fn two_builds_never_cost_less_than_one_as_long_as_both(a in 1..60_000i32, b in 1..60_000i32) {
            prop_assert!(minutes(a) + minutes(b) >= minutes(a + b));
        }
    }
}
