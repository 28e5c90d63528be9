//! The whole frame: what is built once, and what follows the state.

use super::dom::{after, find, set, soon};
use super::icon::icon;
use super::stand::{Mode, Stand};
use super::{configuration, controls, more, playback, share, tools};
use cutover_models::svg::escape;
use cutover_text::text;

const DRAW: &str = "<div class=\"draw\" data-part=\"draw\"></div>";
const UNDER: &str = "<p class=\"live\" role=\"status\" aria-live=\"polite\" data-part=\"live\"></p><div class=\"acts\" role=\"group\" aria-label=\"What happens next\" data-part=\"acts\"></div><div class=\"bar2\">";
const LOW: &str = "<div class=\"draw low\" data-part=\"low\" hidden></div>";
const CAPTION: &str = "<p class=\"cap under\" data-part=\"caption\"></p>";
const PREDICT: &str = "<section class=\"predict\" aria-label=\"Predict\"><div class=\"pan\"><fieldset class=\"pick1\" data-part=\"question\"></fieldset><p class=\"res\" role=\"status\" data-part=\"reply\"></p></div></section>";
const PRESETS: &str = "<div class=\"chips\" data-part=\"presets\"></div></section>";
const CHALLENGE: &str = "<div data-part=\"task\"></div><p class=\"res\" role=\"status\" data-part=\"verdict\"></p><div class=\"row turn\" data-part=\"turns\"></div></section>";
const SAID: &str = "<span class=\"vh\" role=\"status\" data-part=\"said\"></span>";

impl Stand {
    /// Writes what does not change.
    pub(super) fn build(&self) {
        let root = &self.0.root;
        root.set_class_name(match self.0.mode {
            Mode::Page => "dg",
            Mode::Embed => "em",
            Mode::Least => "em min",
        });
        root.set_inner_html(&match self.0.mode {
            Mode::Page => self.page(),
            _ => self.embed(),
        });
    }

    /// Sentence, actions, run and caption: what stands under every picture.
    fn under(&self) -> String {
        let spec = self.0.diagram.spec();
        // Where actions lead on, they are the main thing.
        let main = self.0.diagram.frame(&self.now()).actions.is_empty();
        let run = spec.clock.as_ref().map(|clock| playback::run(clock, main));
        [
            UNDER,
            &controls::loose(spec),
            &run.unwrap_or_default(),
            "</div>",
            if self.0.mode == Mode::Page { LOW } else { "" },
            CAPTION,
        ]
        .concat()
    }

    fn page(&self) -> String {
        let spec = self.0.diagram.spec();
        let mut head = String::from("<header><h1>");
        escape(&mut head, spec.title);
        head += "</h1><p class=\"sub\">";
        escape(&mut head, spec.lead);
        head += "</p></header>";
        text![
            &head,
            PREDICT,
            "<section class=\"pic\" aria-label=\"The picture\">",
            DRAW,
            &self.under(),
            "</section>",
            &tools::tools(self),
            "<div class=\"ctl\">",
            &controls::groups(spec),
            &controls::panel("Presets"),
            PRESETS,
            &controls::panel("Challenge"),
            CHALLENGE,
            "</div><div class=\"more\">",
            more::STORY,
            configuration::SECTION,
            more::TABLE,
            &more::honesty(spec),
            "</div>",
            share::DIALOG,
            SAID,
        ]
    }

    fn embed(&self) -> String {
        let spec = self.0.diagram.spec();
        let mut head = String::from("<main aria-label=\"Diagram\"><header><h1>");
        escape(&mut head, spec.title);
        let full = text![
            PREDICT,
            &controls::panel("Presets"),
            PRESETS,
            "<details class=\"twin\"><summary>Settings</summary><div class=\"ctl\">",
            &controls::groups(spec),
            "</div></details>",
            more::TABLE,
        ];
        let full = if self.0.mode == Mode::Embed {
            full.as_str()
        } else {
            ""
        };
        text![
            head.as_str(), "</h1>", &tools::small_tools(), "</header>", DRAW, "<div class=\"beside\">",
            &self.under(), full,
            "</div></main><footer aria-label=\"About this diagram\"><a target=\"_blank\" rel=\"noopener\" data-home><svg class=\"lg\" aria-hidden=\"true\"><use href=\"#logo\"/></svg>Cutover</a><a class=\"sp\" target=\"_blank\" rel=\"noopener\" data-whole>Open the whole diagram ",
            &icon("out"), "</a></footer>", share::DIALOG, SAID,
        ]
    }

    /// Has every part show the present state: what is looked at while one plays at once, the rest
    /// once that is on the screen. Several changes before then are one.
    pub(super) fn render(&self) {
        let said = self.0.diagram.frame(&self.now());
        let (upper, lower) = self.drawing();
        self.put("draw", upper);
        self.put("low", lower);
        self.put("live", self.sentence(&said));
        self.put("acts", self.actions(&said));
        self.put("caption", said.caption.clone());
        self.put("play", self.play_label());
        self.follow();
        self.attributes();
        if self.0.mode != Mode::Least && !self.play(|p| std::mem::replace(&mut p.behind, true)) {
            let me = self.clone();
            soon(move || {
                after(0, move || me.catch_up());
            });
        }
    }

    /// Has the parts that wait for the picture show the present state too.
    pub(super) fn catch_up(&self) {
        if !self.play(|p| std::mem::take(&mut p.behind)) {
            return;
        }
        let said = self.0.diagram.frame(&self.now());
        self.put("question", self.question(&said));
        self.put("reply", self.reply(&said));
        self.put("presets", self.presets());
        let open = self.play(|p| p.table);
        self.put(
            "table",
            if open {
                more::table(&said.table)
            } else {
                String::new()
            },
        );
        if self.0.mode == Mode::Page {
            self.put("task", self.task());
            self.put("verdict", self.verdict(&said));
            self.put("turns", self.turns());
            let (title, body) = more::story(&said);
            self.put("story-title", title);
            self.put("story", body);
            self.put("tabs", self.tabs(&said));
            self.put("code", self.code(&said));
        }
    }

    /// What follows the state beside markup.
    fn attributes(&self) {
        let root = &self.0.root;
        if let Some(live) = find(root, "[data-part=live]") {
            // While a run plays the sentence is not read out; when it stops, it is.
            let value = if self.play(|p| p.playing) {
                "off"
            } else {
                "polite"
            };
            let _ = live.set_attribute("aria-live", value);
        }
        if let Some(undo) = find(root, "[data-do=undo]") {
            set(&undo, "disabled", self.depth() == 0);
        }
        if let (Some(home), Some(whole)) = (find(root, "[data-home]"), find(root, "[data-whole]")) {
            let _ = home.set_attribute("href", &self.0.hooks.base);
            let _ = whole.set_attribute("href", &share::link(self));
        }
    }
}
