// A session by the keyboard alone; wherever the focus goes, it can be seen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AS_PHONE, DESKTOP, launch, open, settled, watch } from "../support/browser.js";
import { chooseExam, exported } from "../support/learner.js";
import { focusFault } from "../support/look.js";
import { SCREENS } from "../support/screens.js";
import { serveApp } from "../support/server.js";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const focused = (page) => page.evaluate(() => `${document.activeElement.getAttribute("aria-label") ?? ""} ${document.activeElement.textContent}`);

/** Presses Tab until the focus is on what `wanted` names. */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    assert.equal(await focusFault(page), undefined);
    if (wanted.test(await focused(page))) return;
  }
  assert.fail(`Tab does not reach ${wanted}`);
}

test("first start, three questions, two cards, without a mouse", async () => {
  const page = await browser.newPage({ viewport: DESKTOP });
  const faults = watch(page);
  await open(page, server.home);
  await tabTo(page, /Start with ten questions/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Question 1 of 10" }).waitFor();
  for (let nth = 1; nth <= 3; nth += 1) {
    await page.getByRole("heading", { name: `Question ${nth} of 10` }).waitFor();
    const sure = page.getByRole("button", { name: "Sure", exact: true });
    await page.locator(".opts label").first().waitFor();
    // The heading gets the focus a frame after the question stands.
    await settled(page);
    for (const letter of "ABCDEF") {
      await page.keyboard.press(letter);
      assert.equal(await focusFault(page), undefined);
      if (await sure.isEnabled()) break;
    }
    if (nth < 3) {
      await page.keyboard.press(String(nth));
    } else {
      await tabTo(page, /^\s*Sure/);
      await page.keyboard.press("Enter");
    }
    await page.locator("#answer:focus").waitFor();
    if (nth === 2) {
      await tabTo(page, /Next question/);
      await page.keyboard.press("Space");
    } else {
      await page.keyboard.press("Enter");
    }
  }
  await page.getByRole("heading", { name: "Question 4 of 10" }).waitFor();
  await page.goto(server.home + "#/cards?new=10");
  for (const grade of ["3", "1"]) {
    const asked = await page.locator("#card").innerText();
    await page.keyboard.press("Space");
    await page.locator("#answer").waitFor();
    await page.keyboard.press(grade);
    await page.waitForFunction((asked) => document.querySelector("#card")?.innerText !== asked, asked);
  }
  const { events } = await exported(page);
  assert.ok(events.length >= 6, "exam, three answers, two reviews are written down");
  faults.check();
  await page.close();
});

test("single keys can be turned off, and stay off", async () => {
  const page = await browser.newPage();
  await chooseExam(page, server.home);
  await page.getByRole("switch", { name: "Single keys" }).uncheck();
  await open(page, server.home, "#/practice?count=5&seed=7");
  await page.locator(".opts label").first().waitFor();
  await page.keyboard.press("A");
  assert.equal(await page.locator(".opts input:checked").count(), 0);
  await page.keyboard.press("/");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.close();
});

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  test(`the focus can be seen wherever Tab takes it on a ${size}`, async (t) => {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    const page = await context.newPage();
    await chooseExam(page, server.home);
    for (const { name, route } of SCREENS) {
      await t.test(name, async () => {
        await page.goto("about:blank");
        await open(page, server.home, route);
        await settled(page);
        const wrong = [];
        for (let presses = 0; presses < 60; presses += 1) {
          await page.keyboard.press("Tab");
          let fault = await focusFault(page);
          // A page under load scrolls a frame or two after the focus has moved.
          if (fault) await settled(page);
          if (fault) fault = await focusFault(page);
          if (fault === "nothing has the focus") break;
          if (fault) wrong.push(fault);
        }
        assert.deepEqual(wrong, []);
      });
    }
    await context.close();
  });
}
