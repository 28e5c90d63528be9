// Servers: the project's own, and one that can be told to misbehave.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { DIST, XTASK } from "./env.js";

/** `cargo xtask serve --dir dist` on a port of its own. */
export async function serveApp(folder = DIST) {
  const child = spawn(XTASK, ["serve", "--dir", folder, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill());
  const origin = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      const at = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (at) found(at[0]);
    });
    child.on("exit", (code) => failed(new Error(`xtask serve ended with ${code}: ${said}`)));
  });
  return { origin, home: origin + "/", stop: () => child.kill() };
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
};

/**
 * A plain static host as there are many: no compression, files kept for ten minutes. What it serves
 * can be changed while it runs: `folder`, `missing` (paths that give 404), `pages` (path → text),
 * `types` (extension → type), `headers`.
 */
export async function serveFolder({ folder = DIST, base = "/", pages = {}, missing = [], types = {}, headers = {}, port = 0 } = {}) {
  const host = { folder, base, pages, missing: new Set(missing), types, headers };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split("?")[0]);
    const give = (status, type, body) => {
      response.writeHead(status, { "content-type": type, "cache-control": "max-age=600", ...host.headers });
      response.end(body);
    };
    if (path in host.pages) return give(200, TYPES[extname(path)] ?? TYPES[".html"], host.pages[path]);
    const inside = path.startsWith(host.base) ? normalize(path.slice(host.base.length)) : undefined;
    if (inside === undefined || inside.startsWith("..") || host.missing.has(inside)) return give(404, "text/plain", "Not found");
    let file = join(host.folder, inside);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!existsSync(file)) return give(404, "text/plain", "Not found");
    const type = host.types[extname(file)] ?? TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "max-age=600", ...host.headers });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening, failed) => server.on("error", failed).listen(port, "127.0.0.1", listening));
  host.port = server.address().port;
  host.origin = `http://127.0.0.1:${host.port}`;
  host.home = host.origin + base;
  host.stop = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return host;
}
