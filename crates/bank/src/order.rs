//! One sort for the whole program.
//!
//! The library's sorts are compiled anew for every type and every key, two to five kilobytes
//! each, and there are dozens. What we sort is short, so it is sorted by position, through one
//! function. (Events of the journal are many, and keep the library's.)

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
            // Runs that are in order already cost one comparison.
            let whole =
                middle == end || compare(from[middle - 1], from[middle]) != Ordering::Greater;
            if whole {
                to[start..end].copy_from_slice(&from[start..end]);
                start = end;
                continue;
            }
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

/// Sorts by `compare`; equal items stay as they are.
pub fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let by = |a: usize, b: usize| compare(&items[a], &items[b]);
    let order = order(items.len(), &by);
    let mut old: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| old[at].take()));
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
