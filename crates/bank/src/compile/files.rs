//! The one place of the compiler that touches the disk.

use std::io;
use std::path::Path;

/// A file of `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the root of the repository, with forward slashes: `content/course.toml`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// Reads `root/content` in a stable order. Names that begin with a dot are passed over.
pub fn read_dir(root: &Path) -> io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    visit(&root.join("content"), "content", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn visit(dir: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}/{name}");
        if entry.file_type()?.is_dir() {
            visit(&entry.path(), &path, files)?;
        } else {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path())?).replace("\r\n", "\n");
            files.push(SourceFile { path, text });
        }
    }
    Ok(())
}
