//! The frame that every diagram stands in, in the app and in an embed page.
//!
//! It writes its own DOM, without Leptos: a frame is one screenful of markup whose parts are
//! redrawn as the state changes, and an embed has to load in a blink inside a page that is not
//! ours. The app mounts it like any other element.
//!
//! It knows diagrams only through [`cutover_models::Diagram`], and neither the bank nor the
//! journal: what they need to know, it reports through [`Hooks`]. Buttons carry `data-do`, and one
//! listener at the root does what they say: keys, buttons and tests share one path.

mod challenge;
mod configuration;
mod controls;
mod dom;
mod events;
mod icon;
mod keys;
mod more;
mod parts;
mod picture;
mod playback;
mod predict;
mod redraw;
mod share;
mod stand;
mod tools;
mod view;

pub use dom::{call, get};
pub use redraw::redraw;
pub use stand::{Hooks, Mode, Stand};
