//! A piece of the document: what a view gives, and how it comes into the document and changes.

use super::effect::follow;
use super::part::cloned;
use super::signal::{Memo, RwSignal};
use leptos::prelude::{document, untrack};
use web_sys::Node;

/// A piece of the document that is not in it yet.
pub enum View {
    /// No node at all.
    Nothing,
    /// A text.
    Text(String),
    /// Markup that never changes.
    Markup(&'static str),
    /// Nodes that have been made, in a fragment.
    Nodes(web_sys::DocumentFragment),
    /// Several, one after the other.
    Many(Vec<View>),
    /// Asked again whenever what it read has changed; then it takes the place of what it gave before.
    Live(Box<dyn FnMut() -> View>),
}

/// What can stand in a view.
pub trait IntoView {
    /// As a view.
    fn into_any(self) -> View;
}

impl IntoView for View {
    fn into_any(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_any(self) -> View {
        View::Nothing
    }
}

impl IntoView for &str {
    fn into_any(self) -> View {
        View::Text(self.to_string())
    }
}

impl IntoView for String {
    fn into_any(self) -> View {
        View::Text(self)
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_any(self) -> View {
        self.map_or(View::Nothing, T::into_any)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_any(self) -> View {
        View::Many(self.into_iter().map(T::into_any).collect())
    }
}

impl<F, T> IntoView for F
where
    F: FnMut() -> T + 'static,
    T: IntoView,
{
    fn into_any(mut self) -> View {
        View::Live(Box::new(move || self().into_any()))
    }
}

impl IntoView for RwSignal<String> {
    fn into_any(self) -> View {
        View::Live(Box::new(move || View::Text(self.get())))
    }
}

impl IntoView for Memo<String> {
    fn into_any(self) -> View {
        View::Live(Box::new(move || View::Text(self.get())))
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl IntoView for $kind {
            fn into_any(self) -> View {
                View::Text(self.to_string())
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i32 i64);

/// Runs the body of a component: what it reads is not tracked.
pub fn component<T: IntoView>(body: impl FnOnce() -> T) -> View {
    untrack(body).into_any()
}

/// Puts a view at the end of `<body>`, for as long as the page is open.
pub fn mount(make: impl FnOnce() -> View + 'static) {
    // Leptos sets up its executor and a root owner; it has nothing of its own to draw.
    leptos::mount::mount_to_body(move || {
        if let Some(body) = document().body() {
            make().enter(&body, None);
        }
    });
}

impl View {
    /// Puts it into `parent`, before `before` or at the end.
    pub(super) fn enter(self, parent: &Node, before: Option<&Node>) {
        match self {
            View::Nothing => {}
            View::Text(text) => {
                insert(parent, &document().create_text_node(&text), before);
            }
            View::Markup(html) => insert(parent, &cloned(html), before),
            View::Nodes(fragment) => insert(parent, &fragment, before),
            View::Many(views) => views.into_iter().for_each(|view| view.enter(parent, before)),
            View::Live(ask) => {
                let (start, end) = (document().create_comment(""), document().create_comment(""));
                insert(parent, &start, before);
                insert(parent, &end, before);
                live(ask, Place::Between(start.into(), end.into()));
            }
        }
    }

    /// Makes it the content of an element that has none yet.
    pub(super) fn fill(self, element: Node) {
        match self {
            View::Live(ask) => live(ask, Place::Whole(element)),
            View::Text(text) => element.set_text_content(Some(&text)),
            other => other.enter(&element, None),
        }
    }
}

/// Where something that changes stands: all of an element, or what is between two marks.
enum Place {
    Whole(Node),
    Between(Node, Node),
}

impl Place {
    fn clear(&self) {
        match self {
            Place::Whole(element) => element.set_text_content(None),
            Place::Between(start, end) => {
                let Some(parent) = end.parent_node() else { return };
                while let Some(node) = end.previous_sibling().filter(|node| node != start) {
                    let _ = parent.remove_child(&node);
                }
            }
        }
    }

    fn put(&self, view: View) {
        match self {
            Place::Whole(element) => view.enter(element, None),
            Place::Between(_, end) => {
                if let Some(parent) = end.parent_node() {
                    view.enter(&parent, Some(end));
                }
            }
        }
    }

    /// The one text that stands there.
    fn text(&self) -> Option<Node> {
        match self {
            Place::Whole(element) => element.first_child(),
            Place::Between(_, end) => end.previous_sibling(),
        }
    }
}

/// Follows a view that changes. A text that becomes another one stays the same node, and is
/// written only if it differs.
fn live(mut ask: Box<dyn FnMut() -> View>, place: Place) {
    let mut shown: Option<String> = None;
    let mut first = true;
    follow(Box::new(move || {
        let view = ask();
        if let (Some(old), View::Text(new)) = (&mut shown, &view) {
            if old != new {
                if let Some(node) = place.text() {
                    node.set_node_value(Some(new));
                }
                old.clone_from(new);
            }
            return;
        }
        shown = match &view {
            View::Text(text) => Some(text.clone()),
            _ => None,
        };
        if !std::mem::take(&mut first) {
            place.clear();
        }
        place.put(view);
    }));
}

fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}
