// Lighthouse on the first screen, phone and desktop: medians of three runs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import { line, median } from "../bench/figures.js";
import { CHROMIUM } from "../support/env.js";
import { serveApp } from "../support/server.js";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const LEAST = {
  phone: { performance: 95, accessibility: 100, "best-practices": 100, seo: 95 },
  desktop: { performance: 100, accessibility: 100, "best-practices": 100, seo: 95 },
};

/** A browser that Lighthouse can steer. */
async function chromium(profile) {
  const child = spawn(CHROMIUM, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "pipe"] });
  const port = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const at = /127\.0\.0\.1:(\d+)\/devtools/.exec(said);
      if (at) found(Number(at[1]));
    });
    child.on("exit", () => failed(new Error(`Chromium did not start: ${said}`)));
  });
  const ended = new Promise((done) => child.on("exit", done));
  return { port, stop: () => (child.kill(), ended) };
}

const server = await serveApp();
for (const [form, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, []]));
  const failing = new Set();
  for (let run = 0; run < RUNS; run += 1) {
    const profile = mkdtempSync(join(tmpdir(), "cutover-lighthouse-"));
    const browser = await chromium(profile);
    const result = await lighthouse(server.home, { port: browser.port, onlyCategories: CATEGORIES, logLevel: "silent" }, config);
    for (const name of CATEGORIES) {
      const category = result.lhr.categories[name];
      scores[name].push(Math.round(category.score * 100));
      for (const { id, weight } of category.auditRefs) {
        const { score, displayValue } = result.lhr.audits[id];
        if (weight > 0 && score !== null && score < 0.9) failing.add(`${id}${displayValue ? ` ${displayValue}` : ""}`);
      }
    }
    await browser.stop();
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    } catch {
      // A process of the browser still writes: the system clears its temporary folder.
    }
  }
  for (const name of CATEGORIES) line(`Lighthouse, ${form}: ${name}`, median(scores[name]), "points", { least: LEAST[form][name] });
  if (failing.size) console.log(`    below 90: ${[...failing].join(", ")}`);
}
server.stop();
