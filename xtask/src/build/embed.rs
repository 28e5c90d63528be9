//! The embed pages: one a diagram, from one template, each with its picture drawn into it, so
//! that it says something before, and without, any script.

use super::assets::Bundle;
use super::page::POLICY;
use super::{read, write};
use crate::run::{Outcome, root};
use cutover_models::{Diagram, Size, State, all};
use std::path::Path;

/// Where Trunk's directive stands in the template.
const MARK: &str = "<link data-trunk rel=\"rust\" data-bin=\"embed\" data-cargo-no-default-features data-wasm-opt=\"0\">";
/// Symbols that frames and pictures use, of all those of the app.
const SYMBOLS: &[&str] = &[
    "logo", "sq", "ci", "tri", "cx", "ok", "share", "embed", "reset", "play", "pause", "stepb",
    "stepf", "out", "undo",
];

/// Writes `embed/<name>.html` for every diagram.
pub fn pages(dist: &Path, bundle: &Bundle, css: &str) -> Outcome {
    let template = read(&root().join("embed.html"))?;
    if !template.contains(MARK) {
        return Err(format!("embed.html no longer holds {MARK}"));
    }
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"stylesheet\" href=\"../{css}\">\n\
         <link rel=\"modulepreload\" href=\"../{js}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"../{wasm}\">\n\
         <script type=\"module\" src=\"../{js}\"></script>",
        js = bundle.js,
        wasm = bundle.wasm,
    );
    let template = template
        .replace(MARK, &head)
        .replace("{{symbols}}", &symbols(&read(&root().join("src/parts/symbols.svg"))?)?);
    for diagram in all() {
        let name = diagram.spec().name;
        write(&dist.join(format!("embed/{name}.html")), page(&template, *diagram))?;
    }
    Ok(())
}

/// The template with a diagram's words and its pictures at the start.
fn page(template: &str, diagram: &dyn Diagram) -> String {
    let spec = diagram.spec();
    let start = State::start(spec);
    template
        .replace("{{name}}", spec.name)
        .replace("{{title}}", spec.title)
        .replace("{{lead}}", spec.lead)
        .replace("{{sentence}}", &diagram.frame(&start).sentence)
        .replace("{{wide}}", &diagram.picture(&start, Size::Wide))
        .replace("{{narrow}}", &diagram.picture(&start, Size::Narrow))
}

/// The sheet of symbols with only those that an embed uses.
fn symbols(sheet: &str) -> Result<String, String> {
    let mut out = String::from("<svg width=\"0\" height=\"0\" class=\"vh\" aria-hidden=\"true\" focusable=\"false\"><defs>");
    for id in SYMBOLS {
        let open = format!("<symbol id=\"{id}\"");
        let symbol = sheet
            .lines()
            .find(|line| line.starts_with(&open))
            .ok_or_else(|| format!("src/parts/symbols.svg has no symbol {id}"))?;
        out.push_str(symbol);
    }
    out.push_str("</defs></svg>");
    Ok(out)
}
