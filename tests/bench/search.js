// Search in Chromium, with a processor four times slower than this one: from opening the palette to
// the first answer, letter by letter after, and until everything has been read.
import assert from "node:assert/strict";
import { AS_PHONE, launch, ready } from "../support/browser.js";
import { chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";
import { line, median, share } from "./figures.js";

const SLOWER = 4;
// A bank that is several times as large is opened once: reading it takes as many times as long.
const [which = "", RUNS = 3] = process.argv[2] === "tenfold" ? [", a bank ten times as large", 1] : [];
/** What people type: names, abbreviations, slips of the finger, whole questions. */
const TYPED = [
  "lifecycle hook",
  "asg warm pool",
  "cloudwacth alarm",
  "s3 replication",
  "codepipline",
  "kms key rotation",
  "permision boundaries",
  "route53 failover",
  "how long does a lambda function run",
];
/** What is typed with real keys while the bank is still being read, and again afterwards. */
const PRESSED = "cross account role";

const server = await serveApp();
const browser = await launch();

/**
 * Types into the palette inside the page, each letter once the frame of the one before is drawn.
 * Returns what each took from the event to its rows standing in the document, laid out.
 */
async function type(text) {
  const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  const input = document.querySelector(".pal input");
  const rows = () => document.querySelector(".pal .rs").innerHTML;
  const taken = [];
  for (let end = 1; end <= text.length; end += 1) {
    await frame();
    await frame();
    const begin = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text.slice(0, end));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // What follows from a signal runs in microtasks, some begun by others.
    for (let turn = 0; turn < 20; turn += 1) await undefined;
    document.body.getBoundingClientRect();
    taken.push({ typed: text.slice(0, end), took: performance.now() - begin });
    const before = rows();
    await new Promise((turn) => setTimeout(turn));
    if (rows() !== before) throw new Error(`more rows came after ${text.slice(0, end)} was measured`);
  }
  // The rest of the list comes when nobody goes on typing.
  await new Promise((rest) => setTimeout(rest, 250));
  return taken;
}

/** Opens the palette and types one word, all in one go; returns the milliseconds until rows stand there. */
async function firstAnswer() {
  const begin = performance.now();
  dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true }));
  const until = async (selector) => {
    while (!document.querySelector(selector)) await new Promise((resolve) => setTimeout(resolve));
  };
  await until(".pal input");
  const input = document.querySelector(".pal input");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, "lambda");
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await until(".pal [role=option]");
  const answered = performance.now() - begin;
  // Complete when the number of hits has not changed for a while.
  const count = () => document.querySelector(".pal [role=status]").textContent;
  let last = "";
  let changed = performance.now();
  while (performance.now() - changed < 1500) {
    if (count() !== last) [last, changed] = [count(), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { answered, complete: changed - begin, found: last };
}

/** Presses the keys of a text; returns what each took to the next frame, by the browser's own timing. */
async function press(page, text) {
  await page.evaluate(() => {
    globalThis.pressed = [];
    globalThis.timing?.disconnect();
    globalThis.timing = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "keydown") globalThis.pressed.push(duration);
    });
    globalThis.timing.observe({ type: "event", durationThreshold: 16 });
    document.querySelector(".pal input").select();
  });
  await page.keyboard.type(text, { delay: 120 });
  await page.waitForTimeout(300);
  const slow = await page.evaluate(() => globalThis.pressed);
  // What the browser does not report took less than 16 ms.
  return [...slow, ...Array(Math.max(0, text.length - slow.length)).fill(15)];
}

/** A page on a slow processor, just begun. */
async function slowPage(context) {
  const page = await context.newPage();
  await chooseExam(page, server.home);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.reload();
  await ready(page);
  return page;
}

const budget = { most: 16 };
const [keys, frames] = [[], []];
for (const [moment, wait] of [["at the start", 0], ["ten seconds later", 10_000]]) {
  const [answered, complete] = [[], []];
  let found = "";
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext(AS_PHONE);
    const page = await slowPage(context);
    await page.waitForTimeout(wait);
    const first = await page.evaluate(firstAnswer);
    answered.push(first.answered);
    complete.push(first.complete);
    found = first.found;
    if (wait === 0) {
      for (const text of TYPED) keys.push(...(await page.evaluate(type, text)));
      frames.push(...(await press(page, PRESSED)));
    }
    await context.close();
  }
  line(`search${which} opened ${moment}: first answer`, median(answered), "ms", { most: 100 });
  line(`search${which} opened ${moment}: everything found`, median(complete), "ms", { most: 1000, note: found });
}
assert.equal(keys.length, RUNS * TYPED.join("").length);
const times = keys.map(({ took }) => took);
const slowest = keys.reduce((a, b) => (b.took > a.took ? b : a));
line(`search${which}: a letter, median of ${keys.length}`, median(times), "ms", budget);
line(`search${which}: a letter, 95th percentile`, share(times, 0.95), "ms", budget);
line(`search${which}: a letter, the slowest`, slowest.took, "ms", { ...budget, note: `“${slowest.typed}”` });
line(`search${which}: a key to the next frame, median of ${frames.length}`, median(frames), "ms", { most: 50 });
line(`search${which}: a key to the next frame, the slowest`, Math.max(...frames), "ms", { most: 50 });

// Somebody who types at once is answered while the bank is read.
const context = await browser.newContext(AS_PHONE);
const page = await slowPage(context);
await page.keyboard.press("Control+k");
await page.locator(".pal input").waitFor();
const early = await press(page, PRESSED);
line(`search${which}: a key to the next frame while it reads, median`, median(early), "ms", { most: 50 });
line(`search${which}: a key to the next frame while it reads, the slowest`, Math.max(...early), "ms", { most: 50 });

await browser.close();
server.stop();
