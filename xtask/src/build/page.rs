//! index.html: Trunk's inline start script goes, preloads and the policy come.

use super::assets::Bundle;
use super::{read, write};
use crate::run::{Outcome, root};
use std::path::Path;

/// Runs wasm without eval; everything else comes from the page's own origin.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Where Trunk's directive stands in the authored page.
const MARK: &str = "<link data-trunk rel=\"rust\" data-bin=\"cutover\" data-wasm-opt=\"0\">";

/// Writes index.html.
pub fn index(dist: &Path, bundle: &Bundle, css: &str) -> Outcome {
    let source = read(&root().join("index.html"))?;
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"stylesheet\" href=\"{css}\">\n\
         <link rel=\"modulepreload\" href=\"{js}\">\n\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"{wasm}\">\n\
         <script type=\"module\" src=\"{js}\"></script>",
        js = bundle.js,
        wasm = bundle.wasm,
    );
    if !source.contains(MARK) {
        return Err(format!("index.html no longer holds {MARK}"));
    }
    write(&dist.join("index.html"), source.replace(MARK, &head))
}
