// Start and response in Chromium, with a processor four times slower than this one.
import { AS_PHONE, launch, offlineReady, open, ready } from "../support/browser.js";
import { atQuestion, startExam } from "../support/exam.js";
import { chooseExam } from "../support/learner.js";
import { noteShifts, shifts } from "../support/look.js";
import { DIAGRAMS } from "../support/screens.js";
import { serveApp } from "../support/server.js";
import { line, median } from "./figures.js";

const SLOWER = 4;
const RUNS = 5;
const QUESTION = "#/practice?count=10&seed=1";

const server = await serveApp();
const browser = await launch();

/** A page on a slow processor that notes when a question can first be read. */
async function slowPage(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector(".stem .ask")) return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => (globalThis.readable = performance.now())));
    });
    look.observe(document, { childList: true, subtree: true });
  });
  return page;
}

async function readable(page) {
  await page.waitForFunction(() => globalThis.readable, null, { polling: 50 });
  return page.evaluate(() => globalThis.readable);
}

/** What `act` takes from each input to the next frame: the browser's own event timing. */
async function responses(page, act) {
  await page.evaluate(() => {
    globalThis.inputs = [];
    globalThis.timing?.disconnect();
    globalThis.timing = new PerformanceObserver((list) => {
      for (const { duration, interactionId, name } of list.getEntries()) if (interactionId) globalThis.inputs.push({ duration, interactionId, name });
    });
    globalThis.timing.observe({ type: "event", durationThreshold: 16 });
  });
  const acted = await act();
  await page.waitForTimeout(300);
  const slow = await page.evaluate(() => globalThis.inputs);
  const worst = new Map();
  for (const { duration, interactionId } of slow) worst.set(interactionId, Math.max(duration, worst.get(interactionId) ?? 0));
  // What the browser does not report took less than 16 ms.
  const all = [...worst.values()];
  while (all.length < acted) all.push(15);
  return all;
}

function report(what, all) {
  line(`${what}: input to next frame, median of ${all.length}`, median(all), "ms", { most: 50 });
  line(`${what}: the slowest`, Math.max(...all), "ms", { most: 50 });
}

// First question, cold; then from the worker.
const cold = [];
const warm = [];
let jumps = 0;
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext(AS_PHONE);
  const page = await slowPage(context);
  await noteShifts(page);
  await open(page, server.home, QUESTION);
  cold.push(await readable(page));
  await offlineReady(page);
  await page.waitForTimeout(500);
  await page.reload();
  await ready(page);
  warm.push(await readable(page));
  await page.waitForTimeout(200);
  jumps = Math.max(jumps, (await shifts(page)).reduce((sum, { value }) => sum + value, 0));
  await context.close();
}
line(`first question readable, cold, ${SLOWER}× slower, median of ${RUNS}`, median(cold), "ms", { most: 1200 });
line(`first question readable from the worker, ${SLOWER}× slower`, median(warm), "ms", { most: 1000 });
line("layout shift of that start", jumps, "", { most: 0 });

const context = await browser.newContext(AS_PHONE);
const page = await slowPage(context);
await chooseExam(page, server.home);

await page.goto(server.home + "#/practice?count=10&seed=2");
await page.locator(".opts label").first().waitFor();
report("Practice", await responses(page, async () => {
  let acted = 0;
  for (let question = 0; question < 5; question += 1) {
    const sure = page.getByRole("button", { name: "Sure", exact: true });
    for (const option of await page.locator(".opts label").all()) {
      await option.tap();
      acted += 1;
      if (await sure.isEnabled()) break;
    }
    await sure.tap();
    await page.locator("#answer").waitFor();
    await page.getByRole("button", { name: /Next question/ }).tap();
    await page.locator(".opts label").first().waitFor();
    acted += 2;
  }
  return acted;
}));

await page.goto(server.home + "#/cards?new=20");
await page.locator("#card").waitFor();
report("Cards", await responses(page, async () => {
  for (let card = 0; card < 8; card += 1) {
    await page.getByRole("button", { name: /Show the answer/ }).tap();
    await page.getByRole("button", { name: /^Good/ }).tap();
    await page.getByRole("button", { name: /Show the answer/ }).waitFor();
  }
  return 16;
}));

// Drawing a paper: choosing another length looks at every form of the bank, and is nothing but that;
// Start chooses the next form, draws it, writes it down and shows the first question.
const choosing = [];
const starting = [];
for (let run = 0; run < RUNS; run += 1) {
  const context = await browser.newContext(AS_PHONE);
  const page = await slowPage(context);
  await chooseExam(page, server.home);
  await open(page, server.home, "#/exam");
  const lengths = page.locator("input[name=count]");
  await lengths.first().waitFor();
  const press = (element) => {
    const begin = performance.now();
    element.click();
    return performance.now() - begin;
  };
  for (const nth of [1, 2, 0]) choosing.push(await lengths.nth(nth).evaluate(press));
  starting.push(...(await responses(page, async () => {
    await page.getByRole("button", { name: "Start the exam" }).tap();
    await atQuestion(page, 1);
    return 1;
  })));
  await context.close();
}
line(`all forms of a length looked at, ${SLOWER}× slower, median of ${choosing.length}`, median(choosing), "ms", { most: 20 });
line(`all forms of a length looked at, ${SLOWER}× slower: the slowest`, Math.max(...choosing), "ms", { most: 20 });
report("Start of an exam, 75 questions", starting);

await startExam(page, server.home, { count: 75, seed: 0 });
report("Exam, 75 questions", await responses(page, async () => {
  for (let nth = 1; nth <= 12; nth += 1) {
    await page.locator(".eo label").nth(nth % 4).tap();
    await page.getByRole("button", { name: /^Flag/ }).tap();
    await page.getByRole("button", { name: /^Next/ }).tap();
    await atQuestion(page, nth + 1);
    await page.locator(".eo label").first().waitFor();
  }
  return 36;
}));

for (const name of DIAGRAMS) {
  await page.goto(server.home + `#/diagrams/${name}`);
  await page.locator(".dg").waitFor();
  report(name, await responses(page, async () => {
    let acted = 0;
    for (const slider of await page.locator(".dg input[type=range]:not([disabled])").all()) {
      await slider.focus();
      for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
      acted += 3;
    }
    for (const preset of await page.locator('.dg [data-do^="preset:"]').all()) {
      await preset.tap();
      acted += 1;
    }
    const step = page.locator('.dg [data-do="on"]');
    if (await step.count()) {
      for (let time = 0; time < 4; time += 1) await step.tap();
      acted += 4;
    }
    return acted;
  }));
}

await browser.close();
server.stop();
