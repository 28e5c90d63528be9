//! What a screen needs: `use crate::ui::prelude::*`, as Leptos's own prelude elsewhere.

pub use super::effect::{Effect, request_animation_frame, set_soon, set_timeout, window_event_listener};
pub use super::refer::NodeRef;
pub use super::signal::{Memo, RwSignal, StoredValue};
pub use super::view::{IntoView, View as AnyView};
pub use cutover_view::{component, view};
pub use leptos::prelude::{
    LocalStorage, document, event_target_checked, event_target_value, expect_context,
    on_cleanup, provide_context, untrack, window, window_event_listener_untyped,
};
