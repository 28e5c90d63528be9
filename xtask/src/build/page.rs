//! index.html: Trunk's inline start script goes, the policy and the style come, and the shell is told
//! what to start once it is painted.

use super::assets::App;
use super::{read, write};
use crate::run::{Outcome, root};
use std::path::Path;

/// Runs wasm without eval; everything else comes from the page's own origin.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/// Where Trunk's directive stands in the authored page.
const MARK: &str = "<link data-trunk rel=\"rust\" data-bin=\"cutover\" data-wasm-opt=\"0\">";

/// What shows the page until the app is there, and starts the app.
const SHELL: &str = "<script src=\"shell.js\">";

/// Writes index.html.
pub fn index(dist: &Path, app: &App, css: &str) -> Outcome {
    let source = read(&root().join("index.html"))?;
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <link rel=\"stylesheet\" href=\"{css}\">"
    );
    let (glue, wasm, rest) = (&app.first.js, &app.first.wasm, &app.rest);
    let shell = format!("<script src=\"shell.js\" data-glue=\"{glue}\" data-wasm=\"{wasm}\" data-rest=\"{rest}\">");
    for mark in [MARK, SHELL] {
        if !source.contains(mark) {
            return Err(format!("index.html no longer holds {mark}"));
        }
    }
    write(&dist.join("index.html"), source.replace(MARK, &head).replace(SHELL, &shell))
}
