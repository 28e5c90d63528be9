//! Running other programs, with the project's own tools first on the path.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a command returns: nothing, or a message that says what to do.
pub type Outcome = Result<(), String>;

/// The root of the project. Asked at run time: worktrees may share a target folder, and so this
/// binary.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where tools are installed: in the project, ignored by git.
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// A program to be run in the root, finding the project's own tools first.
pub fn program(name: &str) -> Command {
    let mut paths = vec![tools_dir().join("bin")];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(name);
    command.current_dir(root()).env_remove("NO_COLOR");
    if let Ok(path) = std::env::join_paths(paths) {
        command.env("PATH", path);
    }
    command
}

/// Runs to the end, output shown; an error names the command.
pub fn run(command: &mut Command) -> Outcome {
    let shown = describe(command);
    let status = command.status().map_err(|e| format!("`{shown}` did not start: {e}"))?;
    status.success().then_some(()).ok_or_else(|| format!("`{shown}` failed ({status})"))
}

/// What a command prints on standard output, or nothing where it cannot be run.
pub fn output(command: &mut Command) -> Option<String> {
    let out = command.stderr(Stdio::null()).output().ok()?;
    out.status.success().then(|| String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Says what a long step is and how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("· {what} …");
    let start = Instant::now();
    let done = work()?;
    println!("  {what}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(done)
}

fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}
