//! The app in two modules: what the first screen needs, and the rest (`src/rest.rs`).
//!
//! Trunk's bundle is whole. From the same module of cargo, which still says what refers to what, the
//! rest is split off, and wasm-bindgen writes the glue of what remains. Both share memory and table:
//! the glue instantiates the rest, when the app asks for it, with what the first module exports.

use super::assets::hash;
use super::{order, read, write};
use crate::run::{Outcome, program, root, run};
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// What the module of cargo is called.
const MODULE: &str = "target/wasm32-unknown-unknown/release/cutover.wasm";
/// How the glue gets at the function that loads the rest.
const IMPORT: &str = "import * as import1 from \"./__wasm_split.js\"";
/// That function, in the place of a file to import. It tells the app whether the rest is there.
const LOADER: &str = r#"
const import1 = {
__wasm_split_load_rest(done, data) {
const say = (whole) => wasm.__indirect_function_table.get(done)(data, whole);
const load = async () => __wbg_load(await __REST__, { __wasm_split: wasm });
load().then(() => say(1), (error) => { console.error(error); say(0); });
}
};
"#;
/// What stands in that function for where the rest comes from.
pub const REST: &str = "__REST__";
/// How it is fetched from a folder.
const FETCHED: &str = "fetch(new URL(\"NAME\", import.meta.url))";

/// Glue, first module and rest, before they have names.
pub struct Split {
    /// The glue, with [`REST`] for where the rest comes from.
    pub js: String,
    /// The module that the glue loads.
    pub main: Vec<u8>,
    /// The one that the app asks for.
    pub rest: Vec<u8>,
}

/// Splits what cargo has built last.
pub fn split() -> Result<Split, String> {
    let folder = root().join("target/split-app");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let module = bytes(&root().join(MODULE))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&module);
    options.output_dir = &folder;
    options.main_out_path = &main;
    let made = transform(options).map_err(|e| format!("the app cannot be split: {e}"))?;
    let [rest] = &made.split_modules[..] else {
        return Err(format!("the app was split into a module and {} others, not one", made.split_modules.len()));
    };
    bind(&main, &folder)?;
    let js = read(&folder.join("bound/cutover.js"))?;
    if !js.contains(IMPORT) {
        return Err(format!("the glue no longer holds {IMPORT}"));
    }
    Ok(Split {
        js: js.replace(IMPORT, LOADER),
        main: bytes(&folder.join("bound/cutover_bg.wasm"))?,
        rest: order::ordered(&bytes(rest)?)?,
    })
}

fn bind(main: &Path, folder: &Path) -> Outcome {
    let mut bindgen = program("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "cutover", "--out-dir"]);
    run(bindgen.arg(folder.join("bound")).arg(main))
}

fn bytes(path: &PathBuf) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// Writes the rest under a name that carries its hash; gives the name.
pub fn publish(rest: &[u8], dist: &Path) -> Result<String, String> {
    let name = format!("rest-{}.wasm", hash(rest));
    write(&dist.join(&name), rest)?;
    Ok(name)
}

/// How glue fetches the rest by its name.
pub fn fetched(rest: &str) -> String {
    FETCHED.replace("NAME", rest)
}
