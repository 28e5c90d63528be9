// axe-core on every screen: light, dark, forced colours, desktop and phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../support/axe.js";
import { AS_PHONE, DESKTOP, launch, open, settled } from "../support/browser.js";
import { bank } from "../support/env.js";
import { answer, chooseExam } from "../support/learner.js";
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

const COLOURS = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
];

async function clean(page, name) {
  const found = {};
  for (const [colours, media] of COLOURS) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    // In forced colours the reader chose the contrast; axe reads what the sheet had asked for.
    const lines = await violations(page, colours === "forced colours" ? ["color-contrast"] : []);
    if (lines.length) found[colours] = lines;
  }
  assert.deepEqual(found, {}, name);
}

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  test(`no screen has a violation on a ${size}`, async (t) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await t.test(FIRST_RUN.name, async () => {
      await open(page, server.home);
      await clean(page, FIRST_RUN.name);
    });
    await chooseExam(page, server.home);
    for (const { name, route } of SCREENS) {
      await t.test(name, async () => {
        await open(page, server.home, route);
        await settled(page);
        await clean(page, name);
      });
    }
    await t.test("an answer explained, and the end of a set", async () => {
      await open(page, server.home, "#/practice?count=5&seed=7");
      await answer(page, known, { right: false });
      await clean(page, "an answer explained");
      await page.getByRole("button", { name: "End the session" }).click();
      await page.getByRole("heading", { name: /of 1 right/ }).waitFor();
      await clean(page, "the end of a set");
    });
    await t.test("a card with its answer", async () => {
      await open(page, server.home, "#/cards?new=10");
      await page.getByRole("button", { name: /Show the answer/ }).click();
      await page.locator("#answer").waitFor();
      await clean(page, "a card with its answer");
    });
    await t.test("the search palette", async () => {
      await open(page, server.home, "#/topics");
      await page.getByRole("button", { name: /Search/ }).filter({ visible: true }).first().click();
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("lambda");
      await settled(page);
      await clean(page, "the search palette");
    });
    await context.close();
  });
}
