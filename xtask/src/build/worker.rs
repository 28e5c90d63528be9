//! The manifest and the service worker, with the list of what it keeps.

use super::assets::hash;
use super::{read, write};
use crate::run::{Outcome, root};
use std::path::Path;

/// Writes the manifest for a base path: its `id` is absolute, since `./` would collide with the
/// neighbours on the same origin.
pub fn manifest(dist: &Path, base: &str) -> Outcome {
    let path = dist.join("manifest.webmanifest");
    if !path.exists() {
        return Ok(());
    }
    write(&path, read(&path)?.replace("__BASE__", base))
}

/// Writes `worker.js` from its template: the precache list holds every file that a screen needs.
pub fn write_worker(dist: &Path) -> Outcome {
    let template = root().join("public/worker.js");
    if !template.exists() {
        return Ok(());
    }
    let mut files = Vec::new();
    list(dist, "", &mut files)?;
    files.sort();
    let mut rows = Vec::new();
    let mut all = String::new();
    for name in files.iter().filter(|name| wanted(name)) {
        let bytes = std::fs::read(dist.join(name)).map_err(|e| format!("{name}: {e}"))?;
        let revision = hash(&bytes);
        all.push_str(&revision);
        // A hashed name never changes its content: the URL is its own revision.
        let known = name.contains(&revision);
        rows.push(if known { format!("[{name:?}]") } else { format!("[{name:?},{revision:?}]") });
    }
    let text = read(&template)?
        .replace("__PRECACHE__", &format!("[{}]", rows.join(",")))
        .replace("__VERSION__", &hash(all.as_bytes()));
    write(&dist.join("worker.js"), text)
}

/// Pictures for install dialogs, embeds and the single file are not needed to study.
fn wanted(name: &str) -> bool {
    let apart = ["embed/", "screenshots/", "downloads/"];
    let single = ["worker.js", "cutover.html", "embed.js", "demo.html", "demo.css", "licences.txt"];
    !apart.iter().any(|folder| name.starts_with(folder))
        && !single.contains(&name)
        && !name.starts_with("embed-")
}

fn list(folder: &Path, prefix: &str, into: &mut Vec<String>) -> Outcome {
    for entry in std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let entry = entry.map_err(|e| e.to_string())?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), into)?;
        } else {
            into.push(name);
        }
    }
    Ok(())
}
