//! A view while it is made: its markup, and what is done at the places that change.

use super::attr::{Attr, Prop};
use super::effect::follow;
use super::refer::NodeRef;
use super::view::View;
use js_sys::{JsString, Reflect};
use leptos::ev::EventDescriptor;
use leptos::prelude::document;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlTemplateElement, Node};

/// A copy of the nodes of some markup; a browser parses each only once.
pub(super) fn cloned(html: &'static str) -> Node {
    thread_local! {
        static PARSED: RefCell<Vec<(*const u8, DocumentFragment)>> = const { RefCell::new(Vec::new()) };
    }
    let known = PARSED.with_borrow(|all| all.iter().find(|(at, _)| *at == html.as_ptr()).map(|(_, nodes)| nodes.clone()));
    let nodes = known.unwrap_or_else(|| {
        let nodes = parsed(html);
        PARSED.with_borrow_mut(|all| all.push((html.as_ptr(), nodes.clone())));
        nodes
    });
    nodes.clone_node_with_deep(true).unwrap_or_else(|_| nodes.into())
}

fn parsed(html: &str) -> DocumentFragment {
    match document().create_element("template") {
        Ok(element) => {
            element.set_inner_html(html);
            element.unchecked_into::<HtmlTemplateElement>().content()
        }
        // A document makes elements of every valid name.
        Err(_) => document().create_document_fragment(),
    }
}

/// The nodes of a view, and the places in it that change.
pub struct Part {
    nodes: DocumentFragment,
    places: Vec<Node>,
}

impl Part {
    /// Markup, and the way from one of its places to the next: down to the first child, to the next
    /// sibling, up; `s` keeps where one is.
    pub fn open(html: &'static str, walk: &str) -> Part {
        let nodes: DocumentFragment = cloned(html).unchecked_into();
        let mut places = Vec::new();
        let mut here = Some(Node::from(nodes.clone()));
        for step in walk.bytes() {
            here = match (here, step) {
                (Some(node), b'd') => node.first_child(),
                (Some(node), b'n') => node.next_sibling(),
                (Some(node), b'u') => node.parent_node(),
                (node, _) => {
                    places.extend(node.clone());
                    node
                }
            };
        }
        debug_assert!(here.is_some(), "the browser made another tree of {html}");
        Part { nodes, places }
    }

    /// The view with all its places taken care of.
    pub fn done(self) -> View {
        View::Nodes(self.nodes)
    }

    fn element(&self, nth: usize) -> Element {
        self.places[nth].clone().unchecked_into()
    }

    /// Puts a child in the place of a mark.
    pub fn put(&self, nth: usize, view: View) {
        let mark = &self.places[nth];
        if let Some(parent) = mark.parent_node() {
            view.enter(&parent, Some(mark));
        }
    }

    /// Makes a child all that an element contains.
    pub fn fill(&self, nth: usize, view: View) {
        view.fill(self.places[nth].clone());
    }

    /// An attribute.
    pub fn attr(&self, nth: usize, name: &'static str, value: Attr) {
        let element = self.element(nth);
        write(value, move |value| {
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        });
    }

    /// A class that is there or not.
    pub fn class(&self, nth: usize, name: &'static str, value: Attr) {
        let classes = self.element(nth).class_list();
        write(value, move |value| {
            let _ = classes.toggle_with_force(name, value.is_some());
        });
    }

    /// A property of the element's style.
    pub fn style(&self, nth: usize, name: &'static str, value: Attr) {
        let style = self.element(nth).unchecked_into::<HtmlElement>().style();
        write(value, move |value| {
            let _ = style.set_property(name, value.unwrap_or_default());
        });
    }

    /// The markup inside an element.
    pub fn markup(&self, nth: usize, value: Attr) {
        let element = self.element(nth);
        write(value, move |value| element.set_inner_html(value.unwrap_or_default()));
    }

    /// A property of an element. It is set even to the value that it was set to before: the learner
    /// may have changed it since.
    pub fn prop(&self, nth: usize, name: &'static str, value: Prop) {
        let element = self.element(nth);
        let set = move |value: &JsValue| {
            let _ = Reflect::set(&element, &JsString::from(name), value);
        };
        match value {
            Prop::Fixed(value) => set(&value),
            Prop::Live(mut ask) => follow(Box::new(move || set(&ask()))),
        }
    }

    /// Listens to an event, until the element is gone.
    pub fn on<E>(&self, nth: usize, event: E, mut act: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listen(nth, &event.name(), Box::new(move |event| act(event.unchecked_into())));
    }

    fn listen(&self, nth: usize, event: &str, act: Box<dyn FnMut(web_sys::Event)>) {
        // The browser drops the closure together with the element.
        let act = Closure::wrap(act).into_js_value();
        let _ = self.places[nth].add_event_listener_with_callback(event, act.unchecked_ref());
    }

    /// Fills a reference with the element.
    pub fn refer<E>(&self, nth: usize, reference: NodeRef<E>) {
        reference.fill(self.element(nth));
    }
}

/// Writes a value into the document.
type Setter = Box<dyn Fn(Option<&str>)>;

/// Writes a value, and again whenever it differs from what was written last.
fn write(value: Attr, set: impl Fn(Option<&str>) + 'static) {
    match value {
        // What is not there has not to be taken away.
        Attr::Fixed(value) => {
            if value.is_some() {
                set(value.as_deref());
            }
        }
        Attr::Live(ask) => keep(ask, Box::new(set)),
    }
}

fn keep(mut ask: Box<dyn FnMut() -> Option<String>>, set: Setter) {
    let mut written = None;
    follow(Box::new(move || {
        let value = ask();
        if value != written {
            set(value.as_deref());
            written = value;
        }
    }));
}
