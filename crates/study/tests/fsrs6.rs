//! FSRS-6 against vectors of another implementation, and against its formula written out afresh.

use cutover_study::event::Grade;
use cutover_study::scheduler::memory::{Memory, after, interval, recall};

const GRADES: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

/// Whether two stabilities agree within 5e-6 of their size: single precision has no more.
fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 5e-6 * a.abs().max(1.0)
}

#[test]
fn agrees_with_py_fsrs() {
    let mut memory: Option<Memory> = None;
    let mut card = "";
    let mut rows = 0;
    for line in include_str!("fsrs6.csv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[0] != card {
            (card, memory) = (cells[0], None);
        }
        let grade = GRADES[cells[3].parse::<usize>().unwrap() - 1];
        let next = after(memory, cells[2].parse().unwrap(), grade);
        let (s, d): (f64, f64) = (cells[4].parse().unwrap(), cells[5].parse().unwrap());
        assert!(
            close(s, next.stability.into()),
            "{line}: {}",
            next.stability
        );
        assert!(
            close(d, next.difficulty.into()),
            "{line}: {}",
            next.difficulty
        );
        let days = interval(next.stability, cells[1].parse().unwrap())
            .round()
            .max(1.0);
        assert_eq!(days.to_string(), cells[6], "{line}");
        memory = Some(next);
        rows += 1;
    }
    assert_eq!(rows, 320);
}

/// FSRS-6 as its authors publish it, in double precision.
mod formula {
    const W: [f64; 21] = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];

    fn factor() -> f64 {
        0.9f64.powf(-1.0 / W[20]) - 1.0
    }

    pub fn recall(t: f64, s: f64) -> f64 {
        (1.0 + factor() * t / s).powf(-W[20])
    }

    pub fn interval(s: f64, r: f64) -> f64 {
        s / factor() * (r.powf(-1.0 / W[20]) - 1.0)
    }

    fn first_difficulty(g: f64) -> f64 {
        W[4] - (W[5] * (g - 1.0)).exp() + 1.0
    }

    pub fn after(from: Option<(f64, f64)>, t: f64, grade: u32) -> (f64, f64) {
        let g = f64::from(grade);
        let Some((s, d)) = from else {
            return (W[grade as usize - 1], first_difficulty(g).clamp(1.0, 10.0));
        };
        let r = recall(t, s);
        let stability = if t == 0.0 {
            let sinc = (W[17] * (g - 3.0 + W[18])).exp() * s.powf(-W[19]);
            s * if grade >= 2 { sinc.max(1.0) } else { sinc }
        } else if grade == 1 {
            let forgot =
                W[11] * d.powf(-W[12]) * ((s + 1.0).powf(W[13]) - 1.0) * (W[14] * (1.0 - r)).exp();
            forgot.min(s / (W[17] * W[18]).exp())
        } else {
            let hard = if grade == 2 { W[15] } else { 1.0 };
            let easy = if grade == 4 { W[16] } else { 1.0 };
            let grow = W[8].exp()
                * (11.0 - d)
                * s.powf(-W[9])
                * ((W[10] * (1.0 - r)).exp() - 1.0)
                * hard
                * easy;
            s * (1.0 + grow)
        };
        let moved = d - W[6] * (g - 3.0) * (10.0 - d) / 9.0;
        let difficulty = W[7] * first_difficulty(4.0) + (1.0 - W[7]) * moved;
        (
            stability.clamp(0.001, 36_500.0),
            difficulty.clamp(1.0, 10.0),
        )
    }
}

proptest::proptest! {
    // There is no source folder beside an integration test to keep failures in.
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn agrees_with_the_formula(
        first in 1u32..5,
        rest in proptest::collection::vec((1u32..5, 0u32..400), 0..12),
        retention in 70u8..=97,
    ) {
        let mut exact = formula::after(None, 0.0, first);
        let mut ours = after(None, 0, GRADES[first as usize - 1]);
        for (grade, days) in rest {
            exact = formula::after(Some(exact), days.into(), grade);
            ours = after(Some(ours), days, GRADES[grade as usize - 1]);
            proptest::prop_assert!(close(exact.0, ours.stability.into()), "{exact:?} {ours:?}");
            let (a, b) = (
                formula::interval(exact.0, f64::from(retention) / 100.0),
                f64::from(interval(ours.stability, retention)),
            );
            // To the day, where the exact value does not lie on the edge between two.
            if ((a - a.floor()) - 0.5).abs() > 2e-5 * a {
                proptest::prop_assert_eq!(a.round(), b.round());
            }
            let r = formula::recall(days.into(), exact.0);
            proptest::prop_assert!((r - f64::from(recall(ours.stability, days as f32))).abs() < 2e-6);
        }
    }
}
