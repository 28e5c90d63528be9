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

async function fits(page, name) {
  assert.deepEqual(await sideways(page), [], `${name} scrolls sideways`);
}

for (const [size, viewport, options] of [
  ["320 px", { width: 320, height: 640 }, {}],
  ["a phone", PHONE, {}],
  ["a desktop", DESKTOP, {}],
  ["text of 200 % on a desktop", DESKTOP, { big: true }],
]) {
  test(`no screen scrolls sideways at ${size}`, async () => {
    const page = await pageAt(viewport, options);
    for (const { name, route } of SCREENS) {
      await open(page, server.home, route);
      await settled(page);
      await fits(page, name);
    }
    await open(page, server.home, "#/practice?count=5&seed=7");
    await answer(page, known, { right: false });
    await fits(page, "an answer explained");
    await open(page, server.home, "#/cards?new=10");
    await page.getByRole("button", { name: /Show the answer/ }).click();
    await fits(page, "a card with its answer");
    await page.context().close();
  });

  test(`the first screen does not scroll sideways at ${size}`, async () => {
    const page = await pageAt(viewport, { ...options, chosen: false });
    await open(page, server.home);
    await fits(page, FIRST_RUN.name);
    await page.context().close();
  });
}

test("every topic fits at 320 px", async () => {
  const page = await pageAt({ width: 320, height: 640 });
  const faults = watch(page);
  await open(page, server.home, "#/topics");
  for (const { id } of known.topics) {
    await page.evaluate((id) => {
      location.hash = `#/topics/${id}`;
    }, id);
    await page.locator(".notes, .blank").first().waitFor();
    await fits(page, id);
  }
  faults.check();
  await page.context().close();
});

for (const [size, viewport] of [["phone", PHONE], ["desktop", DESKTOP]]) {
  test(`nothing jumps while a screen loads on a ${size}`, async () => {
    const page = await pageAt(viewport);
    await noteShifts(page);
    for (const { name, route } of SCREENS) {
      await page.goto("about:blank");
      await open(page, server.home, route);
      await settled(page);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(150);
      assert.deepEqual(await shifts(page), [], `${name} jumps`);
    }
    const fresh = await pageAt(viewport, { chosen: false });
    await noteShifts(fresh);
    await open(fresh, server.home);
    await fresh.waitForTimeout(150);
    assert.deepEqual(await shifts(fresh), [], "the first screen jumps");
    await fresh.context().close();
    await page.context().close();
  });
}
