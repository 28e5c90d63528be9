//! Controls: sliders, segmented controls and switches, in panels by group; and the presets. They
//! are built once, and follow the state by their properties, so that a slider can be held while
//! everything round it changes.

use super::dom::{find, is, number, set};
use super::stand::Stand;
use cutover_models::svg::escape;
use cutover_models::{Control, ControlKind, Spec, State};
use cutover_text::text;
use web_sys::Element;

/// The panels of the controls, one a group; controls without a group stand elsewhere.
pub(super) fn groups(spec: &Spec) -> String {
    let mut out = String::new();
    let mut open = "";
    for c in spec.controls {
        if c.group != open {
            out += if open.is_empty() { "" } else { "</section>" };
            open = c.group;
            if !open.is_empty() {
                out += &panel(open);
            }
        }
        if !open.is_empty() {
            control(&mut out, c);
        }
    }
    out += if open.is_empty() { "" } else { "</section>" };
    out
}

/// The beginning of a titled panel.
pub(super) fn panel(title: &str) -> String {
    text![
        "<section class=\"pan\" aria-label=\"",
        title,
        "\"><h2>",
        title,
        "</h2>",
    ]
}

/// The controls without a group: they stand beside the run.
pub(super) fn loose(spec: &Spec) -> String {
    let mut out = String::new();
    for c in spec.controls.iter().filter(|c| c.group.is_empty()) {
        control(&mut out, c);
    }
    out
}

fn control(out: &mut String, c: &Control) {
    let mut label = String::new();
    escape(&mut label, c.label);
    match &c.kind {
        ControlKind::Range { .. } | ControlKind::Stops(_) => {
            *out += &[
                "<label class=\"field\"><span>",
                &label,
                " <b data-shown=\"",
                c.key,
                "\"></b></span><input type=\"range\" min=\"0\" max=\"",
                &c.steps().to_string(),
                "\" data-key=\"",
                c.key,
                "\"></label>",
            ]
            .concat();
        }
        ControlKind::Choice(names) => {
            // In the playback bar the options speak for themselves.
            let class = if c.group.is_empty() { "vh" } else { "lg2" };
            *out += &[
                "<fieldset class=\"choice\"><legend class=\"",
                class,
                "\">",
                &label,
                "</legend><div class=\"seg w\">",
            ]
            .concat();
            for (i, name) in names.iter().enumerate() {
                *out += &[
                    "<label><input type=\"radio\" name=\"c-",
                    c.key,
                    "\" data-key=\"",
                    c.key,
                    "\" value=\"",
                    &i.to_string(),
                    "\"><span>",
                ]
                .concat();
                escape(out, name);
                *out += "</span></label>";
            }
            *out += "</div></fieldset>";
        }
        ControlKind::Switch => {
            *out += &[
                "<label class=\"sw\"><span>",
                &label,
                "</span><input type=\"checkbox\" role=\"switch\" data-key=\"",
                c.key,
                "\"></label>",
            ]
            .concat();
        }
    }
}

/// The state after a control was moved.
pub(super) fn moved(stand: &Stand, key: &str, input: &Element) -> State {
    let spec = stand.0.diagram.spec();
    let now = stand.now();
    let Some(c) = spec.index(key).map(|i| &spec.controls[i]) else {
        // Time, by its scrub.
        return now.set(spec, key, number(input, "valueAsNumber"));
    };
    let value = match &c.kind {
        ControlKind::Switch => i32::from(is(input, "checked")),
        ControlKind::Choice(_) => {
            let value = input.get_attribute("value");
            value.and_then(|v| v.parse().ok()).unwrap_or_default()
        }
        _ => c.at_position(number(input, "valueAsNumber")),
    };
    now.set(spec, key, value)
}

impl Stand {
    /// Has every control show the present state.
    pub(super) fn follow(&self) {
        let spec = self.0.diagram.spec();
        let now = self.now();
        let root = &self.0.root;
        for (c, value) in spec.controls.iter().zip(&now.values) {
            let mut selector = text!["[data-key=", c.key, "]"];
            if let ControlKind::Choice(_) = c.kind {
                selector += &["[value=\"", &value.to_string(), "\"]"].concat();
            }
            let Some(input) = find(root, &selector) else {
                continue;
            };
            match c.kind {
                ControlKind::Choice(_) => set(&input, "checked", true),
                ControlKind::Switch => set(&input, "checked", *value == 1),
                _ => {
                    let shown = (c.show)(*value);
                    set(&input, "value", c.position(*value));
                    let _ = input.set_attribute("aria-valuetext", &shown);
                    if let Some(b) = find(root, &["[data-shown=", c.key, "]"].concat()) {
                        b.set_text_content(Some(&shown));
                    }
                }
            }
        }
        if let (Some(clock), Some(scrub)) = (&spec.clock, find(root, "[data-key=t]")) {
            let end = self.end(&now);
            set(&scrub, "max", end);
            set(&scrub, "value", now.at);
            set(&scrub, "disabled", end == 0);
            let moment = (clock.show)(now.at);
            let _ = scrub.set_attribute("aria-valuetext", &moment);
            self.put("moment", moment);
            for verb in ["back", "play", "on"] {
                if let Some(button) = find(root, &["[data-do=", verb, "]"].concat()) {
                    set(&button, "disabled", end == 0);
                }
            }
        }
    }

    /// The chips of the presets.
    pub(super) fn presets(&self) -> String {
        let spec = self.0.diagram.spec();
        let now = self.now();
        let mut out = String::new();
        for (i, p) in spec.presets.iter().enumerate() {
            let here = State::parse(spec, p.query) == now;
            out += "<button type=\"button\" class=\"b\" data-do=\"preset:";
            out += &i.to_string();
            out += "\" aria-pressed=\"";
            out += if here { "true" } else { "false" };
            out += "\">";
            escape(&mut out, p.name);
            out += "</button>";
        }
        out
    }
}
