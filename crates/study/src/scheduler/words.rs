//! Intervals in words, short enough for a button.

use super::Wait;

/// `1 min`, `10 min`, `1 day`, `6 days`, `1 month`, `2.5 months`, `1 year`, `1.4 years`.
///
/// Up to 29 days it is exact. Months and years have one decimal, made of integers, and whole
/// ones none.
pub fn interval_words(wait: Wait) -> String {
    match wait {
        Wait::Minutes(n) if n < 60 => format!("{n} min"),
        Wait::Minutes(n) => format!("{} h", (n + 30) / 60),
        Wait::Days(1) => "1 day".into(),
        Wait::Days(n) if n < 30 => format!("{n} days"),
        Wait::Days(n) if n < 360 => tenths(u32::from(n) * 120 / 365, "month"),
        Wait::Days(n) => tenths((u32::from(n) * 10 + 182) / 365, "year"),
    }
}

fn tenths(n: u32, unit: &str) -> String {
    let n = n.max(10);
    match (n / 10, n % 10) {
        (1, 0) => format!("1 {unit}"),
        (whole, 0) => format!("{whole} {unit}s"),
        (whole, tenth) => format!("{whole}.{tenth} {unit}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let cases = [
            (Wait::Minutes(1), "1 min"),
            (Wait::Minutes(10), "10 min"),
            (Wait::Minutes(60), "1 h"),
            (Wait::Days(1), "1 day"),
            (Wait::Days(6), "6 days"),
            (Wait::Days(15), "15 days"),
            (Wait::Days(29), "29 days"),
            (Wait::Days(30), "1 month"),
            (Wait::Days(33), "1 month"),
            (Wait::Days(46), "1.5 months"),
            (Wait::Days(61), "2 months"),
            (Wait::Days(359), "11.8 months"),
            (Wait::Days(365), "1 year"),
            (Wait::Days(500), "1.4 years"),
            (Wait::Days(730), "2 years"),
        ];
        for (wait, words) in cases {
            assert_eq!(interval_words(wait), words);
        }
    }
}
