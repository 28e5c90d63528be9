// The pictures in docs/pictures/ and public/screenshots/: a made-up learner in the app.
//
//   cargo xtask test build browser contract      # a build, the bank as JSON, and what drives Chromium
//   node tests/demo/pictures.js [name …]         # without a name, all
//
// The clock is set to one evening, so that only a change of app or content changes a picture.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AS_PHONE, DESKTOP, go, launch, open, settled } from "../support/browser.js";
import { bank } from "../support/env.js";
import { atQuestion, choose } from "../support/exam.js";
import { questionOf } from "../support/learner.js";
import { serveFolder } from "../support/server.js";
import { journal } from "./journal.js";
import { withPalette } from "./png.js";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const EVENING = new Date("2026-11-24T20:05:00");
/** One question, on a topic that the learner has read. */
const SET = "#/practice?question=lifecycle-hooks%2Fq-keep-unflushed&seed=3";

/** Name, look, route, and what is done there first. */
const PICTURES = [
  ["today-wide", "desktop light", "#/", null, "public/screenshots"],
  ["diagram-narrow", "phone dark", "#/diagrams/rto-rpo", pictured, "public/screenshots"],
  ["today-light", "desktop light", "#/"],
  ["today-dark", "phone dark", "#/"],
  ["diagram-light", "desktop light", "#/diagrams/lambda-alias?t=200", predicted],
  ["diagram-dark", "phone dark", "#/diagrams/lambda-alias?t=200", predicted],
  // These answer, so that they come last.
  ["question-light", "desktop light", SET, answered],
  ["question-dark", "phone dark", SET, answered],
  ["report-light", "desktop light", "#/exam?count=75&seed=0", sat],
  ["report-dark", "phone dark", "#/exam?count=75&seed=0", sat],
];

/** Answers the question on the screen: surely, and wrongly. */
async function answered(page, course) {
  const question = await questionOf(page, course);
  const right = question.options.filter((option) => option.right).length;
  const order = question.options.map((option, at) => ({ at, weight: option.right ? 2 : option.tempts ? 0 : 1 }));
  order.sort((a, b) => a.weight - b.weight);
  for (const { at } of order.slice(0, right)) await page.locator(".opts label").nth(at).click();
  await page.clock.setFixedTime(EVENING.getTime() + 108_000);
  await page.getByRole("button", { name: "Sure", exact: true }).click();
  await page.locator("#answer").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  // On a phone the options stand below the situation.
  if (page.viewportSize().width < 600) {
    await page.getByText("Your answer, wrong").first().evaluate((mark) => mark.scrollIntoView({ block: "center" }));
  }
}

/** Sits the paper and hands it in: two answers in three are right, some slow, some flagged. */
async function sat(page, course) {
  let time = EVENING.getTime() + 300_000;
  await page.clock.setFixedTime(time);
  await page.getByRole("button", { name: "Start the exam" }).click();
  for (let nth = 1; nth <= 75; nth += 1) {
    await atQuestion(page, nth);
    await choose(page, course, (nth * 7) % 10 < 7);
    await page.keyboard.press(String(1 + ((nth * 5) % 7 > 1) + ((nth * 5) % 7 > 3)));
    if (nth % 11 === 4) await page.getByRole("button", { name: /^Flag/ }).click();
    time += (55 + ((nth * 37) % 140)) * 1000;
    await page.clock.setFixedTime(time);
    await page.getByRole("button", { name: nth < 75 ? /^Next/ : /^To the end/ }).click();
  }
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /pass mark is 750/ }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Predicts, and brings the run to where it becomes interesting. */
async function predicted(page) {
  await page.getByRole("radio", { name: "About 25" }).check();
  await page.evaluate(() => scrollTo(0, 0));
  if (page.viewportSize().width < 600) await pictured(page);
}

/** Brings the picture into view. */
async function pictured(page) {
  await page.locator(".pic").first().scrollIntoViewIfNeeded();
}

/** A page of the learner in a look such as "phone dark". */
async function learnerIn(browser, look, home, course) {
  const [size, colorScheme] = look.split(" ");
  const screen = size === "phone" ? AS_PHONE : { viewport: DESKTOP };
  const context = await browser.newContext({ ...screen, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" });
  const page = await context.newPage();
  await page.clock.setFixedTime(EVENING);
  await open(page, home, "#/settings");
  const file = { name: "cutover.json", mimeType: "application/json", buffer: Buffer.from(journal(course, EVENING.getTime())) };
  await page.getByLabel("Import a backup").setInputFiles(file);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "have come in" }).first().waitFor();
  return page;
}

const named = process.argv.slice(2);
const wanted = PICTURES.filter(([name]) => !named.length || named.includes(name));
const course = bank();
const host = await serveFolder();
const browser = await launch();
const pages = new Map();
for (const [name, look, route, act, folder = "docs/pictures"] of wanted) {
  if (!pages.has(look)) pages.set(look, await learnerIn(browser, look, host.home, course));
  const page = pages.get(look);
  await go(page, "#/settings");
  await go(page, route);
  await act?.(page, course);
  await settled(page);
  const path = join(ROOT, folder, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  const picture = withPalette(await page.screenshot({ animations: "disabled" }));
  writeFileSync(path, picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1000)} kB`);
}
await browser.close();
process.exit();
