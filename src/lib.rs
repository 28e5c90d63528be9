//! The app: Leptos and the browser. It knows the crates; no rule of the domain lives here.

#[cfg(feature = "app")]
pub mod app;
#[cfg(feature = "app")]
pub mod browser;
pub mod diagrams;
#[cfg(feature = "app")]
pub mod pages;
#[cfg(feature = "app")]
pub mod parts;
#[cfg(feature = "app")]
pub mod rest;
#[cfg(feature = "app")]
pub mod searching;
#[cfg(feature = "app")]
pub mod shell;
#[cfg(feature = "app")]
pub mod start;
#[cfg(feature = "app")]
pub mod ui;
