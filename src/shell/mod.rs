//! What stands round every screen: routes, navigation, palette, notices, update prompt.

pub mod frame;
pub mod keys;
pub mod nav;
pub mod notice;
pub mod palette;
pub mod places;
pub mod route;
pub mod sheet;
pub mod top;
