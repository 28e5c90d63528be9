//! What views become: markup that is parsed once and cloned, and at its changing places attributes,
//! listeners and children that follow Leptos's signals.
//!
//! Leptos gives every view a type of its own and compiles code for each. Here a view is one type,
//! [`View`], a closure is boxed before anything is done with it, and what can be done is written
//! once; `crates/view` has the macros. The reactive system is Leptos's in whole: owners dispose of
//! what a screen made when it goes, and effects run when the signals that they read have changed.

mod attr;
mod effect;
mod part;
pub mod prelude;
mod refer;
mod signal;
mod view;

pub use attr::{Attr, Prop};
pub use effect::Effect;
pub use part::Part;
pub use refer::NodeRef;
pub use signal::{Memo, RwSignal, StoredValue};
pub use view::{IntoView, View, component, mount};
