// Where things are: `cargo xtask test` says so; a test file run by itself finds the same places.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

export const CHROMIUM = process.env.CUTOVER_CHROMIUM ?? "/usr/bin/chromium";
export const DIST = process.env.CUTOVER_DIST ?? join(root, "dist");
/** The same for a host that serves it under /study/. */
export const STUDY = process.env.CUTOVER_STUDY ?? join(root, "target/test/study");
export const XTASK = process.env.CUTOVER_XTASK ?? join(root, "target/debug/xtask");
export const OUT = join(root, "tests/out");

/** The bank as `cargo xtask bank` prints it. */
export function bank() {
  return JSON.parse(readFileSync(process.env.CUTOVER_BANK ?? join(root, "target/test/bank.json"), "utf8"));
}

/** A folder that goes when the test file has run. */
export function scratch(name) {
  const folder = mkdtempSync(join(tmpdir(), `cutover-${name}-`));
  process.on("exit", () => {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // A browser that was killed still writes: the system clears its temporary folder.
    }
  });
  return folder;
}

if (!existsSync(join(DIST, "index.html"))) {
  throw new Error(`${DIST} holds no build: run \`cargo xtask build\` first`);
}
