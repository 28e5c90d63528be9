//! Challenges, judged by the model.

use super::icon::mark;
use super::stand::Stand;
use cutover_models::svg::escape;
use cutover_models::{Frame, State};
use cutover_text::text;

impl Stand {
    /// Turns to the next challenge, or to the one before.
    pub(super) fn turn(&self, on: bool) {
        let last = self.0.diagram.spec().challenges.len().saturating_sub(1);
        self.play(|p| {
            p.nth = if on { (p.nth + 1).min(last) } else { p.nth.saturating_sub(1) };
            p.started = false;
            p.option = None;
            p.verdict = None;
        });
        self.render();
    }

    /// Goes to where the challenge starts.
    pub(super) fn start(&self) {
        let spec = self.0.diagram.spec();
        if let Some(c) = spec.challenges.get(self.play(|p| p.nth)) {
            self.play(|p| {
                // The list of answers is written anew with the first start.
                if !std::mem::replace(&mut p.started, true) {
                    p.option = None;
                }
                p.verdict = None;
            });
            self.jump(State::parse(spec, c.start));
            self.render();
        }
    }

    /// Has the model judge the present state.
    pub(super) fn check(&self) {
        let (nth, option) = self.play(|p| (p.nth, p.option));
        let verdict = self.0.diagram.judge(nth, &self.now(), option);
        (self.0.hooks.on_challenged)(nth, verdict.passed);
        self.play(|p| p.verdict = Some(verdict));
        self.render();
    }

    /// The challenge in view. What is chosen stays, because this changes only with the challenge.
    pub(super) fn task(&self) -> String {
        let list = self.0.diagram.spec().challenges;
        let (nth, started) = self.play(|p| (p.nth, p.started));
        let Some(c) = list.get(nth) else {
            return String::new();
        };
        let mut out = text![
            "<p>",
            c.ask,
            "</p><div class=\"row tries\"><button type=\"button\" class=\"b\" data-do=\"start\">",
            if started { "Start again" } else { "Start" },
            "</button>",
        ];
        if !c.options.is_empty() {
            out +=
                "<select class=\"b\" aria-label=\"Your answer\" data-do=\"option\"><option>Choose…";
            for option in c.options {
                out += "<option>";
                escape(&mut out, option);
            }
            out += "</select>";
        }
        out += "<button type=\"button\" class=\"b p\" data-do=\"check\">Check</button></div>";
        out
    }

    /// How far one has come, what the model said, and the way to the next challenge.
    pub(super) fn verdict(&self, said: &Frame) -> String {
        let v = self.play(|p| p.verdict.clone());
        let Some(v) = v else {
            return said.tally.clone();
        };
        let head = if v.passed {
            text![&mark("ok"), " <b class=\"c-green\">Solved.</b> "]
        } else {
            text![&mark("tri"), " <b>Not yet.</b> "]
        };
        head + &v.say
    }

    /// The row that turns from one challenge to the next.
    pub(super) fn turns(&self) -> String {
        let all = self.0.diagram.spec().challenges.len();
        let nth = self.play(|p| p.nth);
        // Each keeps its name, so that the focus finds it again.
        let button = |to: &str, off: bool, name: &str| {
            text![
                "<button type=\"button\" class=\"b q\" data-do=\"turn:",
                to,
                if off { "\" disabled>" } else { "\">" },
                name,
                "</button>",
            ]
        };
        text![
            &button("back", nth == 0, "Previous"),
            "<span class=\"cap num\">",
            {nth + 1},
            " of ",
            {all},
            "</span>",
            &button("on", nth + 1 >= all, "Next"),
        ]
    }
}
