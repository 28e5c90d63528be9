//! The frame that every diagram stands in, in the app and in an embed page.
//!
//! It knows diagrams only through [`cutover_models::Diagram`], and neither the bank nor the
//! journal: what they need to know, it reports through [`Hooks`]. Buttons carry `data-do`, and one
//! listener at the root does what they say: that is how keys, buttons and tests share one path,
//! and how an embed stays small.

mod challenge;
mod configuration;
mod controls;
mod icon;
mod more;
mod picture;
mod playback;
mod predict;
mod share;
mod stage;
mod system;
mod tools;
mod verbs;
mod view;

pub use icon::{icon, mark};
pub use stage::{Hooks, Stage};
pub use system::{coarse, media};
pub use view::{DiagramView, EmbedView};
