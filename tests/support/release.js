// A later release of what stands in dist/: another index.html, and the worker that belongs to it.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, scratch } from "./env.js";

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

/** The precache list of a release: paths and revisions. */
export function precached(folder = DIST) {
  return JSON.parse(/const FILES = (\[.*\]);/.exec(readFileSync(join(folder, "worker.js"), "utf8"))[1]);
}

/** Writes a release that differs by its name, as a build of changed sources would. */
export function laterRelease(name, { without } = {}) {
  const folder = scratch(`release-${name}`);
  cpSync(DIST, folder, { recursive: true });
  const page = join(folder, "index.html");
  const old = readFileSync(page);
  const html = String(old).replace("</head>", `<meta name="release" content="${name}">\n</head>`);
  writeFileSync(page, html);
  const worker = join(folder, "worker.js");
  const version = /const VERSION = "(\w+)"/.exec(readFileSync(worker, "utf8"))[1];
  const text = readFileSync(worker, "utf8").replace(`["index.html","${hash(old)}"]`, `["index.html","${hash(html)}"]`).replace(version, hash(name));
  writeFileSync(worker, text);
  if (without) rmSync(join(folder, without));
  return folder;
}
