// Never lose an answer: killed, full, blocked, damaged, erased, in two tabs, written by a later
// version.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, ready, watch } from "../support/browser.js";
import { bank, scratch } from "../support/env.js";
import { launchKillable } from "../support/killable.js";
import { answer, begin, chooseExam, exported, next } from "../support/learner.js";
import { serveApp } from "../support/server.js";
import { known, local, mirror, ofKind, sealed, setLocal, setMirror } from "../support/storage.js";

const course = bank();
let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** A learner with an exam and three answers. */
async function learner(init) {
  const context = await browser.newContext();
  if (init) await context.addInitScript(init);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = watch(page);
  await chooseExam(page, server.home);
  await page.goto(server.home + "#/practice?count=5&seed=3");
  for (let nth = 0; nth < 3; nth += 1) {
    await answer(page, course, { right: nth !== 1 });
    await next(page);
  }
  await page.getByRole("heading", { name: "Question 4 of 5" }).waitFor();
  return { context, page, faults };
}

async function reload(page) {
  await page.reload();
  await ready(page);
}

test("an answer outlives a browser that is killed as soon as it is given", async () => {
  const profile = scratch("killed");
  for (let given = 1; given <= 3; given += 1) {
    const first = await launchKillable(profile);
    const page = await first.context.newPage();
    await open(page, server.home);
    if (given === 1) await begin(page);
    else await page.goto(server.home + `#/practice?count=5&seed=${given}`);
    await answer(page, course);
    await first.kill();
    const second = await launchKillable(profile);
    const after = await second.context.newPage();
    await open(after, server.home);
    const { events } = await exported(after);
    assert.equal(ofKind(events, "a").length, given, "every answer so far is there");
    await second.kill();
  }
});

test("a reload keeps everything, in both stores", async () => {
  const { context, page, faults } = await learner();
  const before = await exported(page);
  assert.equal(ofKind(before.events, "a").length, 3);
  await reload(page);
  assert.deepEqual((await exported(page)).events, before.events);
  assert.deepEqual(await mirror(page), await local(page));
  faults.check();
  await context.close();
});

test("a full localStorage is said, the export is offered, and the answer is kept", async () => {
  const { context, page } = await learner();
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; ) {
      try {
        localStorage.setItem(`neighbour-${size}-${Math.random()}`, "x".repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
  });
  await answer(page, course);
  const notice = page.locator(".notice", { hasText: "storage is full" });
  await notice.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), notice.getByRole("button", { name: "Export progress" }).click()]);
  assert.match(download.suggestedFilename(), /^cutover-.*\.json$/);
  await reload(page);
  assert.equal(ofKind((await exported(page)).events, "a").length, 4, "the database kept it");
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("neighbour")).forEach((key) => localStorage.removeItem(key)));
  await reload(page);
  assert.equal(await page.locator(".notice").count(), 0, "with room again there is nothing to say");
  assert.deepEqual(await mirror(page), await local(page), "localStorage got what it lacked");
  await context.close();
});

test("with storage blocked the app runs, and says that nothing is kept", async () => {
  const block = () => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
    Object.defineProperty(globalThis, "indexedDB", { get: () => undefined });
  };
  const { context, page, faults } = await learner(block);
  await page.goto(server.home + "#/");
  await page.locator(".notice", { hasText: "Not kept." }).waitFor();
  assert.equal(ofKind((await exported(page)).events, "a").length, 3, "the export has what was done");
  faults.check();
  await context.close();
});

test("with one store blocked the other keeps everything", async () => {
  const blocked = {
    localStorage: () => Object.defineProperty(globalThis, "localStorage", { get: () => null }),
    indexedDB: () => Object.defineProperty(globalThis, "indexedDB", { get: () => undefined }),
  };
  for (const [name, block] of Object.entries(blocked)) {
    const { context, page, faults } = await learner(block);
    await reload(page);
    assert.equal(ofKind((await exported(page)).events, "a").length, 3, name);
    assert.equal(await page.locator(".notice").count(), 0, name);
    faults.check();
    await context.close();
  }
});

test("whatever happens to a key of one store, the other heals it", async () => {
  const { context, page, faults } = await learner();
  const before = known((await exported(page)).events);
  const harms = [() => null, () => "", () => "\u{1F4A5}", (text) => text.slice(0, -1), (text) => text.replace(/\d/, (digit) => (digit + 1) % 10)];
  const stores = { localStorage: [local, setLocal], IndexedDB: [mirror, setMirror] };
  for (const [name, [read, write]] of Object.entries(stores)) {
    const keys = Object.entries(await read(page));
    assert.ok(keys.length >= 4);
    for (const [at, [key, text]] of keys.entries()) {
      await write(page, { [key]: harms[at % harms.length](text) });
      await reload(page);
      assert.deepEqual(known((await exported(page)).events), before, `${key} harmed in ${name}`);
    }
    for (const harm of harms) {
      const all = Object.entries(await read(page));
      await write(page, Object.fromEntries(all.map(([key, text]) => [key, harm(text)])));
      await reload(page);
      assert.deepEqual(known((await exported(page)).events), before, `every key harmed in ${name}: ${harm}`);
    }
  }
  assert.equal(await page.locator(".notice").count(), 0, "nothing was lost, so nothing is said");
  faults.check();
  await context.close();
});

test("what is damaged in both stores is said, and the rest is there", async () => {
  const { context, page, faults } = await learner();
  const before = (await exported(page)).events;
  const [key, text] = Object.entries(await local(page)).find(([, text]) => text.includes(" a "));
  const harmed = text.replace(" a ", " b ");
  await setLocal(page, { [key]: harmed });
  await setMirror(page, { [key]: harmed });
  await reload(page);
  await page.locator(".notice", { hasText: "One record of your progress could not be read" }).waitFor();
  assert.equal((await exported(page)).events.length, before.length - 1);
  await page.getByRole("button", { name: "Understood" }).click();
  await page.goto(server.home + "#/practice?count=5&seed=31");
  await answer(page, course);
  await reload(page);
  assert.equal((await exported(page)).events.length, before.length, "it goes on as before");
  faults.check();
  await context.close();
});

test("two tabs that answer at the same time lose nothing", async () => {
  const { context, page } = await learner();
  const tabs = [page, await context.newPage()];
  const work = async (tab, seed) => {
    await tab.goto(server.home + `#/practice?count=20&seed=${seed}`);
    for (let nth = 1; nth <= 20; nth += 1) {
      await tab.getByRole("heading", { name: `Question ${nth} of 20` }).waitFor();
      const many = (await tab.locator(".opts input[type=checkbox]").count()) > 0;
      const sure = tab.getByRole("button", { name: "Sure", exact: true });
      for (const key of "ABCDEF") {
        await tab.keyboard.press(key);
        if (!many || (await sure.isEnabled())) break;
      }
      await tab.keyboard.press("3");
      await tab.locator("#answer").waitFor();
      await tab.keyboard.press("Enter");
    }
  };
  await Promise.all(tabs.map((tab, at) => work(tab, 100 + at)));
  for (const tab of tabs) {
    assert.equal(ofKind((await exported(tab)).events, "a").length, 43, "each tab knows of the other’s answers");
    await reload(tab);
    assert.equal(ofKind((await exported(tab)).events, "a").length, 43);
  }
  await context.close();
});

test("what a later version wrote is only read", async () => {
  const { context, page, faults } = await learner();
  await page.goto("about:blank");
  const other = await context.newPage();
  await other.goto(server.origin + "/manifest.webmanifest");
  await setLocal(other, { "cutover:e:0000002a:1": sealed("2 0 something that comes later") });
  const before = await local(other);
  await open(page, server.home, "#/practice?count=5&seed=41");
  await page.locator(".notice", { hasText: "newer version" }).waitFor();
  await answer(page, course);
  assert.deepEqual(await local(other), before, "nothing was rewritten");
  faults.check();
  await context.close();
});
