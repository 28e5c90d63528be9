//! What a paper's answers are worth. AWS does not publish how it scales; this is an estimate:
//! a straight line from 100 for nothing to 1000 for everything.

use crate::stats::wilson;

/// The estimated scaled score, 100 to 1000.
pub fn scaled(right: u16, of: u16) -> u16 {
    let of = u32::from(of.max(1));
    let right = u32::from(right).min(of);
    (100 + (900 * right + of / 2) / of) as u16
}

/// The range that holds the score two times in three, were the same learner to sit another paper
/// as long as this one; ends rounded outwards to fives.
pub fn scaled_range(right: u16, of: u16) -> (u16, u16) {
    let (low, high) = wilson(f32::from(right.min(of)), f32::from(of), 1.0);
    let low = 100 + (900.0 * low) as u16;
    let high = 100 + (900.0 * high).ceil() as u16;
    (low / 5 * 5, high.div_ceil(5) * 5)
}

/// How a domain stands, in the words of a score report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At the pass mark or above.
    Competent,
    /// Close below.
    WithinReach,
    /// Well below.
    NeedsWork,
}

/// How a domain stands against a pass mark on the scale of 100 to 1000: competent from the mark
/// on, within reach down to 120 points below it.
pub fn standing(right: u16, of: u16, pass: u16) -> Standing {
    match scaled(right, of) {
        s if s >= pass => Standing::Competent,
        s if s + 120 >= pass => Standing::WithinReach,
        _ => Standing::NeedsWork,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_line() {
        assert_eq!(scaled(0, 75), 100);
        assert_eq!(scaled(75, 75), 1000);
        assert_eq!(scaled(53, 75), 736);
        assert_eq!(scaled(0, 0), 100);
        assert_eq!(standing(13, 17, 750), Standing::Competent);
        assert_eq!(standing(9, 13, 750), Standing::WithinReach);
        assert_eq!(standing(6, 11, 750), Standing::NeedsWork);
    }

    proptest! {
        #[test]
        fn a_range_holds_its_score(of in 1u16..100, right in 0u16..100) {
            let right = right.min(of);
            let (low, high) = scaled_range(right, of);
            prop_assert!((100..=1000).contains(&low) && (100..=1000).contains(&high));
            prop_assert!(low <= scaled(right, of) && scaled(right, of) <= high);
        }
    }
}
