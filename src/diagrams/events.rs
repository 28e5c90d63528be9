//! One listener for everything that happens inside a frame.

use super::dom::{around, call, is, media, number};
use super::stand::Stand;
use super::{controls, keys, share};
use cutover_models::State;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

/// What is listened to at the root, on the way down: `toggle` and `close` do not bubble.
const HEARD: [&str; 9] = [
    "click",
    "input",
    "change",
    "toggle",
    "close",
    "pointerdown",
    "pointermove",
    "pointerup",
    "pointercancel",
];

impl Stand {
    /// Begins to listen.
    pub(super) fn listen(&self) {
        let root: JsValue = self.0.root.clone().into();
        for name in HEARD {
            self.hear(root.clone(), name, Stand::happened);
        }
        self.hear(super::dom::window().into(), "keydown", |stand, event| {
            keys::pressed(stand, event);
        });
        if let Some(list) = media("(min-width:48rem)") {
            self.play(|p| p.wide = is(&list, "matches"));
            self.hear(list, "change", |stand, event| {
                stand.play(|p| p.wide = is(event, "matches"));
                stand.render();
            });
        }
    }

    fn hear(&self, target: JsValue, name: &'static str, what: fn(&Stand, &Event)) {
        // Only the page keeps the frame alive, or it would keep itself.
        let me = std::rc::Rc::downgrade(&self.0);
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(inner) = me.upgrade() {
                what(&Stand(inner), &event);
            }
        });
        let f = closure.as_ref().clone();
        call(&target, "addEventListener", &[name.into(), f, true.into()]);
        self.0.listeners.borrow_mut().push((target, name, closure));
    }

    fn happened(&self, event: &Event) {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        match event.type_().as_str() {
            "click" => {
                let button = around(&target, "button[data-do]");
                if let Some(verb) = button.and_then(|b| b.get_attribute("data-do")) {
                    self.perform(&verb);
                }
            }
            "input" | "change" => self.set_control(event, &target),
            "toggle" => {
                if target.has_attribute("data-table") {
                    self.play(|p| p.table = is(&target, "open"));
                    self.render();
                }
            }
            "close" => self.play(|p| p.dialog = false),
            kind => self.pointer(kind, event, &target),
        }
    }

    fn set_control(&self, event: &Event, target: &Element) {
        let input = event.type_() == "input";
        if let Some(key) = target.get_attribute("data-key") {
            if input {
                self.play(|p| p.playing = p.playing && key != "t");
                let next = controls::moved(self, &key, target);
                self.go(&key, next);
            } else {
                self.settle();
            }
        } else if let Some(verb) = target.get_attribute("data-do").filter(|_| !input) {
            if verb == "option" {
                let chosen = number(target, "selectedIndex");
                // The first entry asks to choose.
                self.play(|p| p.option = (chosen as usize).checked_sub(1));
            } else {
                self.perform(&verb);
            }
        }
    }

    /// Does what a button or a key says: a verb, after a colon its object.
    pub(super) fn perform(&self, verb: &str) {
        let (name, object) = verb.split_once(':').unwrap_or((verb, ""));
        let nth: usize = object.parse().unwrap_or(0);
        let spec = self.0.diagram.spec();
        match name {
            "undo" => self.undo(),
            "reset" => self.jump(State::start(spec)),
            "play" => self.toggle(),
            "back" => self.rewind(),
            "on" => self.step(),
            "act" => self.jump(self.0.diagram.act(&self.now(), object)),
            "preset" => {
                if let Some(p) = spec.presets.get(nth) {
                    self.jump(State::parse(spec, p.query));
                }
            }
            "guess" => self.guess(nth),
            "turn" => self.turn(object == "on"),
            "start" => self.start(),
            "check" => self.check(),
            "tab" => {
                self.play(|p| p.tab = nth);
                self.render();
            }
            "share" => share::share(self),
            "embed" => self.open_dialog(),
            "shut" => self.shut_dialog(),
            "copy" => self.copy(verb, nth),
            _ => {}
        }
    }

    /// To another state in one step; a run that plays stops.
    pub(super) fn jump(&self, next: State) {
        let played = self.play(|p| std::mem::take(&mut p.playing));
        self.settle();
        self.go("", next);
        if played {
            self.render();
        }
    }
}
