//! Fuzz: cards learned together should not come back together for ever.
//!
//! The spread grows with the interval: none below 2.5 days, then 15 % of what lies below a week,
//! 10 % of what lies below 20 days and 5 % of the rest, with a day on top. The draw is a hash of
//! the card and its count of reviews, so that the interval on the button is the one scheduled,
//! and a replay gives the same day.

/// A card's seed for one review: its id's hash and how often it has been graded.
pub fn seed(id: u64, reps: u16) -> u64 {
    // The finaliser of SplitMix64: neighbouring counts must give unrelated draws.
    let mut x = id.wrapping_add(u64::from(reps).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The shortest and longest interval that fuzz may make of `days`, within `min` and `max`.
pub fn range(days: f32, min: u16, max: u16) -> (u16, u16) {
    let (min, max) = (min.min(max), max);
    let part = |from: f32, to: f32, share: f32| (days.min(to) - from).max(0.0) * share;
    let delta = if days < 2.5 {
        0.0
    } else {
        1.0 + part(2.5, 7.0, 0.15) + part(7.0, 20.0, 0.1) + part(20.0, f32::MAX, 0.05)
    };
    let whole = |x: f32| (x.round().clamp(0.0, 36_500.0) as u16).clamp(min, max);
    (whole(days - delta), whole(days + delta))
}

/// An interval drawn from [`range`] by `seed`; without a seed the rounded interval.
pub fn draw(days: f32, min: u16, max: u16, seed: Option<u64>) -> u16 {
    match seed {
        None => (days.round().clamp(0.0, 36_500.0) as u16).clamp(min.min(max), max),
        Some(seed) => {
            let (low, high) = range(days, min, max);
            low + (seed % u64::from(high - low + 1)) as u16
        }
    }
}
