//! What the parts of a frame share: the diagram, its state and what has been done to it.

use cutover_models::{Diagram, Frame, State};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long the state must rest before its address is written: browsers allow only a few changes
/// of the address in a second.
const REST: Duration = Duration::from_millis(250);
/// States that undo can go back to.
const PAST: usize = 200;

/// What a frame asks of the page around it, and what it reports.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Whether single keys may do something.
    pub keys: Signal<bool>,
    /// Whether motion is unwanted: playing goes in steps.
    pub still: Signal<bool>,
    /// The folder with a slash at its end under which `index.html`, `embed.js` and `embed/` lie,
    /// as an absolute address.
    pub base: StoredValue<String>,
    /// The state's query, each time the state comes to rest.
    pub on_state: Callback<String>,
    /// A prediction met its outcome: whether it came true.
    pub on_predicted: Callback<bool>,
    /// A challenge was checked: its position, and whether it was solved.
    pub on_challenged: Callback<(usize, bool)>,
}

/// A diagram on stage.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The diagram.
    pub diagram: &'static dyn Diagram,
    /// Where it stands.
    pub state: RwSignal<State>,
    /// All that the state says.
    pub said: Memo<Arc<Frame>>,
    /// Whether it plays.
    pub playing: RwSignal<bool>,
    /// Changes to have the live sentence read out again.
    pub nudge: RwSignal<u32>,
    /// Whether the dialog with link and embed code is open.
    pub sharing: RwSignal<bool>,
    /// What the share button says for a moment after it worked.
    pub copied: RwSignal<&'static str>,
    /// How many states undo can go back.
    pub depth: RwSignal<usize>,
    /// The page around it.
    pub hooks: Hooks,
    past: StoredValue<Vec<State>>,
    /// The control that changed last: one drag or one row of key presses is one step of undo.
    last: StoredValue<String>,
}

impl Stage {
    /// Sets a diagram up, with its address following its state.
    pub fn new(diagram: &'static dyn Diagram, state: RwSignal<State>, hooks: Hooks) -> Self {
        let said = Memo::new_with_compare(
            move |_| Arc::new(state.with(|s| diagram.frame(s))),
            |_, _| true,
        );
        let resting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |ran: Option<bool>| {
            let query = state.with(|s| s.query(diagram.spec()));
            if let Some(handle) = resting.try_get_value().flatten() {
                handle.clear();
            }
            if ran.is_some() {
                let write = move || {
                    // The frame may be gone by then.
                    let _ = hooks.on_state.try_run(query);
                };
                resting.set_value(set_timeout_with_handle(write, REST).ok());
            }
            true
        });
        Stage {
            diagram,
            state,
            said,
            playing: RwSignal::new(false),
            nudge: RwSignal::new(0),
            sharing: RwSignal::new(false),
            copied: RwSignal::new(""),
            depth: RwSignal::new(0),
            hooks,
            past: StoredValue::new(Vec::new()),
            last: StoredValue::new(String::new()),
        }
    }

    /// The present state, without following it.
    pub fn now(self) -> State {
        self.state.get_untracked()
    }

    /// Goes to another state. Changes with the same `cause` in a row are one step of undo; an
    /// empty cause always is a step of its own.
    pub fn go(self, cause: &str, next: State) {
        let now = self.now();
        if next == now {
            return;
        }
        let same = !cause.is_empty() && self.last.with_value(|l| l == cause);
        if !same {
            self.past.update_value(|p| {
                if p.len() == PAST {
                    p.remove(0);
                }
                p.push(now);
            });
            self.depth.set(self.past.with_value(Vec::len));
        }
        self.last.set_value(cause.to_string());
        self.state.set(next);
    }

    /// Ends a row of changes: the next one is a step of its own.
    pub fn settle(self) {
        self.last.set_value(String::new());
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.playing.set(false);
        self.settle();
        let before = self.past.try_update_value(Vec::pop).flatten();
        self.depth.set(self.past.with_value(Vec::len));
        if let Some(before) = before {
            self.state.set(before);
        }
    }

    /// Back to the diagram's own start.
    pub fn reset(self) {
        self.playing.set(false);
        self.go("", State::start(self.diagram.spec()));
    }

    /// The present state's query.
    pub fn query(self) -> String {
        self.now().query(self.diagram.spec())
    }

    /// Last moment of the run at this state; 0 where no time runs.
    pub fn end(self, state: &State) -> i32 {
        self.diagram
            .spec()
            .clock
            .as_ref()
            .map_or(0, |c| (c.end)(state))
    }
}
