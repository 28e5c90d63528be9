//! What every model promises to the families that name it.

use cutover_models::computing::{Model, all};
use proptest::prelude::*;

/// Arguments within the model's bounds: each pick chooses one number, the ends among them often.
fn arguments(model: &Model, picks: &[u32]) -> Vec<Vec<i32>> {
    let mut picks = picks.iter().cycle();
    let mut next = || *picks.next().unwrap_or(&0);
    let takes = model.takes.iter();
    takes
        .map(|(_, range, most)| {
            let (from, to) = (i64::from(*range.start()), i64::from(*range.end()));
            // Lists of one length, as models with two of them want.
            let length = if *most > 1 { 12.min(*most) } else { 1 };
            let one = |pick: u32| match pick % 4 {
                0 => from,
                1 => to,
                _ => from + i64::from(pick) % (to - from + 1),
            };
            (0..length).map(|_| one(next()) as i32).collect()
        })
        .collect()
}

fn run(model: &Model, arguments: &[Vec<i32>]) -> Result<Option<Vec<i32>>, &'static str> {
    let slices: Vec<&[i32]> = arguments.iter().map(Vec::as_slice).collect();
    (model.run)(&slices)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_argument_within_the_bounds_is_too_much(picks in prop::collection::vec(any::<u32>(), 40)) {
        for model in all() {
            let arguments = arguments(model, &picks);
            // An overflow or an index out of bounds would panic here.
            if let Ok(Some(figures)) = run(model, &arguments) {
                prop_assert!(!figures.is_empty(), "{}", model.name);
                prop_assert!(figures.iter().all(|figure| *figure >= 0), "{}: {figures:?}", model.name);
                prop_assert_eq!(run(model, &arguments), Ok(Some(figures)), "{}", model.name);
            }
        }
    }
}

#[test]
fn names_are_words_that_content_can_write() {
    let is_word = |name: &str, joint: u8| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == joint);
    let mut names: Vec<&str> = all().iter().map(|model| model.name).collect();
    assert!(names.is_sorted(), "{names:?}");
    names.dedup();
    assert_eq!(names.len(), all().len());
    for model in all() {
        assert!(is_word(model.name, b'-'), "{}", model.name);
        let mut takes: Vec<&str> = model.takes.iter().map(|(name, ..)| *name).collect();
        takes.sort_unstable();
        takes.dedup();
        assert_eq!(takes.len(), model.takes.len(), "{}", model.name);
        for (name, range, most) in model.takes {
            assert!(is_word(name, b'_') && *name != "name", "{name} of {}", model.name);
            assert!(!range.is_empty() && *most > 0, "{name} of {}", model.name);
        }
    }
}

#[test]
fn arguments_that_do_not_fit_one_another_are_refused() {
    let refused = |name: &str, arguments: &[Vec<i32>]| {
        let model = all().iter().find(|model| model.name == name).expect("the model is there");
        run(model, arguments).is_err()
    };
    let alarm = |n, m| vec![vec![9, 9], vec![5], vec![n], vec![m]];
    assert!(refused("alarm-evaluation", &alarm(2, 3)) && !refused("alarm-evaluation", &alarm(3, 3)));
    assert!(refused("pipeline-stage", &[vec![1, 2], vec![5]]));
}
