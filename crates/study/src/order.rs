//! One sort for the whole crate.
//!
//! The library's sorts are compiled anew for every type and every key, two to five kilobytes
//! each. What is sorted here is short, so it is sorted by position, through one function.

use std::cmp::Ordering;

/// The positions 0 to `n - 1` in the order that `compare` gives; equal ones stay as they are.
pub fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..n).collect();
    let mut to = from.clone();
    let mut width = 1;
    // Merges runs of 1, 2, 4 … from one buffer into the other.
    while width < n {
        let mut start = 0;
        while start < n {
            let (middle, end) = ((start + width).min(n), (start + 2 * width).min(n));
            let (mut left, mut right) = (start, middle);
            for slot in &mut to[start..end] {
                let take_left = left < middle
                    && (right == end || compare(from[left], from[right]) != Ordering::Greater);
                let side = if take_left { &mut left } else { &mut right };
                *slot = from[*side];
                *side += 1;
            }
            start = end;
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

/// Sorts copied items by `compare`; equal ones stay as they are.
pub fn sort<T: Copy>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let by = |a: usize, b: usize| compare(&items[a], &items[b]);
    *items = order(items.len(), &by)
        .into_iter()
        .map(|at| items[at])
        .collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_library_sorts(list in prop::collection::vec((0u8..9, any::<u8>()), 0..70)) {
            let mut ours = list.clone();
            sort(&mut ours, |a, b| a.0.cmp(&b.0));
            let mut theirs = list;
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
