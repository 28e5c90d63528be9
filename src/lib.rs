//! The app: Leptos and the browser. It knows the crates; no rule of the domain lives here.

pub mod app;
pub mod browser;
pub mod diagrams;
pub mod pages;
pub mod parts;
pub mod shell;
pub mod start;
