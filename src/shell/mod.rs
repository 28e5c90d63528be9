//! What stands round every screen: routes, navigation, palette, update prompt.

pub mod frame;
pub mod route;
