// What the learner owns: notes, reports of faults, own cards, their import and export, the way to
// another device, the sheet of keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { violations } from "../support/axe.js";
import { AS_PHONE, DESKTOP, go, launch, open, ready, settled, watch } from "../support/browser.js";
import { bank } from "../support/env.js";
import { handIn, startExam } from "../support/exam.js";
import { answer, chooseExam, exported, next } from "../support/learner.js";
import { sideways } from "../support/look.js";
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

async function begin(options = { viewport: DESKTOP }) {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const faults = watch(page);
  await chooseExam(page, server.home);
  return { context, page, faults };
}

/** No violation, in light and in dark, and nothing that sticks out. */
async function fine(page, name) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
  }
  assert.deepEqual(await sideways(page), [], name);
}

const field = (page, name) => page.getByRole("textbox", { name });

async function write(page, front, back, tags = "") {
  await field(page, /^Front/).fill(front);
  await field(page, /^Back/).fill(back);
  await field(page, /^Tags/).fill(tags);
  await page.getByRole("button", { name: "Add the card" }).click();
  await page.getByText("Added.").waitFor();
}

const bring = (page, name, text, label = "A text export of Anki, or a CSV") =>
  page.getByLabel(label).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  test(`a note and a report on a ${size}`, async () => {
    const { context, page, faults } = await begin(options);
    await open(page, server.home, "#/practice?count=5&seed=7");
    const { id } = await answer(page, known, { right: false });
    await field(page, "Your note").fill("The <b>grace period</b> decides,\nnot the timeout: ä → ö");
    await page.getByText("Kept on this device.").waitFor();
    await page.getByText("Report a fault").click();
    const report = field(page, /Say what is wrong/);
    assert.match(await report.inputValue(), new RegExp(`Question: ${id ?? ""}`));
    assert.match(await report.inputValue(), /Chosen: [A-F] \(option \d as authored\)[^]*Counted as right: [A-F]/);
    await report.press("End");
    await report.press("Control+End");
    await report.pressSequentially("the key");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByText("Copied.").waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /where it is written: the key$/);
    await fine(page, "an answer with a note");

    // A key that is typed into a note does nothing else, and the note is there after a reload.
    await field(page, "Your note").press("Enter");
    await page.getByRole("heading", { name: "Question 1 of 5" }).waitFor();
    await next(page);
    await page.reload();
    await ready(page);
    await open(page, server.home, `#/practice?question=${id}&count=1`);
    await answer(page, known, { right: true });
    assert.equal(await field(page, "Your note").inputValue(), "The <b>grace period</b> decides,\nnot the timeout: ä → ö");
    await field(page, "Your note").fill("");
    await page.getByText("Removed.").waitFor();
    const notes = (await exported(page)).events.filter((event) => /^e \w+ \d+ \d+ n /.test(event));
    assert.equal(notes.length, 2);
    assert.ok(notes.every((event) => /^[ -~]+$/.test(event)));
    faults.check();
    await context.close();
  });
}

test("a note written in the middle of a word outlives the screen, and stands in the exam's report", async () => {
  const { context, page, faults } = await begin();
  await startExam(page, server.home, { count: 20, seed: 3 });
  await handIn(page);
  await open(page, server.home, "#/exam/report/1?at=1");
  await field(page, "Your note").fill("left at once");
  await go(page, "#/exam/report/1?at=2");
  await page.waitForTimeout(1300);
  await go(page, "#/exam/report/1?at=1");
  assert.equal(await field(page, "Your note").inputValue(), "left at once");
  await fine(page, "the report of a question");
  faults.check();
  await context.close();
});

test("own cards are written, changed, reviewed, found, removed and taken back", async () => {
  const { context, page, faults } = await begin();
  await open(page, server.home, "#/cards/own");
  await write(page, "What is a bake time?", "The wait after a shift, watching alarms", "deploy canary");
  await write(page, "Second?", "<b>plain</b>");
  await field(page, /^Front/).fill("Second?");
  await page.getByRole("button", { name: "Add the card" }).click();
  await page.getByText("You have a card that asks this already").waitFor();
  await page.getByRole("button", { name: "Change: Second?" }).click();
  await field(page, /^Front/).fill("Third?");
  await page.getByRole("button", { name: "Keep the change" }).click();
  await page.getByText("Changed.").waitFor();
  // The first front is free again, and writing it anew leaves the changed card alone.
  await write(page, "Second?", "again");
  assert.equal(await page.locator(".ol li").count(), 3);
  await page.getByRole("button", { name: "Remove: Second?" }).click();
  await page.getByText("Removed.").waitFor();
  assert.equal(await page.locator(".ol li").count(), 2);
  assert.equal(await page.locator(".ol .sub b").count(), 0, "what looks like markup is text");
  await fine(page, "own cards");

  await page.getByRole("link", { name: "Review them" }).click();
  for (const grade of ["4", "3"]) {
    await page.getByRole("button", { name: /Show the answer/ }).click();
    await page.locator("#answer").waitFor();
    await page.keyboard.press(grade);
  }
  await page.getByRole("button", { name: "End the session" }).click();
  const lines = (await exported(page)).events;
  assert.equal(lines.filter((event) => / r own\/[0-9a-f]{16} [34] /.test(event)).length, 2);

  // Reviewed, it is scheduled, and it comes with all others when it is due again.
  await open(page, server.home, "#/cards/own");
  await page.getByText(/, back (on|tomorrow)/).first().waitFor();
  await page.keyboard.press("/");
  await page.getByRole("combobox").fill("wait shfit");
  const hit = page.getByRole("option").first();
  await hit.locator("text=bake time").waitFor();
  await page.getByRole("button", { name: /^Yours 1/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Change a card" }).waitFor();
  assert.equal(await field(page, /^Back/).inputValue(), "The wait after a shift, watching alarms");
  await page.getByRole("button", { name: "Leave it as it was" }).click();

  await page.getByRole("button", { name: "Remove: What is a bake time?" }).click();
  await page.getByText("Removed.").waitFor();
  assert.equal(await page.locator(".ol li").count(), 1);
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("Taken back.").waitFor();
  assert.equal(await page.locator(".ol li").count(), 2);
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(".ol li").count(), 2);
  faults.check();
  await context.close();
});

const ANKI = [
  "#separator:tab",
  "#html:true",
  "#tags column:3",
  '"What does <b>RTO</b> stand for?"\tRecovery&nbsp;time objective<br>seconds<script>alert(1)</script>\tdr',
  "And RPO?\tRecovery point objective\tdr backup",
  "\tno front\t",
  "",
].join("\n");

test("cards come from Anki and go to it, once, and an import can be taken back", async () => {
  const { context, page, faults } = await begin(AS_PHONE);
  await open(page, server.home, "#/cards/own");
  await bring(page, "deck.txt", ANKI);
  await page.getByText("2 cards are new. 1 row without a front, left out.").waitFor();
  assert.equal(await page.locator(".ol li").count(), 0, "nothing is written before it is taken");
  await page.getByRole("cell", { name: "Recovery time objective seconds" }).waitFor();
  await fine(page, "the preview");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("2 cards have come in.").waitFor();
  assert.equal(await page.locator(".ol li").count(), 2);
  await bring(page, "deck.txt", ANKI);
  await page.getByText("No card in this file is new here. 2 cards are here already and stay as they are.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Import", exact: true }).count(), 0);
  await bring(page, "deck.csv", "front;back\nAnd RPO?;Data that may be lost\n");
  await page.getByText("1 card gets another answer").waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("1 card has come in.").waitFor();
  await page.locator(".ol").getByText("Data that may be lost").waitFor();
  await page.getByRole("button", { name: "Take the import back" }).click();
  await page.locator(".ol").getByText("Recovery point objective").waitFor();
  await bring(page, "x.zip", "PK\0\0");
  await page.getByText("This file is not text.").waitFor();

  await page.reload();
  await ready(page);
  assert.equal(await page.locator(".ol li").count(), 2);
  await open(page, server.home, "#/settings");
  const files = {};
  for (const name of ["Anki text", "CSV"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    files[download.suggestedFilename().replace(/\d{4}-\d\d-\d\d/, "DAY")] = await readFile(await download.path(), "utf8");
  }
  assert.deepEqual(Object.keys(files), ["cutover-cards-DAY-anki.txt", "cutover-cards-DAY.csv"]);
  assert.match(files["cutover-cards-DAY-anki.txt"], /^#separator:tab\n#html:false\n[^]*And RPO\?\tRecovery point objective\tcard\town\//);
  assert.match(files["cutover-cards-DAY.csv"], /^Front,Back,[^]*"Recovery time objective\nseconds",card/);
  faults.check();
  await context.close();
});

test("everything moves as a text and as codes", async () => {
  const { context, page, faults } = await begin();
  await open(page, server.home, "#/practice?count=5&seed=7");
  await answer(page, known);
  await open(page, server.home, "#/cards/own");
  await write(page, "Moves along?", "Yes");
  await open(page, server.home, "#/settings");
  await page.getByRole("button", { name: "Copy as text" }).click();
  await page.getByText("Copied. Send it to yourself").waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^CUTOVER1\.[0-9A-F]{8}\.1\.1\.[A-Z2-7]+\.[0-9A-F]{8}$/);
  await page.getByRole("button", { name: "Show as codes" }).click();
  await page.getByText("Code 1 of 1").waitFor();
  assert.ok((await page.locator(".qr path").getAttribute("d")).length > 5000);
  await fine(page, "a code");
  const before = (await exported(page)).events;
  await context.close();

  const other = await begin();
  await open(other.page, server.home, "#/settings");
  const paste = field(other.page, "Paste from another device");
  await paste.fill(text.slice(0, 60));
  await other.page.getByText("nothing in it can be read").waitFor();
  await paste.fill(`Here: ${text.toLowerCase()}\n`);
  await other.page.getByText(/records are new/).waitFor();
  await other.page.getByRole("button", { name: "Import", exact: true }).click();
  await other.page.getByText(/records have come in/).waitFor();
  const after = (await exported(other.page)).events;
  assert.ok(before.every((event) => after.includes(event)));
  await open(other.page, server.home, "#/cards/own");
  await other.page.locator(".ol").getByText("Moves along?").waitFor();
  faults.check();
  other.faults.check();
  await other.context.close();
});

test("the sheet of keys: under ?, from the settings, and not where single keys are off", async () => {
  const { context, page, faults } = await begin();
  await open(page, server.home, "#/cards?new=10");
  await page.locator("#card").waitFor();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await sheet.getByText("again, hard, good, easy").waitFor();
  await page.keyboard.press("1");
  await fine(page, "the sheet of keys");
  await page.keyboard.press("Escape");
  // The browser closes it first, and tells the app a task later: then it is gone.
  await page.locator("#keys").waitFor({ state: "detached" });
  await page.getByRole("button", { name: /Show the answer/ }).waitFor();

  // It goes with the screen that it was about.
  await page.keyboard.press("?");
  await sheet.waitFor();
  await go(page, "#/topics");
  await sheet.waitFor({ state: "detached" });

  await open(page, server.home, "#/settings");
  await page.getByRole("switch", { name: "Single keys" }).click();
  await page.keyboard.press("?");
  await settled(page);
  assert.equal(await sheet.count(), 0);
  await page.getByRole("button", { name: "Show the keys" }).click();
  await sheet.getByText("Single keys are turned off").waitFor();
  await sheet.getByRole("button", { name: "Close" }).click();
  await sheet.waitFor({ state: "detached" });
  faults.check();
  await context.close();
});

test("a set as long as the evening's minutes, at the exam's pace before one's own is known", async () => {
  const { context, page, faults } = await begin();
  await open(page, server.home, "#/practice?seen=any");
  await page.getByRole("group", { name: "How many questions, or how long" }).locator("label", { hasText: "20 min" }).click();
  await page.getByText(/ for 8\.$/).waitFor();
  await page.getByRole("button", { name: /^Start/ }).click();
  await page.getByRole("heading", { name: "Question 1 of 8" }).waitFor();
  await open(page, server.home, "#/practice?seen=lucky");
  await page.getByText("No question fits.").waitFor();
  faults.check();
  await context.close();
});
