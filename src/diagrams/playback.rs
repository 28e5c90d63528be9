//! Time: playing, pausing, stepping and scrubbing, and the actions that move a diagram on.

use super::controls::control;
use super::icon::{icon, icon_alone};
use super::stage::Stage;
use cutover_models::{Clock, State};
use leptos::prelude::*;
use std::time::Duration;

/// The longest time that one picture of a run covers: after a pause of the whole page, a run goes
/// on where it was.
const GAP: i32 = 250;

impl Stage {
    /// Plays or pauses. At the end, playing starts again from the beginning.
    pub fn toggle(self) {
        if self.playing.get_untracked() {
            self.pause();
            return;
        }
        let Some(clock) = &self.diagram.spec().clock else {
            return;
        };
        let now = self.now();
        let end = self.end(&now);
        if end == 0 {
            return;
        }
        self.settle();
        if now.at >= end {
            self.go("play", now.set(self.diagram.spec(), "t", 0));
        }
        self.playing.set(true);
        self.tick(clock, js_sys::Date::now(), 0);
    }

    fn pause(self) {
        self.playing.set(false);
        self.settle();
        self.nudge.update(|n| *n += 1);
    }

    /// One picture of a run; `carry` is the thousandths of a unit not yet played.
    fn tick(self, clock: &'static Clock, then: f64, carry: i32) {
        if self.hooks.still.get_untracked() {
            let step = move || {
                if self.playing.try_get_untracked() == Some(true) {
                    self.advance(clock.step);
                    self.tick(clock, 0.0, 0);
                }
            };
            set_timeout(step, Duration::from_secs(1));
            return;
        }
        request_animation_frame(move || {
            if self.playing.try_get_untracked() != Some(true) {
                return;
            }
            let now = js_sys::Date::now();
            let passed = ((now - then) as i32).clamp(0, GAP);
            let due = passed * clock.per_second + carry;
            self.advance(due / 1000);
            self.tick(clock, now, due % 1000);
        });
    }

    fn advance(self, by: i32) {
        let now = self.now();
        let at = now.at + by;
        let next = now.set(self.diagram.spec(), "t", at);
        let over = at >= self.end(&next);
        self.go("play", next);
        if over {
            self.pause();
        }
    }

    /// One step on, by the clock's step.
    pub fn step(self) {
        self.playing.set(false);
        self.settle();
        if let Some(clock) = &self.diagram.spec().clock {
            let now = self.now();
            // To the next whole step, so that stepping after playing meets round moments.
            let at = (now.at / clock.step + 1) * clock.step;
            self.go("", now.set(self.diagram.spec(), "t", at));
        }
    }

    /// Back to the start of the run.
    pub fn rewind(self) {
        self.playing.set(false);
        self.settle();
        self.go("", self.now().set(self.diagram.spec(), "t", 0));
    }
}

/// The bar under the picture: actions, controls without a group, and the run.
pub fn bar(stage: Stage) -> AnyView {
    let spec = stage.diagram.spec();
    let loose: Vec<AnyView> = (0..spec.controls.len())
        .filter(|i| spec.controls[*i].group.is_empty())
        .map(|i| control(stage, i))
        .collect();
    let run = spec.clock.as_ref().map(|clock| run(stage, clock));
    view! {
        {actions(stage)}
        <div class="bar2">{loose}{run}</div>
    }
    .into_any()
}

fn actions(stage: Stage) -> AnyView {
    let actions = Memo::new(move |_| stage.said.with(|f| f.actions.clone()));
    let hints = stage.hooks.keys;
    let buttons = move || {
        let list = actions.get().into_iter().map(|a| {
            let class = if a.primary { "b p" } else { "b" };
            let key = a.key.filter(|_| hints.get()).map_or(String::new(), key_hint);
            let label = [a.label.as_str(), &key].concat();
            view! { <button type="button" class=class data-do=["act:", a.id].concat() inner_html=label></button> }
        });
        list.collect::<Vec<_>>()
    };
    let none = move || actions.with(Vec::is_empty);
    view! {
        <div class="acts" role="group" aria-label="What happens next" hidden=none>
            {buttons}
        </div>
    }
    .into_any()
}

/// A key's hint, as markup.
pub fn key_hint(key: char) -> String {
    [
        " <kbd aria-hidden=\"true\">",
        key.encode_utf8(&mut [0; 4]),
        "</kbd>",
    ]
    .concat()
}

fn run(stage: Stage, clock: &'static Clock) -> AnyView {
    let at = move || stage.state.with(|s| s.at);
    let end = Memo::new(move |_| stage.state.with(|s| stage.end(s)));
    let label = move || {
        let mut label = if stage.playing.get() {
            icon("pause") + " Pause"
        } else {
            icon("play") + " Play"
        };
        if stage.hooks.keys.get() {
            label += " <kbd aria-hidden=\"true\">Space</kbd>";
        }
        label
    };
    // Where actions lead on, they are the main thing.
    let class = if stage.said.with_untracked(|f| f.actions.is_empty()) {
        "b p"
    } else {
        "b"
    };
    let scrub = move |event| {
        stage.playing.set(false);
        let at = super::controls::number(&event);
        stage.go("scrub", stage.now().set(stage.diagram.spec(), "t", at));
    };
    let moment = move || (clock.show)(at());
    let nothing = move || end.get() == 0;
    view! {
        <div class="play" role="group" aria-label="Time">
            <button type="button" class="ib" data-do="back" aria-label="Back to the start"
                disabled=nothing inner_html=icon_alone("stepb")></button>
            <button type="button" class=class data-do="play" disabled=nothing inner_html=label></button>
            <button type="button" class="ib" data-do="on" aria-label=clock.step_label
                disabled=nothing inner_html=icon_alone("stepf")></button>
            <input type="range" min="0" aria-label="Time" max=move || end.get() prop:value=at
                disabled=nothing aria-valuetext=moment
                on:input=scrub on:change=move |_| stage.settle() />
            <output class="num cap" aria-hidden="true">{moment}</output>
        </div>
    }
    .into_any()
}

/// Whether two states are the same place, for marking the preset that one stands in.
pub fn is_preset(stage: Stage, nth: usize) -> bool {
    let spec = stage.diagram.spec();
    stage
        .state
        .with(|s| State::parse(spec, spec.presets[nth].query) == *s)
}
