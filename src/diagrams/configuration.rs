//! The AWS configuration that does what the picture shows, ready to copy: one snippet at a time.

use super::stand::Stand;
use cutover_models::Frame;
use cutover_models::svg::escape;

impl Stand {
    /// Which snippet is in view.
    fn tab(&self, said: &Frame) -> usize {
        self.play(|p| p.tab)
            .min(said.config.len().saturating_sub(1))
    }

    /// The titles to choose from.
    pub(super) fn tabs(&self, said: &Frame) -> String {
        let chosen = self.tab(said);
        let mut out = String::new();
        for (i, snippet) in said.config.iter().enumerate() {
            out += "<label><input type=\"radio\" name=\"configuration\" data-do=\"tab:";
            out += &i.to_string();
            out += if i == chosen {
                "\" checked><span>"
            } else {
                "\"><span>"
            };
            escape(&mut out, snippet.title);
            out += "</span></label>";
        }
        out
    }

    /// The code in view.
    pub(super) fn code(&self, said: &Frame) -> String {
        let mut out = String::new();
        if let Some(snippet) = said.config.get(self.tab(said)) {
            escape(&mut out, &snippet.code);
        }
        out
    }

    /// The same as plain text, for the clipboard.
    pub(super) fn code_text(&self) -> String {
        let said = self.0.diagram.frame(&self.now());
        said.config
            .get(self.tab(&said))
            .map_or(String::new(), |s| s.code.clone())
    }
}

/// The section, built once.
pub(super) const SECTION: &str = "<section class=\"sec\" aria-labelledby=\"conf-h\"><header><h2 id=\"conf-h\">The configuration</h2></header><div class=\"row end snips\"><fieldset class=\"choice\"><legend class=\"vh\">Which</legend><div class=\"seg\" data-part=\"tabs\"></div></fieldset><button type=\"button\" class=\"b\" data-do=\"copy:0\">Copy</button></div><pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"Configuration\" data-scroll><code data-part=\"code\"></code></pre></section>";
