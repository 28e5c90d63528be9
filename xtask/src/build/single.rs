//! `cutover.html`: the whole app in one file, that runs from `file://`.

use super::assets::App;
use super::{read, split};
use crate::run::{Outcome, root};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Writes the file: style, fonts, glue and module stand inside it.
pub fn write(dist: &Path, app: &App, css: &str) -> Outcome {
    let css = inline_fonts(dist, &read(&dist.join(css))?)?;
    let module = |name: &str| {
        std::fs::read(dist.join(name)).map(|bytes| STANDARD.encode(bytes)).map_err(|e| format!("{name}: {e}"))
    };
    let glue = read(&dist.join(&app.first.js))?;
    let start = glue.rfind("__wbg_init({module_or_path:").ok_or("the glue does not start itself")?;
    // `export` and `import.meta` belong to modules in files of their own.
    let glue = without_exports(&glue[..start]);
    let fetched = split::fetched(&app.rest);
    if !glue.contains(&fetched) {
        return Err(format!("the glue no longer holds {fetched}"));
    }
    let glue = glue.replace(&fetched, "inside('rest')").replace("import.meta.url", "location.href");
    let script = format!(
        "const inside=(id)=>Uint8Array.from(atob(document.getElementById(id).textContent),c=>c.charCodeAt(0));\n\
         {glue}\n__wbg_init({{module_or_path:inside('module')}});\n"
    );
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
        csp_hash(&script),
        csp_hash(&css)
    );
    let source = alone(&read(&root().join("index.html"))?);
    let icon = STANDARD.encode(read(&dist.join("icons/icon.svg"))?);
    let head = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<style>{css}</style>");
    let (before, after) = source.split_once("<link data-trunk").ok_or("index.html has no Trunk link")?;
    let after = after.split_once('>').map_or("", |(_, rest)| rest);
    let (body, end) = after.split_once("</body>").ok_or("index.html has no </body>")?;
    let html = format!(
        "{before}{head}{body}<script type=\"text/plain\" id=\"module\">{}</script>\n<script type=\"text/plain\" id=\"rest\">{}</script>\n<script type=\"module\">{script}</script>\n</body>{end}",
        module(&app.first.wasm)?,
        module(&app.rest)?
    );
    super::write(&dist.join("cutover.html"), html)
}

/// The page without what it asks of its folder: a file on a disk stands alone.
fn alone(source: &str) -> String {
    let folder =
        ["href=\"icons/", "href=\"fonts/", "href=\"manifest.webmanifest\"", "src=\"boot.js\"", "src=\"shell.js\""];
    let stays = |line: &&str| !folder.iter().any(|part| line.contains(part));
    source.lines().filter(stays).flat_map(|line| [line, "\n"]).collect()
}

fn csp_hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// The glue of a module as a plain script.
pub fn without_exports(js: &str) -> String {
    let mut out = String::new();
    for line in js.lines() {
        let line = line.strip_prefix("export ").unwrap_or(line);
        if !(line.starts_with('{') && line.contains("__wbg_init as default")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn inline_fonts(dist: &Path, css: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(fonts/") {
        let (name, after) = after.split_once(')').ok_or("a font's url() has no end")?;
        let font = std::fs::read(dist.join("fonts").join(name)).map_err(|e| format!("{name}: {e}"))?;
        out.push_str(before);
        out.push_str("url(data:font/woff2;base64,");
        out.push_str(&STANDARD.encode(font));
        out.push(')');
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}
