//! Copying files, and giving bundles names that carry the hash of what is in them.

use super::{names, order, read, split, write};
use crate::run::Outcome;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The first eight hex digits of a file's SHA-256.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The names of a published bundle, relative to `dist/`.
pub struct Bundle {
    /// The wasm-bindgen glue, which starts itself.
    pub js: String,
    /// The module.
    pub wasm: String,
}

impl Bundle {
    /// Takes glue and module from Trunk's output and publishes them.
    pub fn of_trunk(trunk: &Path, dist: &Path, bin: &str) -> Result<Bundle, String> {
        let (mut js, mut wasm) = (None, None);
        for entry in std::fs::read_dir(trunk).map_err(|e| format!("{}: {e}", trunk.display()))? {
            let path = entry.map_err(|e| e.to_string())?.path();
            match path.extension().and_then(|e| e.to_str()) {
                Some("js") => js = Some(path),
                Some("wasm") => wasm = Some(path),
                _ => {}
            }
        }
        let (Some(js), Some(wasm)) = (js, wasm) else {
            return Err(format!("Trunk left no bundle in {}", trunk.display()));
        };
        let module = std::fs::read(&wasm).map_err(|e| format!("{}: {e}", wasm.display()))?;
        Bundle::publish(&read(&js)?, &module, dist, bin)
    }

    /// Lets the glue start itself, and writes glue and module under content-hashed names.
    pub fn publish(js: &str, module: &[u8], dist: &Path, bin: &str) -> Result<Bundle, String> {
        let (glue, module) = names::shorten(&squeeze(js), &order::ordered(module)?)?;
        let wasm_name = format!("{bin}-{}.wasm", hash(&module));
        write(&dist.join(&wasm_name), &module)?;
        let start = format!("__wbg_init({{module_or_path:new URL({wasm_name:?},import.meta.url)}});\n");
        let glue = glue + &start;
        let js_name = format!("{bin}-{}.js", hash(glue.as_bytes()));
        write(&dist.join(&js_name), glue)?;
        Ok(Bundle { js: js_name, wasm: wasm_name })
    }
}

/// The app as it is published: a bundle, and the module that it fetches when its first screen is
/// there.
pub struct App {
    /// What the first screen needs.
    pub first: Bundle,
    /// The name of the rest.
    pub rest: String,
}

impl App {
    /// Splits and publishes what cargo has built last.
    pub fn publish(dist: &Path) -> Result<App, String> {
        let split = split::split()?;
        let rest = split::publish(&split.rest, dist)?;
        let js = split.js.replace(split::REST, &split::fetched(&rest));
        let first = Bundle::publish(&js, &split.main, dist, "cutover")?;
        Ok(App { first, rest })
    }
}

/// Takes comment lines and indentation out of wasm-bindgen's glue, which Trunk does not minify.
fn squeeze(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut in_comment = false;
    for line in js.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            in_comment = !line.contains("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Copies a folder with all that is in it.
pub fn copy_dir(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to).map_err(|e| format!("{}: {e}", to.display()))?;
    for entry in std::fs::read_dir(from).map_err(|e| format!("{}: {e}", from.display()))? {
        let entry = entry.map_err(|e| e.to_string())?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target).map_err(|e| format!("{}: {e}", target.display()))?;
        }
    }
    Ok(())
}
