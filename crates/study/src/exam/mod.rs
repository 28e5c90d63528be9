//! The timed exam: which questions a form draws, what the events of a sitting come to, its clock,
//! and what the answers are worth. Screens and stores are elsewhere.

pub mod clock;
pub mod draw;
pub mod forms;
pub mod highlight;
pub mod report;
pub mod score;
pub mod sitting;
#[cfg(test)]
mod tests;

pub use draw::{draw, form_name, shares};
pub use forms::{Form, forms, next_form};
pub use score::{Standing, scaled, scaled_range, standing};
pub use sitting::{Sheet, Sitting, Stage};
