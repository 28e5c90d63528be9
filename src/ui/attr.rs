//! Values of attributes and properties: fixed, or following signals.

use super::signal::{Memo, RwSignal};
use wasm_bindgen::JsValue;

/// The value of an attribute, a class's presence, a style or an element's markup. `None` is the
/// attribute's absence.
pub enum Attr {
    /// For good.
    Fixed(Option<String>),
    /// Asked again whenever what it read has changed.
    Live(Box<dyn FnMut() -> Option<String>>),
}

/// What can be the value of an attribute.
pub trait IntoAttr {
    /// As a value.
    fn into_attr(self) -> Attr;
}

impl Attr {
    /// The value that something is.
    pub fn of(value: impl IntoAttr) -> Attr {
        value.into_attr()
    }

    fn now(self) -> Option<String> {
        match self {
            Attr::Fixed(value) => value,
            Attr::Live(mut ask) => ask(),
        }
    }
}

impl IntoAttr for &str {
    fn into_attr(self) -> Attr {
        Attr::Fixed(Some(self.to_string()))
    }
}

impl IntoAttr for String {
    fn into_attr(self) -> Attr {
        Attr::Fixed(Some(self))
    }
}

/// An attribute that is there or not.
impl IntoAttr for bool {
    fn into_attr(self) -> Attr {
        Attr::Fixed(self.then(String::new))
    }
}

impl<T: IntoAttr> IntoAttr for Option<T> {
    fn into_attr(self) -> Attr {
        self.map_or(Attr::Fixed(None), T::into_attr)
    }
}

impl<F, T> IntoAttr for F
where
    F: FnMut() -> T + 'static,
    T: IntoAttr,
{
    fn into_attr(mut self) -> Attr {
        Attr::Live(Box::new(move || self().into_attr().now()))
    }
}

impl IntoAttr for RwSignal<String> {
    fn into_attr(self) -> Attr {
        Attr::Live(Box::new(move || Some(self.get())))
    }
}

impl IntoAttr for Memo<String> {
    fn into_attr(self) -> Attr {
        Attr::Live(Box::new(move || Some(self.get())))
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl IntoAttr for $kind {
            fn into_attr(self) -> Attr {
                Attr::Fixed(Some(self.to_string()))
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i32 i64);

/// The value of a property, such as `checked`.
pub enum Prop {
    /// For good.
    Fixed(JsValue),
    /// Asked again whenever what it read has changed.
    Live(Box<dyn FnMut() -> JsValue>),
}

/// What can be the value of a property.
pub trait IntoProp {
    /// As a value.
    fn into_prop(self) -> Prop;
}

impl Prop {
    /// The value that something is.
    pub fn of(value: impl IntoProp) -> Prop {
        value.into_prop()
    }

    fn now(self) -> JsValue {
        match self {
            Prop::Fixed(value) => value,
            Prop::Live(mut ask) => ask(),
        }
    }
}

impl IntoProp for bool {
    fn into_prop(self) -> Prop {
        Prop::Fixed(JsValue::from_bool(self))
    }
}

impl IntoProp for &str {
    fn into_prop(self) -> Prop {
        Prop::Fixed(JsValue::from_str(self))
    }
}

impl IntoProp for String {
    fn into_prop(self) -> Prop {
        Prop::Fixed(JsValue::from_str(&self))
    }
}

impl<F, T> IntoProp for F
where
    F: FnMut() -> T + 'static,
    T: IntoProp,
{
    fn into_prop(mut self) -> Prop {
        Prop::Live(Box::new(move || self().into_prop().now()))
    }
}

impl IntoProp for RwSignal<String> {
    fn into_prop(self) -> Prop {
        Prop::Live(Box::new(move || JsValue::from_str(&self.get())))
    }
}

impl IntoProp for RwSignal<bool> {
    fn into_prop(self) -> Prop {
        Prop::Live(Box::new(move || JsValue::from_bool(self.get())))
    }
}
