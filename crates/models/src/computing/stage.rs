//! A stage of CodePipeline, minute by minute: actions start by their run order.
//!
//! Actions of equal run order start together; the next run order waits for all of them. Nothing
//! fails, and starting takes no time. Source:
//! <https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html>

use super::Model;

/// The model `pipeline-stage` gives the minutes that an execution spends in a stage.
pub const MODEL: Model = Model {
    name: "pipeline-stage",
    takes: &[
        // CodePipeline allows run orders up to 999.
        ("run_orders", 1..=999, 100),
        ("action_minutes", 1..=480, 100),
    ],
    run: |args| {
        if args[0].len() != args[1].len() {
            return Err("give as many `run_orders` as `action_minutes`");
        }
        let actions = args[0].iter().zip(args[1]);
        let actions: Vec<Action> = actions
            .map(|(run_order, minutes)| Action { run_order: *run_order, minutes: *minutes })
            .collect();
        Ok(Some(vec![minutes(&actions)]))
    },
};

/// An action of a stage.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// Its runOrder, from 1.
    pub run_order: i32,
    /// How long it takes, above zero.
    pub minutes: i32,
}

/// Minutes until the last action is done.
pub fn minutes(actions: &[Action]) -> i32 {
    let mut left = actions.to_vec();
    let mut minute = 0;
    while let Some(order) = left.iter().map(|action| action.run_order).min() {
        // A minute passes for every action whose turn it is.
        for action in left.iter_mut().filter(|action| action.run_order == order) {
            action.minutes -= 1;
        }
        left.retain(|action| action.minutes > 0);
        minute += 1;
    }
    minute
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stage(actions: &[(i32, i32)]) -> Vec<Action> {
        let action = |(run_order, minutes): &(i32, i32)| Action { run_order: *run_order, minutes: *minutes };
        actions.iter().map(action).collect()
    }

    #[test]
    fn the_slowest_of_each_run_order_counts() {
        assert_eq!(minutes(&stage(&[(1, 9), (1, 5), (2, 12), (2, 20), (3, 4)])), 33);
        // Gaps in the run orders cost nothing.
        assert_eq!(minutes(&stage(&[(7, 9), (100, 5)])), 14);
    }

    fn actions() -> impl Strategy<Value = Vec<(i32, i32)>> {
        prop::collection::vec((1..5i32, 1..40i32), 1..12)
    }

    proptest! {
        #[test]
        fn is_the_sum_of_the_slowest(actions in actions()) {
            let slowest = |order| {
                let of_order = actions.iter().filter(|action| action.0 == order);
                of_order.map(|action| action.1).max().unwrap_or(0)
            };
            prop_assert_eq!(minutes(&stage(&actions)), (1..5).map(slowest).sum::<i32>());
        }

        #[test]
        fn running_all_at_once_is_never_slower(actions in actions()) {
            let at_once: Vec<(i32, i32)> = actions.iter().map(|action| (1, action.1)).collect();
            prop_assert!(minutes(&stage(&at_once)) <= minutes(&stage(&actions)));
        }
    }
}
