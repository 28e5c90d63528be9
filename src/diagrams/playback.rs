//! Time: playing, pausing, stepping and scrubbing; and the actions that move a diagram on.

use super::dom::{after, holds, soon};
use super::icon::icon;
use super::keys::hint;
use super::stand::Stand;
use super::tools::small;
use cutover_models::svg::escape;
use cutover_models::{Clock, Frame};
use cutover_text::text;

/// The longest time that one picture of a run covers: after a pause of the whole page, a run goes
/// on where it was.
const GAP: i32 = 250;

impl Stand {
    fn clock(&self) -> Option<&'static Clock> {
        self.0.diagram.spec().clock.as_ref()
    }

    /// Plays or pauses. At the end, playing starts again from the beginning.
    pub(super) fn toggle(&self) {
        if self.play(|p| p.playing) {
            self.pause();
            return;
        }
        let now = self.now();
        let end = self.end(&now);
        if end == 0 {
            return;
        }
        self.settle();
        self.play(|p| {
            p.playing = true;
            p.then = (js_sys::Date::now(), 0);
        });
        if now.at >= end {
            self.go("play", now.set(self.0.diagram.spec(), "t", 0));
        }
        self.render();
        self.tick();
    }

    /// When it stops, the sentence is read out.
    fn pause(&self) {
        self.play(|p| {
            p.playing = false;
            p.nudge = !p.nudge;
        });
        self.settle();
        self.render();
    }

    /// Draws the next picture of a run when it is due.
    fn tick(&self) {
        let me = self.clone();
        if self.0.hooks.still || holds("(prefers-reduced-motion:reduce)") {
            after(1000, move || me.advance(true));
        } else {
            soon(move || me.advance(false));
        }
    }

    fn advance(&self, by_steps: bool) {
        let Some(clock) = self.clock().filter(|_| self.play(|p| p.playing)) else {
            return;
        };
        let by = if by_steps {
            clock.step
        } else {
            self.play(|p| {
                let now = js_sys::Date::now();
                let passed = ((now - p.then.0) as i32).clamp(0, GAP);
                let due = passed * clock.per_second + p.then.1;
                p.then = (now, due % 1000);
                due / 1000
            })
        };
        let now = self.now();
        let at = now.at + by;
        let next = now.set(self.0.diagram.spec(), "t", at);
        let over = at >= self.end(&next);
        self.go("play", next);
        if over {
            self.pause();
        } else {
            self.tick();
        }
    }

    /// To the next whole step, so that stepping after playing meets round moments.
    pub(super) fn step(&self) {
        if let Some(clock) = self.clock() {
            let now = self.now();
            let at = (now.at / clock.step + 1) * clock.step;
            self.jump(now.set(self.0.diagram.spec(), "t", at));
        }
    }

    /// Back to the start of the run.
    pub(super) fn rewind(&self) {
        self.jump(self.now().set(self.0.diagram.spec(), "t", 0));
    }

    /// What the play button says.
    pub(super) fn play_label(&self) -> String {
        let playing = self.play(|p| p.playing);
        let label = if playing {
            icon("pause") + " Pause"
        } else {
            icon("play") + " Play"
        };
        label + &hint(self, "Space")
    }

    /// The buttons of the actions that fit.
    pub(super) fn actions(&self, said: &Frame) -> String {
        let mut out = String::new();
        for a in &said.actions {
            out += "<button type=\"button\" class=\"b";
            out += if a.primary { " p" } else { "" };
            out += "\" data-do=\"act:";
            out += a.id;
            out += "\">";
            escape(&mut out, &a.label);
            if let Some(key) = a.key {
                out += &hint(self, key.encode_utf8(&mut [0; 4]));
            }
            out += "</button>";
        }
        out
    }
}

/// The bar of a run: built once, then kept.
pub(super) fn run(clock: &Clock, main: bool) -> String {
    text![
        "<div class=\"play\" role=\"group\" aria-label=\"Time\">",
        &small("back", "Back to the start", "stepb"),
        "<button type=\"button\" class=\"b",
        if main { " p" } else { "" },
        "\" data-do=\"play\" data-part=\"play\"></button>",
        &small("on", clock.step_label, "stepf"),
        "<output class=\"num cap\" aria-hidden=\"true\" data-part=\"moment\"></output>",
        "<input type=\"range\" min=\"0\" aria-label=\"Time\" data-key=\"t\"></div>",
    ]
}
