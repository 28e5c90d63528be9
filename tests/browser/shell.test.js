// The page before the app is there: a first start shows the head of its first screen, where the app
// then draws it; its largest paint does not wait for the app.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SIZES, launch, open, ready } from "../support/browser.js";
import { chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** Text and place of what the shell and the first screen have in common. */
function head(page) {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const shown = [...document.querySelectorAll(".top.bare span,.top.bare a,.fr .mark,.fr h1,.fr .lead")];
    return shown.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.textContent, ...[x, y, width, height].map(Math.round)];
    });
  });
}

/** A page whose wasm arrives when `go` is called. */
async function held(viewport) {
  const page = await (await browser.newContext({ viewport, serviceWorkers: "block" })).newPage();
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route("**/*.wasm", async (route) => {
    await gone;
    await route.continue();
  });
  return { page, go };
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`${size}: the shell shows what the first screen begins with, at the same place`, async () => {
    const { page, go } = await held(viewport);
    await page.goto(server.home);
    const before = await head(page);
    assert.equal(before.length, 5);
    assert.ok(before.every(([, , , width]) => width > 0), "all of it is shown");
    go();
    await ready(page);
    assert.deepEqual(await head(page), before);
    await page.context().close();
  });

  test(`${size}: the largest paint of a first start is the shell's`, async () => {
    const { page, go } = await held(viewport);
    await page.addInitScript(() => {
      globalThis.paints = [];
      new PerformanceObserver((list) => globalThis.paints.push(...list.getEntries())).observe({ type: "largest-contentful-paint", buffered: true });
    });
    await page.goto(server.home);
    await page.waitForFunction(() => globalThis.paints.length > 0);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(200);
    const early = await page.evaluate(() => performance.now());
    go();
    await ready(page);
    await page.waitForTimeout(300);
    const last = await page.evaluate(() => {
      const { startTime, size, element } = globalThis.paints.at(-1);
      return { startTime, size, text: element?.textContent };
    });
    assert.ok(last.startTime < early, `painted with the app: ${JSON.stringify(last)}`);
    await page.context().close();
  });
}

test("who has begun sees that the course is opened, not the first screen", async () => {
  const { page, go } = await held(SIZES.phone);
  go();
  await chooseExam(page, server.home);
  await page.context().route("**/*.wasm", (route) => route.abort());
  await page.unroute("**/*.wasm");
  await page.reload();
  await page.getByText("Opening the course…").waitFor();
  assert.equal(await page.locator(".fr h1").isVisible(), false);
  await page.context().close();
});

test("a link to another screen does not show the first screen before it", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    new MutationObserver(() => (globalThis.shown ||= document.body?.className === "focus")).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await open(page, server.home, "#/topics");
  assert.equal(await page.evaluate(() => globalThis.shown), false);
  await page.context().close();
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`a new screen begins at its top, with the focus on it: ${name}`, async () => {
    const page = await (await browser.newContext({ viewport })).newPage();
    await open(page, server.home, "#/topics");
    for (const [route, heading] of [["#/", "Ready for the AWS"], ["#/diagrams", "Diagrams"]]) {
      await page.evaluate(() => scrollTo(0, 1500));
      await page.evaluate((route) => void (location.hash = route), route);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      assert.deepEqual(await page.evaluate(() => [document.activeElement.id, scrollY]), ["main", 0], route);
    }
    await page.context().close();
  });
}
