//! The style sheets: parts in `src/style/`, joined in a fixed order and squeezed.

use super::assets::hash;
use super::{read, write};
use crate::run::root;
use std::path::Path;

/// What the app's sheet is made of: tokens and components first, then every screen's own part.
pub const APP: fn(&str) -> bool = |name| name != "embed.css";
/// What an embed page needs.
pub const EMBED: fn(&str) -> bool =
    |name| matches!(name, "tokens.css" | "look.css" | "diagrams.css" | "embed.css");

/// The joined sheet of the parts that `wanted` names.
pub fn join(wanted: fn(&str) -> bool) -> Result<String, String> {
    let folder = root().join("src/style");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".css") && wanted(name))
        .collect();
    names.sort_by_key(|name| match name.as_str() {
        "tokens.css" => (0, name.clone()),
        "look.css" => (1, name.clone()),
        _ => (2, name.clone()),
    });
    let mut css = String::new();
    for name in names {
        css.push_str(&read(&folder.join(name))?);
    }
    Ok(squeeze(&css))
}

/// Writes the sheet as `<name>-<hash>.css` and returns its name.
pub fn publish(dist: &Path, name: &str, wanted: fn(&str) -> bool) -> Result<String, String> {
    let css = join(wanted)?;
    let file = format!("{name}-{}.css", hash(css.as_bytes()));
    write(&dist.join(&file), css)?;
    Ok(file)
}

/// Takes out comments, line ends and indentation.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
