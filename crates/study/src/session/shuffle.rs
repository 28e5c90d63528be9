//! Chance that repeats: all that is drawn follows from a seed, the same in every browser.

use crate::course::hash;

/// A small generator (SplitMix64). The one of the `rand` crate differs between 32 and 64 bits,
/// so that a seed would draw otherwise in wasm than in a native test.
#[derive(Clone, Copy, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Seeded. `purpose` keeps two uses of one seed apart.
    pub fn new(seed: u64, purpose: &str) -> Dice {
        Dice(hash(purpose.as_bytes(), seed))
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `n`; 0 for 0.
    pub fn below(&mut self, n: usize) -> usize {
        // The bias of the high product is below one in 2^32 for any list we have.
        ((u128::from(self.roll()) * n as u128) >> 64) as usize
    }

    /// Shuffles in place (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// The order in which a question's options are shown: position shown to position authored.
///
/// It depends on the session's seed and the question, so that an option is not remembered by its
/// letter, and the same session shows the same order after a reload.
pub fn option_order(seed: u64, question: &str, options: u8) -> Vec<u8> {
    let mut order: Vec<u8> = (0..options).collect();
    Dice::new(seed, question).shuffle(&mut order);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_order_holds_every_option_once(seed: u64, n in 0u8..8) {
            let order = option_order(seed, "q", n);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..n).collect::<Vec<_>>());
            prop_assert_eq!(order, option_order(seed, "q", n));
        }
    }

    #[test]
    fn every_place_is_as_likely() {
        let mut at = [0u32; 4];
        for seed in 0..4000 {
            at[option_order(seed, "lifecycle-hooks/q-one", 4)
                .iter()
                .position(|&o| o == 0)
                .unwrap()] += 1;
        }
        assert!(at.iter().all(|n| (880..1120).contains(n)), "{at:?}");
    }

    #[test]
    fn the_draw_never_changes() {
        assert_eq!(option_order(7, "a", 5), option_order(7, "a", 5));
        assert_ne!(
            (0..20).map(|s| option_order(s, "a", 4)).collect::<Vec<_>>(),
            (0..20).map(|s| option_order(s, "b", 4)).collect::<Vec<_>>(),
        );
    }
}
