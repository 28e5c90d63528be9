//! The embed pages: one a diagram, from one template, each with its picture drawn into it, so
//! that it says something before, and without, any script.

use super::assets::{Bundle, hash};
use super::page::POLICY;
use super::single::without_exports;
use super::{read, write};
use crate::run::{Outcome, root};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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
    let (start, alone) = alone(dist, bundle)?;
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"stylesheet\" href=\"../{css}\">\n\
         <link rel=\"modulepreload\" href=\"../{js}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"../{wasm}\">\n\
         <script src=\"../{start}\" data-alone=\"../{alone}\" async></script>\n\
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

/// What starts where neither modules nor fetches are allowed: in a sandbox without an origin, and
/// from `file://`. A plain script may be loaded there, so one holds glue and wasm together; a small
/// one in front loads it only where it is needed. Returns both names.
fn alone(dist: &Path, bundle: &Bundle) -> Result<(String, String), String> {
    let module = std::fs::read(dist.join(&bundle.wasm)).map_err(|e| e.to_string())?;
    let glue = read(&dist.join(&bundle.js))?;
    let end = glue.rfind("__wbg_init({module_or_path:").ok_or("the glue does not start itself")?;
    let glue = without_exports(&glue[..end]).replace("import.meta.url", "location.href");
    let alone = format!(
        "(()=>{{'use strict'\n{glue}\n__wbg_init({{module_or_path:Uint8Array.from(atob('{}'),c=>c.charCodeAt(0))}})}})()\n",
        STANDARD.encode(module)
    );
    let alone_name = format!("embed-alone-{}.js", hash(alone.as_bytes()));
    write(&dist.join(&alone_name), alone)?;
    let start = "if(self.origin==='null'){const s=document.createElement('script');s.src=document.currentScript.dataset.alone;document.head.append(s)}\n";
    let start_name = format!("embed-start-{}.js", hash(start.as_bytes()));
    write(&dist.join(&start_name), start)?;
    Ok((start_name, alone_name))
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
