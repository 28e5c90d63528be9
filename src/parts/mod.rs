//! What pages share: icons, marks, traffic bar, option rows, grade buttons, plots.

pub mod bar;
pub mod heatmap;
pub mod icon;
