//! Sharing a state: its link, and the code that embeds it.

use super::dom::{after, call, copy, find, holds, set, window};
use super::stand::Stand;
use cutover_models::svg::escape;
use cutover_text::text;

/// The address of the present state in the app.
pub(super) fn link(stand: &Stand) -> String {
    let name = stand.0.diagram.spec().name;
    let base = stand.0.hooks.base.as_str();
    with_query(
        text![base, "index.html#/diagrams/", name],
        &stand.query(),
    )
}

fn with_query(mut address: String, query: &str) -> String {
    if !query.is_empty() {
        address.push('?');
        address.push_str(query);
    }
    address
}

/// Shares the present state: by the system's sheet on a phone, by the clipboard elsewhere.
pub(super) fn share(stand: &Stand) {
    let link = link(stand);
    if holds("(pointer:coarse)") {
        let data = js_sys::Object::new();
        set(&data, "title", stand.0.diagram.spec().title);
        set(&data, "url", link.as_str());
        if call(&window().navigator(), "share", &[data.into()]).is_some() {
            return;
        }
    }
    stand.copied("share", link);
}

/// What can be pasted: title, explanation, code.
fn snippets(stand: &Stand) -> [(&'static str, &'static str, String); 4] {
    let spec = stand.0.diagram.spec();
    let base = stand.0.hooks.base.as_str();
    let query = stand.query();
    let quoted = |text: &str| {
        let mut out = String::new();
        escape(&mut out, text);
        out
    };
    let src = with_query(text![base, "embed/", spec.name, ".html"], &query);
    let script = text!["<script async src=\"", base, "embed.js\"></script>"];
    let frame = text![
        "<iframe src=\"", &quoted(&src), "\" title=\"Interactive diagram: ", spec.title,
        "\" style=\"width:100%;height:760px;border:0\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
    ];
    let mut element = text!["<cutover-diagram name=\"", spec.name];
    if !query.is_empty() {
        element += "\" state=\"";
        element += &quoted(&query);
    }
    let link = link(stand);
    let element = text![
        &element,
        "\"><a href=\"",
        &quoted(&link),
        "\">",
        spec.title,
        "</a></cutover-diagram>\n",
        &script,
    ];
    let resized = text![&frame, "\n", &script];
    [
        (
            "Link to this state",
            "Opens the whole diagram as it stands now.",
            link,
        ),
        ("Frame", "Works anywhere; its height is fixed.", frame),
        (
            "Frame that fits its height",
            "The same with a small script.",
            resized,
        ),
        (
            "Element",
            "The shortest; where scripts are off, it is a link.",
            element,
        ),
    ]
}

impl Stand {
    /// Opens the dialog with the link and the codes.
    pub(super) fn open_dialog(&self) {
        let mut out = String::new();
        for (i, (title, says, code)) in snippets(self).iter().enumerate() {
            out += &[
                "<div class=\"paste\"><div class=\"row end\"><div><h3>",
                title,
                "</h3><p class=\"cap\">",
                says,
                "</p></div><button type=\"button\" class=\"b\" data-do=\"copy:",
                &(i + 1).to_string(),
                "\">Copy</button></div><textarea class=\"mono\" readonly rows=\"",
                if i == 0 { "2" } else { "4" },
                "\" spellcheck=\"false\" aria-label=\"",
                title,
                "\">",
            ]
            .concat();
            escape(&mut out, code);
            out += "</textarea></div>";
        }
        self.put("paste", out);
        self.play(|p| {
            p.dialog = true;
            p.playing = false;
        });
        self.render();
        if let Some(dialog) = find(&self.0.root, "dialog") {
            call(&dialog, "showModal", &[]);
        }
    }

    /// Closes it.
    pub(super) fn shut_dialog(&self) {
        if let Some(dialog) = find(&self.0.root, "dialog") {
            call(&dialog, "close", &[]);
        }
    }

    /// Copies the configuration (0) or one of the codes.
    pub(super) fn copy(&self, verb: &str, nth: usize) {
        let text = match nth.checked_sub(1) {
            None => self.code_text(),
            Some(i) => snippets(self)
                .into_iter()
                .nth(i)
                .map_or(String::new(), |s| s.2),
        };
        self.copied(verb, text);
    }

    /// Copies, and says so on the button that did it, and aloud.
    fn copied(&self, verb: &str, text: String) {
        let me = self.clone();
        let verb = verb.to_string();
        copy(text, move |done| {
            if !done {
                // Shown in the dialog, it can be copied by hand.
                if verb == "share" {
                    me.open_dialog();
                }
                return;
            }
            me.say_copied(&verb, true);
            after(4000, move || me.say_copied(&verb, false));
        });
    }

    fn say_copied(&self, verb: &str, yes: bool) {
        self.put("said", if yes { "Copied" } else { "" }.into());
        let button =
            find(&self.0.root, &["[data-do=\"", verb, "\"] .word"].concat()).or_else(|| {
                find(
                    &self.0.root,
                    &["[data-do=\"", verb, "\"]:not(:has(svg))"].concat(),
                )
            });
        if let Some(button) = button {
            let word = if verb == "share" { "Share" } else { "Copy" };
            button.set_text_content(Some(if yes { "Copied" } else { word }));
        }
    }
}

/// The dialog, built once; its codes are written when it opens.
pub(super) const DIALOG: &str = "<dialog class=\"sheet\" aria-labelledby=\"paste-h\"><div class=\"row end\"><h2 id=\"paste-h\">Share and embed</h2><button type=\"button\" class=\"b q\" data-do=\"shut\">Close</button></div><div data-part=\"paste\"></div><p class=\"cap\">Embeds set no cookies and ask no other site for anything.</p></dialog>";
