// Back leads to where one was: the same place of the page, the focus on the link that led away.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AS_PHONE, DESKTOP, launch, open, settled } from "../support/browser.js";
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

const place = (page) => page.evaluate(() => scrollY);

/** Scrolls a link of the screen into the middle, follows it, and says where in the window it was. */
async function follow(page, link) {
  for (let seen = false; !seen; ) {
    await link.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await settled(page);
    // What comes above it moves it away again.
    seen = await link.evaluate((element) => element.getBoundingClientRect().top > 60 && element.getBoundingClientRect().bottom < innerHeight - 60);
  }
  const href = await link.getAttribute("href");
  const [at, scrolled] = await link.evaluate((element) => [element.getBoundingClientRect().top, scrollY]);
  await link.click();
  await page.waitForFunction((href) => location.hash === href, href);
  await settled(page);
  return { at, href, scrolled };
}

async function isBack(page, { at, href }, hash) {
  await page.waitForFunction((hash) => location.hash === hash, hash);
  await page.waitForFunction((href) => document.activeElement.getAttribute("href") === href, href);
  // While text comes above it, it is led after.
  await page.waitForFunction((at) => Math.abs(document.activeElement.getBoundingClientRect().top - at) <= 2, at);
}

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  test(`from the topics to one and on, and back again, on a ${size}`, async () => {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await chooseExam(page, server.home);
    await open(page, server.home, "#/topics");
    const first = await follow(page, page.locator('#main a[href^="#/topics/"]').nth(60));
    assert.ok(first.scrolled > 500, "it is far down");
    assert.equal(await place(page), 0, "a new screen begins at its top");
    const second = await follow(page, page.locator('#main a[href^="#/practice"]').last());
    assert.equal(await place(page), 0);
    await page.goBack();
    await isBack(page, second, first.href);
    await page.goBack();
    await isBack(page, first, "#/topics");
    // Forward too, and a link followed anew begins at the top.
    await page.goForward();
    await page.waitForFunction((at) => Math.abs(scrollY - at) <= 2, second.scrolled);
    await page.goBack();
    await isBack(page, first, "#/topics");
    await page.keyboard.press("Enter");
    await page.waitForFunction((href) => location.hash === href, first.href);
    await settled(page);
    assert.equal(await place(page), 0);
    await context.close();
  });
}

test("to a screen whose text comes later, and to results that were searched for", async () => {
  const page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(8000);
  await chooseExam(page, server.home);
  await open(page, server.home, "#/changes");
  await page.locator(".chl .tn").nth(60).waitFor();
  const first = await follow(page, page.locator(".chl h3 a").nth(40));
  await page.goBack();
  await isBack(page, first, "#/changes");
  await open(page, server.home, "#/search");
  await page.getByRole("searchbox").fill("deployment");
  await page.locator(".rl.page a").nth(20).waitFor();
  const second = await follow(page, page.locator(".rl.page a").nth(20));
  await page.goBack();
  await isBack(page, second, "#/search?q=deployment");
  await page.close();
});

test("from a place of a topic to where its link stands, in the same screen", async () => {
  const page = await browser.newPage({ viewport: DESKTOP });
  page.setDefaultTimeout(8000);
  await chooseExam(page, server.home);
  await open(page, server.home, "#/topics/lifecycle-hooks");
  await page.locator(".aside a[data-at]").nth(3).waitFor();
  await page.locator("h1").evaluate((heading) => (heading.dataset.same = "1"));
  await page.locator(".aside a[data-at]").nth(3).click();
  await page.waitForFunction(() => location.hash.includes("at=") && scrollY > 100);
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#/topics/lifecycle-hooks" && scrollY < 100);
  await page.locator(".aside a[data-at]:focus").waitFor();
  assert.equal(await page.locator("h1").getAttribute("data-same"), "1", "it is the same page");
  await page.goForward();
  await page.waitForFunction(() => location.hash.includes("at=") && scrollY > 100);
  await page.close();
});
