//! A reference to an element of a view, filled when the view is made.

use super::signal::RwSignal;
use leptos::html::ElementType;
use std::marker::PhantomData;
use wasm_bindgen::JsCast;

/// An element, once there is one. Copied freely.
pub struct NodeRef<E> {
    element: RwSignal<Option<web_sys::Element>>,
    kind: PhantomData<fn() -> E>,
}

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E> Default for NodeRef<E> {
    fn default() -> Self {
        Self { element: RwSignal::new(None), kind: PhantomData }
    }
}

impl<E> NodeRef<E> {
    /// One that refers to nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn fill(self, element: web_sys::Element) {
        self.element.set(Some(element));
    }
}

impl<E: ElementType<Output: JsCast>> NodeRef<E> {
    /// The element; tracked.
    pub fn get(self) -> Option<E::Output> {
        self.element.get().map(JsCast::unchecked_into)
    }
}
