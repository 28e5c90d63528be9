//! The timed exam: which questions it draws, and what the answers are worth. The sitting itself
//! is a matter of the journal and the screen.

pub mod draw;
pub mod score;

pub use draw::{draw, shares};
pub use score::{Standing, scaled, scaled_range, standing};
