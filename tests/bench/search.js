// Search in Chromium, with a processor four times slower than this one: from opening the palette to
// the first answer, keystroke by keystroke after, and until everything has been read.
import { AS_PHONE, launch, ready } from "../support/browser.js";
import { chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";
import { line, median } from "./figures.js";

const SLOWER = 4;
const RUNS = 3;
const TYPED = ["lifecycle hook", "asg warm pool", "cloudwacth alarm"];

const server = await serveApp();
const browser = await launch();

/** Types into the palette inside the page; returns what each keystroke took until its rows stood there. */
async function type(text) {
  const drawn = () => new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
  const input = document.querySelector(".pal input");
  const taken = [];
  for (let end = 1; end <= text.length; end += 1) {
    const begin = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text.slice(0, end));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
    document.body.getBoundingClientRect();
    taken.push(performance.now() - begin);
  }
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
  while (performance.now() - changed < 700) {
    if (count() !== last) [last, changed] = [count(), performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { answered, complete: changed - begin, found: last };
}

for (const [moment, wait] of [["at the start", 0], ["ten seconds later", 10_000]]) {
  const answered = [];
  const complete = [];
  const keys = [];
  let found = "";
  for (let run = 0; run < RUNS; run += 1) {
    const context = await browser.newContext(AS_PHONE);
    const page = await context.newPage();
    await chooseExam(page, server.home);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.reload();
    await ready(page);
    await page.waitForTimeout(wait);
    const first = await page.evaluate(firstAnswer);
    answered.push(first.answered);
    complete.push(first.complete);
    found = first.found;
    for (const text of TYPED) keys.push(...(await page.evaluate(type, text)));
    await context.close();
  }
  line(`search opened ${moment}: first answer`, median(answered), "ms", { most: 100 });
  line(`search opened ${moment}: everything found`, median(complete), "ms", { most: 1000, note: found });
  line(`search opened ${moment}: a keystroke, median of ${keys.length}`, median(keys), "ms", { most: 16 });
  line(`search opened ${moment}: the slowest keystroke`, Math.max(...keys), "ms", { most: 16 });
}

await browser.close();
server.stop();
