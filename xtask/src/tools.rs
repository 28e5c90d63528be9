//! What the commands need on a machine that has only rustup, Node and Debian's packages at hand.
//!
//! Everything that cargo or npm installs goes into the project (`.tools/`, `tests/node_modules/`);
//! what is there in the right version is left alone.

use crate::run::{Outcome, output, program, root, run, step, tools_dir};
use std::path::{Path, PathBuf};

/// Trunk 0.22 wants a newer Rust than the pinned one.
const TRUNK: &str = "0.21.14";
const TARGET: &str = "wasm32-unknown-unknown";
/// Where browsers are looked for, in this order.
const BROWSERS: &[&str] = &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// `cargo xtask setup`: everything at once.
pub fn command(_: &[String]) -> Outcome {
    for_building()?;
    cpp_compiler()?;
    for_browser_tests().map(|_| ())
}

/// What building needs: the wasm target, the source of the standard library (which is built for
/// size), Trunk, wasm-bindgen of the locked version.
pub fn for_building() -> Outcome {
    wasm_target()?;
    let library = library_source()?;
    cargo_tool("trunk", "trunk", TRUNK, "about 8 minutes on two cores")?;
    let bindgen = locked_version("wasm-bindgen")?;
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &bindgen, "about 3 minutes on two cores")?;
    // Trunk runs cargo offline, so that every crate has to be there.
    run(program("cargo").args(["fetch", "--quiet", "--locked"]))?;
    // The library's manifest asks for the same permission as building it.
    let mut fetch = program("cargo");
    run(fetch.env("RUSTC_BOOTSTRAP", "1").args(["fetch", "--quiet", "--locked", "--manifest-path"]).arg(library))
}

/// What browser tests need beside that: packages from npm, and a Chromium, whose path is returned.
pub fn for_browser_tests() -> Result<PathBuf, String> {
    npm(&root().join("tests"))?;
    browser()
}

/// Installs what a folder's package-lock.json names, unless it is there.
pub fn npm(folder: &Path) -> Outcome {
    let wanted = std::fs::read_to_string(folder.join("package-lock.json")).unwrap_or_default();
    let stamp = folder.join("node_modules/.cutover-lock");
    if std::fs::read_to_string(&stamp).unwrap_or_default() == wanted {
        return Ok(());
    }
    step("installing packages from npm, about half a minute", || {
        run(program("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]))
    })?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))
}

/// The path of a Chromium; Debian's is installed where there is none.
pub fn browser() -> Result<PathBuf, String> {
    let found = || BROWSERS.iter().map(Path::new).find(|p| p.exists()).map(Path::to_path_buf);
    if let Some(path) = std::env::var_os("CUTOVER_CHROMIUM").map(PathBuf::from).or_else(found) {
        return Ok(path);
    }
    step("installing Debian's chromium, about a minute", || apt("chromium"))?;
    found().ok_or_else(|| {
        "no Chromium after installing it; set CUTOVER_CHROMIUM to the path of one".to_string()
    })
}

/// What opens the downloads: a Python of the project's own with Anki's library, by the path of its
/// interpreter.
pub fn for_export_tests() -> Result<PathBuf, String> {
    let folder = tools_dir().join("python");
    let python = folder.join("bin/python");
    let list = root().join("tests/exports/requirements.txt");
    let wanted = std::fs::read_to_string(&list).map_err(|e| format!("{}: {e}", list.display()))?;
    let stamp = folder.join(".cutover-requirements");
    if std::fs::read_to_string(&stamp).unwrap_or_default() == wanted {
        return Ok(python);
    }
    step("installing Anki's library into .tools/python, about a minute", || {
        let venv = || run(program("python3").args(["-m", "venv", "--clear"]).arg(&folder));
        // Debian parts Python from its venv module.
        venv().or_else(|_| apt("python3-venv").and_then(|()| venv()))?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
        run(program(&python.to_string_lossy()).args(pip).arg(&list))
    })?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(python)
}

/// What compiles libFuzzer, whose source comes with a crate.
pub fn cpp_compiler() -> Outcome {
    let named = std::env::var_os("CXX").unwrap_or_else(|| "c++".into());
    if output(program(&named.to_string_lossy()).arg("--version")).is_some() {
        return Ok(());
    }
    step("installing Debian's g++, about half a minute", || apt("g++"))
}

/// Installs a package of Debian's, by sudo where one is not root.
fn apt(package: &str) -> Outcome {
    let sudo = output(program("id").arg("-u")).is_some_and(|id| id.trim() != "0");
    let apt = |args: &[&str]| {
        let mut command = if sudo { program("sudo") } else { program("apt-get") };
        if sudo {
            command.arg("apt-get");
        }
        run(command.args(args).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])?;
    apt(&["install", "-y", "-qq", "--no-install-recommends", package])
}

fn wasm_target() -> Outcome {
    let there = output(program("rustup").args(["target", "list", "--installed"]));
    if there.is_some_and(|list| list.lines().any(|line| line == TARGET)) {
        return Ok(());
    }
    step("adding the wasm target to the toolchain", || {
        run(program("rustup").args(["target", "add", TARGET]))
    })
}

/// The manifest of the standard library's source; the component is added where it is missing.
fn library_source() -> Result<PathBuf, String> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]));
    let sysroot = sysroot.ok_or("rustc does not say where it is installed; install Rust with rustup")?;
    let manifest = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.toml");
    if !manifest.exists() {
        step("adding the source of the standard library to the toolchain", || {
            run(program("rustup").args(["component", "add", "rust-src"]))
        })?;
    }
    Ok(manifest)
}

fn cargo_tool(binary: &str, package: &str, version: &str, how_long: &str) -> Outcome {
    let path = tools_dir().join("bin").join(binary);
    let there = output(program(&path.to_string_lossy()).arg("--version"));
    if there.is_some_and(|line| line.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    step(&format!("installing {package} {version} into .tools, {how_long}"), || {
        let mut install = program("cargo");
        install.args(["install", "--quiet", "--locked", "--force", "--version", version, package]);
        install.arg("--root").arg(tools_dir());
        // A target folder given from outside is for the project's own builds.
        run(install.env_remove("CARGO_TARGET_DIR"))
    })
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String, String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|e| format!("Cargo.lock cannot be read: {e}"))?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_string)
        .ok_or_else(|| format!("Cargo.lock does not name {package}"))
}
