//! Predict first: a guess before playing, kept beside the outcome.

use super::icon::mark;
use super::stand::Stand;
use cutover_models::svg::escape;
use cutover_models::{Frame, Prediction};
use cutover_text::text;

impl Stand {
    /// Remembers a guess.
    pub(super) fn guess(&self, option: usize) {
        let key = self.0.diagram.frame(&self.now()).prediction.key;
        self.play(|p| p.guess = Some((key, option)));
        self.render();
    }

    /// The guess, if it was about this question.
    fn guessed(&self, p: &Prediction) -> Option<usize> {
        self.play(|play| play.guess.as_ref().filter(|g| g.0 == p.key).map(|g| g.1))
    }

    /// The question with its options.
    pub(super) fn question(&self, said: &Frame) -> String {
        let p = &said.prediction;
        if p.options.is_empty() {
            return String::new();
        }
        let guessed = self.guessed(p);
        let mut out = text!["<legend><b>Predict first.</b> ", &p.ask, "</legend>"];
        for (i, option) in p.options.iter().enumerate() {
            out += "<label><input type=\"radio\" name=\"predict\" data-do=\"guess:";
            out += &i.to_string();
            out += if guessed == Some(i) {
                "\" checked"
            } else {
                "\""
            };
            out += if guessed.is_some() && p.revealed {
                " disabled><span>"
            } else {
                "><span>"
            };
            escape(&mut out, option);
            out += "</span></label>";
        }
        out
    }

    /// What stands under the options. The first time that guess and outcome meet, it is reported.
    pub(super) fn reply(&self, said: &Frame) -> String {
        let p = &said.prediction;
        let Some(i) = self.guessed(p) else {
            return String::new();
        };
        if !p.revealed {
            let plays = self.0.diagram.spec().clock.is_some() && said.actions.is_empty();
            return if plays {
                "Play on to see."
            } else {
                "Now try it."
            }
            .into();
        }
        let right = i == p.right;
        if self.play(|play| std::mem::replace(&mut play.met, p.key.clone()) != p.key) {
            (self.0.hooks.on_predicted)(right);
        }
        let reply = p.replies.get(i).map_or("", String::as_str);
        if right {
            return text![&mark("ok"), " <b class=\"c-green\">Right.</b> ", reply];
        }
        let mut option = String::new();
        escape(&mut option, p.options.get(i).map_or("", String::as_str));
        text![&mark("cx"), " <b>You said “", &option, "”.</b> ", reply]
    }
}
