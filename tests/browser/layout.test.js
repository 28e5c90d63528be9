// Every screen fits: 320 px, a phone, a desktop, text of twice the size; and nothing jumps while it
// loads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, PHONE, launch, open, settled, watch } from "../support/browser.js";
import { bank } from "../support/env.js";
import { answer, chooseExam } from "../support/learner.js";
import { noteShifts, shifts, sideways } from "../support/look.js";
import { FIRST_RUN, SCREENS } from "../support/screens.js";
import { serveApp } from "../support/server.js";

const known = bank();
let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** A page of a learner who has chosen an exam; `big` doubles the text. */
async function pageAt(viewport, { chosen = true, big = false } = {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  if (big) {
    await page.addInitScript(() => {
      const grow = () => document.documentElement?.style.setProperty("font-size", "32px");
      grow() ?? addEventListener("DOMContentLoaded", grow);
      new MutationObserver(grow).observe(document, { childList: true });
    });
  }
  if (chosen) await chooseExam(page, server.home);
  return page;
}

/** Screens that scroll sideways, with what sticks out. */
function wide() {
  const found = {};
  return {
    async look(page, name) {
      const out = await sideways(page);
      if (out.length) found[name] = out;
    },
    check: () => assert.deepEqual(found, {}, "no screen scrolls sideways"),
  };
}

for (const [size, viewport, options] of [
  ["320 px", { width: 320, height: 640 }, {}],
  ["a phone", PHONE, {}],
  ["a desktop", DESKTOP, {}],
  ["text of 200 % on a desktop", DESKTOP, { big: true }],
]) {
  test(`no screen scrolls sideways at ${size}`, async () => {
    const page = await pageAt(viewport, options);
    const screens = wide();
    for (const { name, route } of SCREENS) {
      await open(page, server.home, route);
      await settled(page);
      await screens.look(page, name);
    }
    await open(page, server.home, "#/practice?count=5&seed=7");
    await answer(page, known, { right: false });
    await screens.look(page, "an answer explained");
    await open(page, server.home, "#/cards?new=10");
    await page.getByRole("button", { name: /Show the answer/ }).click();
    await screens.look(page, "a card with its answer");
    const fresh = await pageAt(viewport, { ...options, chosen: false });
    await open(fresh, server.home);
    await screens.look(fresh, FIRST_RUN.name);
    await fresh.context().close();
    await page.context().close();
    screens.check();
  });
}

test("every topic fits at 320 px", async () => {
  const page = await pageAt({ width: 320, height: 640 });
  const faults = watch(page);
  const topics = wide();
  await open(page, server.home, "#/topics");
  for (const { id } of known.topics) {
    await page.evaluate((id) => {
      location.hash = `#/topics/${id}`;
    }, id);
    await page.locator(".notes, .blank").first().waitFor();
    await topics.look(page, id);
  }
  faults.check();
  await page.context().close();
  topics.check();
});

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`nothing jumps while a screen loads on a ${size}`, async () => {
    const page = await pageAt(viewport);
    await noteShifts(page);
    const jumps = {};
    const note = async (of, name) => {
      await of.evaluate(() => document.fonts.ready);
      await of.waitForTimeout(150);
      const found = await shifts(of);
      if (found.length) jumps[name] = found;
    };
    for (const { name, route } of SCREENS) {
      await page.goto("about:blank");
      await open(page, server.home, route);
      await settled(page);
      await note(page, name);
    }
    const fresh = await pageAt(viewport, { chosen: false });
    await noteShifts(fresh);
    await open(fresh, server.home);
    await note(fresh, FIRST_RUN.name);
    await fresh.context().close();
    await page.context().close();
    assert.deepEqual(jumps, {}, "no screen jumps");
  });
}

test("the reading of a beginner stands beside the words at the bar's ends", async () => {
  const page = await pageAt({ width: 320, height: 640 });
  await page.goto(server.home + "#/practice?count=5&seed=3");
  await answer(page, known);
  await open(page, server.home);
  const boxes = await page.locator(".marks .key, .marks .reading").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  assert.equal(boxes.length, 3);
  boxes.sort((a, b) => a.left - b.left);
  for (const nth of [1, 2]) assert.ok(boxes[nth - 1].right <= boxes[nth].left, JSON.stringify(boxes));
  await page.context().close();
});
