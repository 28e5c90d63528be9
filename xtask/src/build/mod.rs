//! `cargo xtask build`: Trunk makes the two bundles, the rest of `dist/` is written round them.
//!
//! Order: bundles → style sheets → index.html → embed pages → single file → downloads → worker (which lists
//! what the others wrote) → size budgets.

pub mod assets;
pub mod downloads;
pub mod embed;
mod names;
mod order;
pub mod page;
mod sections;
pub mod single;
pub mod sizes;
mod small;
mod split;
pub mod style;
pub mod worker;

use crate::run::{Outcome, program, root, run, step};
use crate::tools;
use std::path::{Path, PathBuf};

/// `cargo xtask build [--base /study/]`.
pub fn command(args: &[String]) -> Outcome {
    let base = match args {
        [] => "/",
        [flag, base] if flag == "--base" => base.as_str(),
        _ => return Err("usage: cargo xtask build [--base /study/]".to_string()),
    };
    if !(base.starts_with('/') && base.ends_with('/')) {
        return Err(format!("--base is a path that begins and ends with a slash, not {base}"));
    }
    build(base)
}

/// Writes `dist/` for an app that is served under `base`.
pub fn build(base: &str) -> Outcome {
    tools::for_building()?;
    step("building the app (minutes the first time, then seconds)", || bundle("index.html", "app", 1))?;
    step("building the embed", || bundle("embed.html", "embed", 1))?;
    step("writing dist/", || {
        let dist = root().join("dist");
        let fresh = root().join("target/dist");
        let (app, embed) = assemble(base, &fresh)?;
        let _ = std::fs::remove_dir_all(&dist);
        std::fs::rename(&fresh, &dist).map_err(|e| format!("dist/ cannot be replaced: {e}"))?;
        let fits = sizes::check(&dist, &app.0);
        fits.and(sizes::check_embed(&dist, &embed.0, &embed.1))
    })
}

/// An app and its style sheet, an embed and its own.
type Assembled = ((assets::App, String), (assets::Bundle, String));

/// Writes a folder for `base` from the bundles that were built last.
pub fn assemble(base: &str, dist: &Path) -> Result<Assembled, String> {
    let _ = std::fs::remove_dir_all(dist);
    assets::copy_dir(&root().join("public"), dist)?;
    let names = assets::App::publish(dist)?;
    let css = style::publish(dist, "app", style::APP)?;
    page::index(dist, &names, &css)?;
    let embed = assets::Bundle::of_trunk(&trunk_output("embed"), dist, "embed")?;
    let embed_css = style::publish(dist, "embed", style::EMBED)?;
    embed::pages(dist, &embed, &embed_css)?;
    single::write(dist, &names, &css)?;
    downloads::write(dist)?;
    worker::manifest(dist, base)?;
    worker::write_worker(dist)?;
    Ok(((names, css), (embed, embed_css)))
}

fn trunk_output(name: &str) -> PathBuf {
    root().join("target/trunk").join(name)
}

/// An app with a bank so many times as large, for figures: the folder that it stands in. It is not
/// kept offline, and has neither embeds nor downloads.
pub fn larger(times: usize) -> Result<PathBuf, String> {
    tools::for_building()?;
    step("building the app with a larger bank (minutes)", || bundle("index.html", "larger", times))?;
    let dist = root().join("target/larger");
    let _ = std::fs::remove_dir_all(&dist);
    assets::copy_dir(&root().join("public"), &dist)?;
    let names = assets::App::publish(&dist)?;
    page::index(&dist, &names, &style::publish(&dist, "app", style::APP)?)?;
    Ok(dist)
}

/// Runs Trunk for one HTML file, with the bank so many times as large.
fn bundle(html: &str, name: &str, times: usize) -> Outcome {
    let mut trunk = program("trunk");
    trunk.envs(small::ENVIRONMENT);
    if times > 1 {
        trunk.env("CUTOVER_BANK_TIMES", times.to_string());
    }
    trunk.args(["build", html, "--release", "--offline", "--dist"]).arg(trunk_output(name));
    if html != "index.html" {
        trunk.args(["--html-output", html]);
    }
    run(&mut trunk)
}

/// Writes a file, its folders made.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
