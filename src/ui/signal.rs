//! Signals, memos and stored values with Leptos's methods, for fewer bytes.
//!
//! Leptos compiles its signals anew for every type that one holds. Here the value lies untyped
//! beside a trigger of Leptos's graph, and only its last step, the cast, knows the type. Owners
//! dispose of all of them, and effects and memos follow them, as of Leptos's own.

use leptos::prelude::{GetValue, LocalStorage};
use leptos::reactive::signal::ArcTrigger;
use leptos::reactive::traits::{Get, Notify, Track, WithValue};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value, and the trigger that tells of its changes.
#[derive(Clone)]
struct Kept {
    value: Rc<dyn Any>,
    trigger: ArcTrigger,
}

/// A place in Leptos's arena; its owner empties it.
type At = leptos::prelude::StoredValue<Kept, LocalStorage>;

fn keep(value: Rc<dyn Any>) -> At {
    At::new_local(Kept { value, trigger: ArcTrigger::new() })
}

fn kept(at: At, track: bool) -> Option<Rc<dyn Any>> {
    let Kept { value, trigger } = at.try_get_value()?;
    if track {
        trigger.track();
    }
    Some(value)
}

fn notify(at: At) {
    if let Some(Kept { trigger, .. }) = at.try_get_value() {
        trigger.notify();
    }
}

/// Reads what a place holds.
fn read<T: 'static, R>(at: At, track: bool, f: impl FnOnce(&T) -> R) -> Option<R> {
    let value = kept(at, track)?;
    value.downcast_ref::<RefCell<T>>().map(|cell| f(&cell.borrow()))
}

/// Changes what a place holds.
fn change<T: 'static, R>(at: At, f: impl FnOnce(&mut T) -> R) -> Option<R> {
    let value = kept(at, false)?;
    value.downcast_ref::<RefCell<T>>().map(|cell| f(&mut cell.borrow_mut()))
}

/// Says which use of something that is gone was wrong.
const GONE: &str = "a signal or value was read after its owner had disposed of it";

/// The implementations that make a handle: copied whatever it leads to.
macro_rules! handle {
    ($name:ident) => {
        impl<T, S> Clone for $name<T, S> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T, S> Copy for $name<T, S> {}

        impl<T: 'static> $name<T> {
            /// One that holds a value.
            pub fn new(value: T) -> Self {
                Self { at: keep(Rc::new(RefCell::new(value))), holds: PhantomData }
            }
        }

        impl<T: 'static> $name<T, LocalStorage> {
            /// One that holds a value of this thread.
            pub fn new_local(value: T) -> Self {
                Self { at: keep(Rc::new(RefCell::new(value))), holds: PhantomData }
            }
        }
    };
}

/// A value that tells of its changes. A handle, copied freely; `S` is as in Leptos, and says nothing
/// here.
pub struct RwSignal<T, S = ()> {
    at: At,
    holds: PhantomData<fn() -> (T, S)>,
}

handle!(RwSignal);

impl<T: 'static, S> RwSignal<T, S> {
    /// Reads it; tracked.
    pub fn with<R>(self, f: impl FnOnce(&T) -> R) -> R {
        read(self.at, true, f).expect(GONE)
    }

    /// Reads it.
    pub fn with_untracked<R>(self, f: impl FnOnce(&T) -> R) -> R {
        read(self.at, false, f).expect(GONE)
    }

    /// Changes it in place and tells of that; what is gone stays so.
    pub fn update(self, f: impl FnOnce(&mut T)) {
        self.try_update(f);
    }

    /// Changes it in place and tells of that; nothing if it is gone.
    pub fn try_update<R>(self, f: impl FnOnce(&mut T) -> R) -> Option<R> {
        let result = change(self.at, f)?;
        notify(self.at);
        Some(result)
    }

    /// Gives it another value; what is gone stays so.
    pub fn set(self, value: T) {
        self.try_set(value);
    }

    /// Gives it another value, or gives the value back if it is gone.
    pub fn try_set(self, value: T) -> Option<T> {
        if self.is_disposed() {
            return Some(value);
        }
        self.try_update(|held| *held = value);
        None
    }

    /// Whether its owner has disposed of it.
    pub fn is_disposed(self) -> bool {
        kept(self.at, false).is_none()
    }
}

impl<T: Clone + 'static, S> RwSignal<T, S> {
    /// A copy of its value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of its value.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// A copy of its value, if it is not gone.
    pub fn try_get_untracked(self) -> Option<T> {
        read(self.at, false, T::clone)
    }
}

/// A value kept for as long as its owner. A handle, copied freely.
pub struct StoredValue<T, S = ()> {
    at: At,
    holds: PhantomData<fn() -> (T, S)>,
}

handle!(StoredValue);

impl<T: 'static, S> StoredValue<T, S> {
    /// Reads it.
    pub fn with_value<R>(self, f: impl FnOnce(&T) -> R) -> R {
        self.try_with_value(f).expect(GONE)
    }

    /// Reads it, if it is not gone.
    pub fn try_with_value<R>(self, f: impl FnOnce(&T) -> R) -> Option<R> {
        read(self.at, false, f)
    }

    /// Changes it in place.
    pub fn update_value(self, f: impl FnOnce(&mut T)) {
        self.try_update_value(f);
    }

    /// Changes it in place, if it is not gone.
    pub fn try_update_value<R>(self, f: impl FnOnce(&mut T) -> R) -> Option<R> {
        change(self.at, f)
    }

    /// Gives it another value.
    pub fn set_value(self, value: T) {
        self.update_value(|held| *held = value);
    }
}

impl<T: Clone + 'static, S> StoredValue<T, S> {
    /// A copy of it.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// A copy of it, if it is not gone.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

/// A value computed from signals: anew when they have changed and it is asked for, and telling only
/// of what comes out different. A handle, copied freely.
pub struct Memo<T> {
    value: StoredValue<Option<T>>,
    /// Leptos's memo: how often the value has come out different.
    changes: leptos::prelude::Memo<u32>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: PartialEq + 'static> Memo<T> {
    /// One that computes with `compute`, which is given the value before.
    pub fn new(compute: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let value = StoredValue::new(None);
        let differs = move || {
            let new = value.try_with_value(|old: &Option<T>| {
                let new = compute(old.as_ref());
                (old.as_ref() != Some(&new)).then_some(new)
            });
            let new = new.flatten();
            let differs = new.is_some();
            if differs {
                value.set_value(new);
            }
            differs
        };
        Memo { value, changes: changes(Box::new(differs)) }
    }

    /// Reads it; tracked.
    pub fn with<R>(self, f: impl FnOnce(&T) -> R) -> R {
        self.changes.get();
        self.value.with_value(|value| f(value.as_ref().expect(GONE)))
    }

    /// Reads it.
    pub fn with_untracked<R>(self, f: impl FnOnce(&T) -> R) -> R {
        leptos::prelude::untrack(|| self.with(f))
    }
}

impl<T: Clone + PartialEq + 'static> Memo<T> {
    /// A copy of it; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy of it.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

fn changes(differs: Box<dyn Fn() -> bool>) -> leptos::prelude::Memo<u32> {
    let differs = leptos::prelude::StoredValue::new_local(differs);
    leptos::prelude::Memo::new(move |before: Option<&u32>| {
        let before = before.copied().unwrap_or_default();
        before + u32::from(differs.try_with_value(|differs| differs()).unwrap_or_default())
    })
}
