//! The macros that views are written with, in the dialect of Leptos.
//!
//! Leptos's own `view!` makes a type of every view and code for every type. This one puts all that
//! never changes of a view into one string of markup, which the browser parses once and clones,
//! and makes a call into `crate::ui` for each thing that does change. A screen's code shrinks to
//! a third. The reactive system behind the calls is Leptos's.
//!
//! What it understands: elements with static attributes, `name=expression`, `class:name=`,
//! `class=("name", condition)`, `style:property=`, `prop:name=`, `on:event=`, `inner_html=`,
//! `node_ref=`; as children text in quotes, `{expression}` and elements; components by their
//! capital letter. An expression may be a closure: then what it gives follows the signals it reads.

mod component;
mod markup;
mod template;

use proc_macro::TokenStream;

/// A view: gives a `crate::ui::View`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    let expanded = rstml::parse2(tokens.into()).and_then(|nodes| template::expand(&nodes));
    expanded.unwrap_or_else(|error| error.to_compile_error()).into()
}

/// A function that can stand in a view as an element: its arguments become attributes, in any
/// order. What it reads while it runs is not tracked.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    let expanded = syn::parse(item).and_then(component::expand);
    expanded.unwrap_or_else(|error| error.to_compile_error()).into()
}
