//! A diagram in its frame: where it stands, what was done to it, and the parts of its page.

use super::dom::{self, after};
use cutover_models::{Diagram, State, Verdict};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// How long the state must rest before its address is written: browsers allow only a few changes
/// of the address in a second.
const REST: i32 = 250;
/// States that undo can go back to.
const PAST: usize = 200;

/// How much of the frame is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everything: a page of the app.
    Page,
    /// An embed with all controls.
    Embed,
    /// An embed with picture, sentence and playback.
    Least,
}

/// What a frame asks of the page around it, and what it reports.
pub struct Hooks {
    /// Whether single keys may do something.
    pub keys: bool,
    /// Whether motion is unwanted whatever the system says: playing goes in steps.
    pub still: bool,
    /// The folder with a slash at its end under which `index.html`, `embed.js` and `embed/` lie,
    /// as an absolute address.
    pub base: String,
    /// The state's query, each time the state comes to rest.
    pub on_state: Box<dyn Fn(String)>,
    /// A prediction met its outcome: whether it came true.
    pub on_predicted: Box<dyn Fn(bool)>,
    /// A challenge was checked: its position, and whether it was solved.
    pub on_challenged: Box<dyn Fn(usize, bool)>,
}

/// What changes while one plays.
pub(super) struct Play {
    pub state: State,
    past: Vec<State>,
    /// The control that changed last: one drag or one row of key presses is one step of undo.
    last: String,
    /// Whether a run plays.
    pub playing: bool,
    /// When its last picture was drawn, and the thousandths of a unit not yet played.
    pub then: (f64, i32),
    /// The question that was guessed, and the guess.
    pub guess: Option<(String, usize)>,
    /// The question whose outcome was reported.
    pub met: String,
    /// The challenge in view, whether it was started, the option chosen, what the model said.
    pub nth: usize,
    pub started: bool,
    pub option: Option<usize>,
    pub verdict: Option<Verdict>,
    /// Which snippet of configuration is in view.
    pub tab: usize,
    /// The handle that is held.
    pub held: String,
    /// Whether the wide drawing fits.
    pub wide: bool,
    /// Whether the parts that wait for the picture have yet to follow it.
    pub behind: bool,
    /// Changes to have the sentence read out again.
    pub nudge: bool,
    /// Whether table and dialog are open.
    pub table: bool,
    pub dialog: bool,
    timer: i32,
}

/// What is listened to: whom, which event, and what is called.
type Listener = (JsValue, &'static str, Closure<dyn FnMut(web_sys::Event)>);

/// The frame itself.
pub(super) struct Inner {
    pub diagram: &'static dyn Diagram,
    pub hooks: Hooks,
    pub mode: Mode,
    pub root: Element,
    pub play: RefCell<Play>,
    /// Parts of the page by name, with what was last written into them.
    pub parts: RefCell<Vec<(&'static str, Element, String)>>,
    /// What is to be taken down with the frame.
    pub listeners: RefCell<Vec<Listener>>,
}

/// A diagram in its frame.
#[derive(Clone)]
pub struct Stand(pub(super) Rc<Inner>);

impl Stand {
    /// Builds the frame inside `root`. It stands until [`Stand::close`].
    pub fn open(
        root: &Element,
        diagram: &'static dyn Diagram,
        state: State,
        mode: Mode,
        hooks: Hooks,
    ) -> Stand {
        let play = Play {
            state,
            past: Vec::new(),
            last: String::new(),
            playing: false,
            then: (0.0, 0),
            guess: None,
            met: String::new(),
            nth: 0,
            started: false,
            option: None,
            verdict: None,
            tab: 0,
            held: String::new(),
            wide: false,
            behind: false,
            nudge: false,
            table: false,
            dialog: false,
            timer: 0,
        };
        let stand = Stand(Rc::new(Inner {
            diagram,
            hooks,
            mode,
            root: root.clone(),
            play: RefCell::new(play),
            parts: RefCell::new(Vec::new()),
            listeners: RefCell::new(Vec::new()),
        }));
        stand.build();
        stand.listen();
        stand.render();
        stand.catch_up();
        stand
    }

    /// Takes the frame down.
    pub fn close(&self) {
        self.play(|p| p.playing = false);
        // An outcome that came into view is reported, even if one leaves at once.
        self.catch_up();
        for (target, name, closure) in self.0.listeners.take() {
            let f = closure.as_ref().clone();
            dom::call(
                &target,
                "removeEventListener",
                &[name.into(), f, true.into()],
            );
        }
    }

    /// Reads or changes what changes.
    pub(super) fn play<T>(&self, f: impl FnOnce(&mut Play) -> T) -> T {
        f(&mut self.0.play.borrow_mut())
    }

    /// The present state.
    pub fn now(&self) -> State {
        self.play(|p| p.state.clone())
    }

    /// Last moment of the run at a state; 0 where no time runs.
    pub(super) fn end(&self, state: &State) -> i32 {
        let clock = &self.0.diagram.spec().clock;
        clock.as_ref().map_or(0, |c| (c.end)(state))
    }

    /// Shows another state, as when the address changed: not a step of undo.
    pub fn show(&self, next: State) {
        if self.play(|p| p.state != next) {
            self.play(|p| {
                p.playing = false;
                p.state = next;
            });
            self.render();
        }
    }

    /// Goes to another state. Changes with the same `cause` in a row are one step of undo; an
    /// empty cause always is a step of its own.
    pub(super) fn go(&self, cause: &str, next: State) {
        let changed = self.play(|p| {
            if p.state == next {
                return false;
            }
            let before = std::mem::replace(&mut p.state, next);
            if cause.is_empty() || p.last != cause {
                if p.past.len() == PAST {
                    p.past.remove(0);
                }
                p.past.push(before);
            }
            p.last = cause.into();
            true
        });
        if changed {
            self.render();
            self.rest();
        }
    }

    /// Ends a row of changes: the next one is a step of its own.
    pub(super) fn settle(&self) {
        self.play(|p| p.last = String::new());
    }

    /// Takes the last step back.
    pub(super) fn undo(&self) {
        self.settle();
        let went = self.play(|p| {
            p.playing = false;
            match p.past.pop() {
                Some(before) => p.state = before,
                None => return false,
            }
            true
        });
        if went {
            self.render();
            self.rest();
        }
    }

    /// How many steps undo can go back.
    pub(super) fn depth(&self) -> usize {
        self.play(|p| p.past.len())
    }

    /// Writes the address once the state rests.
    fn rest(&self) {
        let me = self.clone();
        let timer = after(REST, move || {
            // Taken down in the meantime: then the address is another screen's.
            if !me.0.listeners.borrow().is_empty() {
                (me.0.hooks.on_state)(me.query());
            }
        });
        let old = self.play(|p| std::mem::replace(&mut p.timer, timer));
        dom::window().clear_timeout_with_handle(old);
    }

    /// The present state's query.
    pub(super) fn query(&self) -> String {
        self.play(|p| p.state.query(self.0.diagram.spec()))
    }
}
