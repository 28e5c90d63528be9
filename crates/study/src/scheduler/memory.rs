//! The memory model: FSRS-6 with its default weights, and nothing of ours.
//!
//! Only inference is called, so that the crate's training code never reaches the binary.

use crate::event::Grade;
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};
use std::sync::LazyLock;

static MODEL: LazyLock<FSRS> = LazyLock::new(FSRS::default);

/// What FSRS knows of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days after which recall falls to 90 %.
    pub stability: f32,
    /// 1 to 10.
    pub difficulty: f32,
}

/// The memory after a grade, `days` after the last one; `from` is none for a first grade.
///
/// 0 days means the same study day, for which FSRS has a rule of its own.
pub fn after(from: Option<Memory>, days: u32, grade: Grade) -> Memory {
    let review = FSRSReview {
        rating: grade as u32,
        delta_t: days,
    };
    let start = from.map(|m| MemoryState {
        stability: m.stability,
        difficulty: m.difficulty,
    });
    match MODEL.memory_state(
        FSRSItem {
            reviews: vec![review],
        },
        start,
    ) {
        Ok(state) => Memory {
            stability: state.stability,
            difficulty: state.difficulty,
        },
        // Only a state that is not a number fails, such as from a damaged cache: begin afresh.
        Err(_) if from.is_some() => after(None, 0, grade),
        Err(_) => Memory {
            stability: 0.001,
            difficulty: 5.0,
        },
    }
}

/// Days, not rounded, until recall falls to `retention` per cent.
pub fn interval(stability: f32, retention: u8) -> f32 {
    MODEL.next_interval(
        Some(stability),
        f32::from(retention.clamp(70, 97)) / 100.0,
        3,
    )
}

/// Chance of recall `days` after the last evidence, 0 to 1.
pub fn recall(stability: f32, days: f32) -> f32 {
    let state = MemoryState {
        stability: stability.max(0.001),
        difficulty: 5.0,
    };
    fsrs::current_retrievability(state, days.max(0.0), fsrs::FSRS6_DEFAULT_DECAY).clamp(0.0, 1.0)
}
