//! A small server for a folder of static files, on this machine alone.

use crate::build;
use crate::build::sizes::brotli_at;
use crate::run::{Outcome, root};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The quality that files are packed with when they are first asked for.
const QUICK: i32 = 5;
const ADDRESS: &str = "127.0.0.1:8080";

/// `cargo xtask serve [--port 8080] [--dir dist]`; with `--dir` it serves what is there.
pub fn command(args: &[String]) -> Outcome {
    let value = |name: &str| {
        args.iter().position(|a| a == name).and_then(|at| args.get(at + 1)).cloned()
    };
    let folder = match value("--dir") {
        Some(dir) => PathBuf::from(dir),
        None => {
            build::build("/")?;
            root().join("dist")
        }
    };
    let address = value("--port").map_or(ADDRESS.to_string(), |port| format!("127.0.0.1:{port}"));
    let listener = TcpListener::bind(&address).map_err(|e| {
        format!("{address} cannot be used ({e}); stop what runs there, or give --port")
    })?;
    // With `--port 0` the system chooses.
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    println!("\nCutover is at http://{address}/  (Ctrl-C ends it)");
    let packed = Arc::new(Mutex::new(HashMap::new()));
    for stream in listener.incoming().flatten() {
        let (folder, packed) = (folder.clone(), Arc::clone(&packed));
        std::thread::spawn(move || {
            let _ = answer(stream, &folder, &packed);
        });
    }
    Ok(())
}

/// Brotli of a file, by path and time of change: computed once.
type Packed = Mutex<HashMap<(PathBuf, std::time::SystemTime), Arc<Vec<u8>>>>;

fn answer(mut stream: TcpStream, folder: &Path, packed: &Packed) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let mut brotli = false;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            let header = header.to_ascii_lowercase();
            brotli |= header.starts_with("accept-encoding:") && header.contains("br");
        }
        let mut words = line.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
        respond(&mut stream, folder, packed, method, target, brotli)?;
    }
}

fn respond(
    stream: &mut TcpStream,
    folder: &Path,
    packed: &Packed,
    method: &str,
    target: &str,
    brotli: bool,
) -> std::io::Result<()> {
    let path = target.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    let mut file = folder.join(path);
    if path.split('/').any(|part| part == "..") {
        file = folder.join("no such file");
    }
    if file.is_dir() {
        file = file.join("index.html");
    }
    let Ok(meta) = file.metadata() else {
        let body = b"Not found";
        write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n", body.len())?;
        return stream.write_all(body);
    };
    let kind = content_type(&file);
    let text = brotli && !kind.starts_with("image/png") && !kind.starts_with("font/");
    let body = if text {
        let key = (file.clone(), meta.modified()?);
        let known = packed.lock().ok().and_then(|map| map.get(&key).cloned());
        match known {
            Some(body) => body,
            None => {
                let body = Arc::new(brotli_at(QUICK, &std::fs::read(&file)?));
                if let Ok(mut map) = packed.lock() {
                    map.insert(key, Arc::clone(&body));
                }
                body
            }
        }
    } else {
        let mut body = Vec::new();
        std::fs::File::open(&file)?.read_to_end(&mut body)?;
        Arc::new(body)
    };
    let encoding = if text { "Content-Encoding: br\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{encoding}Cache-Control: no-cache\r\nVary: Accept-Encoding\r\n\r\n",
        body.len()
    )?;
    if method == "HEAD" {
        return Ok(());
    }
    stream.write_all(&body)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
