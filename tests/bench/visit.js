// A first visit by a slow line, with a processor four times slower than this one: when the first
// screen can be used, and when the first question can be read.
import { AS_PHONE, launch } from "../support/browser.js";
import { serveApp } from "../support/server.js";
import { line, median } from "./figures.js";

const RUNS = 3;
/** Lighthouse's slow 4G: 1.6 Mbit/s, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

const server = await serveApp();
const browser = await launch();

/** Milliseconds from the beginning of a visit until something is there. */
async function until(route, selector) {
  const all = [];
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext(AS_PHONE);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(server.home + route, { waitUntil: "commit" });
    await page.locator(selector).first().waitFor({ timeout: 60_000 });
    all.push(await page.evaluate(() => performance.now()));
    await context.close();
  }
  return median(all);
}

line("a first visit by slow 4G, 4× slower: the first screen can be used", await until("", ".fr form button[type=submit]"), "ms");
line("the same: the first question can be read", await until("#/practice?count=10&seed=1", ".stem .ask"), "ms");

await browser.close();
server.stop();
