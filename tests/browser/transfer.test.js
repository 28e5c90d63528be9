// A learner's data is theirs: out as one file, in again, twice, damaged, taken back, erased.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, ready, watch } from "../support/browser.js";
import { bank } from "../support/env.js";
import { answer, chooseExam, exported, next } from "../support/learner.js";
import { serveApp } from "../support/server.js";
import { known, local, mirror } from "../support/storage.js";

const course = bank();
let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function freshPage() {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return { context, page, faults: watch(page) };
}

async function choose(page, name, text) {
  await page.getByLabel("Import a backup").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

const said = (page, words) => page.getByRole("status").filter({ hasText: words }).first().waitFor();

test("export, erase, import: the same progress; a second import changes nothing", async () => {
  const { context, page, faults } = await freshPage();
  await chooseExam(page, server.home);
  await page.goto(server.home + "#/practice?count=5&seed=5");
  for (let nth = 0; nth < 2; nth += 1) {
    await answer(page, course, { right: nth === 0 });
    await next(page);
  }
  const before = await exported(page);
  assert.match(before.name, /^cutover-\d{4}-\d\d-\d\d\.json$/);

  await page.goto(server.home + "#/settings");
  // What is pressed goes away; the focus goes on to what stands there then.
  await page.getByRole("button", { name: "Erase…" }).click();
  await page.locator("#keep:focus").click();
  await page.locator("#erase:focus").click();
  await page.getByRole("button", { name: "Erase everything now" }).click();
  await said(page, "Everything has been erased");
  await page.locator("#erase:focus").waitFor();
  assert.deepEqual((await exported(page)).events, []);
  await page.reload();
  await ready(page);
  assert.deepEqual((await exported(page)).events, [], "healing brings nothing back");

  await choose(page, before.name, before.text);
  await said(page, /records are new/);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await said(page, /have come in/);
  await page.locator("#take-back:focus").waitFor();
  assert.deepEqual(known((await exported(page)).events), known(before.events));

  await choose(page, before.name, before.text);
  await said(page, /Nothing in this file is new here/);
  await page.reload();
  await ready(page);
  assert.deepEqual(known((await exported(page)).events), known(before.events));
  assert.deepEqual(await mirror(page), await local(page));
  faults.check();
  await context.close();
});

test("an import can be taken back, and another device’s progress is added to one’s own", async () => {
  const [one, two] = [await freshPage(), await freshPage()];
  for (const [at, { page }] of [one, two].entries()) {
    await chooseExam(page, server.home);
    await page.goto(server.home + `#/practice?count=5&seed=${50 + at}`);
    await answer(page, course);
  }
  const [mine, theirs] = [await exported(one.page), await exported(two.page)];
  const { page, faults } = one;
  await page.goto(server.home + "#/settings");
  await choose(page, theirs.name, theirs.text);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await said(page, /come in/);
  assert.deepEqual(known((await exported(page)).events), known([...mine.events, ...theirs.events]));
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: "Take back the last import" }).click();
  await said(page, "taken back");
  assert.deepEqual(known((await exported(page)).events), known(mine.events));
  faults.check();
  await one.context.close();
  await two.context.close();
});

test("a file that cannot be taken in is refused in words that help", async () => {
  const { context, page, faults } = await freshPage();
  await open(page, server.home, "#/settings");
  const refused = {
    "": /This file is empty/,
    "a shopping list": /not a Cutover export/,
    '{"app":"another","version":1,"events":[]}': /not a Cutover export/,
    '{"app":"cutover","version":99,"events":[],"checksum":""}': /A later version of Cutover wrote this file/,
    '{"app":"cutover","version":1,"events":["e 0000 nonsense"],"checksum":"00000000"}': /nothing in it can be read/,
  };
  for (const [text, words] of Object.entries(refused)) {
    await choose(page, "some.json", text);
    await said(page, words);
    assert.equal(await page.getByRole("button", { name: "Import", exact: true }).count(), 0);
  }
  faults.check();
  await context.close();
});

test("of a file that was cut short, what can be read comes in", async () => {
  const { context, page, faults } = await freshPage();
  await chooseExam(page, server.home);
  await page.goto(server.home + "#/practice?count=5&seed=6");
  await answer(page, course);
  const { text, name, events } = await exported(page);
  const other = await freshPage();
  await open(other.page, server.home, "#/settings");
  const cut = text.slice(0, text.lastIndexOf(events.at(-1)) - 2);
  await choose(other.page, name, cut);
  await said(other.page, /cut short/);
  await other.page.getByRole("button", { name: "Import", exact: true }).click();
  await said(other.page, /come in/);
  assert.equal((await exported(other.page)).events.length, events.length - 1);
  faults.check();
  other.faults.check();
  await other.context.close();
  await context.close();
});
