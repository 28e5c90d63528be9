//! What pages share: icons, marks, traffic bar, option rows, grade buttons, plots.

pub mod bar;
pub mod confidence;
pub mod dom;
pub mod fill;
pub mod finder;
pub mod grades;
pub mod heatmap;
pub mod icon;
pub mod marks;
pub mod options;
pub mod query;
pub mod results;
pub mod selection;
pub mod session;
pub mod sieve;
pub mod svg;
pub mod words;
pub mod yours;
