// The palette while one types: rows stay the same elements where they say the same, none moves when
// the rest of the list comes, and what stands there in the end is what the query finds by itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AS_PHONE, launch, open, watch } from "../support/browser.js";
import { chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser.close();
  server.stop();
});

/** A page with the palette open, when everything has been read. */
async function palette() {
  const context = await browser.newContext(AS_PHONE);
  const page = await context.newPage();
  const watched = watch(page);
  await chooseExam(page, server.home);
  await open(page, server.home);
  await page.keyboard.press("Control+k");
  const input = page.locator(".pal input");
  // The glossary is read last.
  await input.fill("blast radius");
  await page.locator("#rs .r1", { hasText: /^Blast radius$/ }).waitFor();
  await page.waitForTimeout(500);
  const list = () => page.locator("#rs").evaluate((list) => [...list.children].map((row) => `${row.dataset.group}|${row.innerHTML}`));
  return { page, input, list, close: () => context.close(), check: () => watched.check("the palette") };
}

test("rows drawn letter by letter are those that the query finds at once", async () => {
  const { page, input, list, check, close } = await palette();
  for (const text of ["lifecycle hook", "s3", "cloudwacth alarm", "qqqqzzzz", "asg warm pool", "estimatedcharges"]) {
    await input.fill("");
    await input.pressSequentially(text, { delay: 20 });
    await page.waitForTimeout(300);
    const typed = await list();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await input.fill(text);
    await page.waitForTimeout(300);
    assert.deepEqual(typed, await list(), text);
    assert.equal(await page.locator(".pal .gh").isVisible(), typed.length === 0, text);
    assert.equal(await page.locator("#rs").isVisible(), typed.length > 0, text);
  }
  check();
  await close();
});

test("what a letter draws stays where it is when the rest comes", async () => {
  const { page, input, check, close } = await palette();
  await input.fill("z");
  for (const text of ["l", "lambda", "alarm per", "codedepl"]) {
    const [first, all] = await page.evaluate(async (text) => {
      const input = document.querySelector(".pal input");
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 20; turn += 1) await undefined;
      const rows = () => [...document.querySelectorAll("#rs li")];
      const first = rows().slice(0, 5);
      const before = first.map((row) => row.innerHTML);
      await new Promise((rest) => setTimeout(rest, 400));
      const stayed = first.every((row, at) => rows()[at] === row && row.innerHTML === before[at]);
      return [stayed && first.length, rows().length];
    }, text);
    assert.equal(first, 5, `the first rows for ${text}`);
    assert.ok(all > 8, `${text} lists ${all}`);
  }
  check();
  await close();
});

test("a row that says the same is not drawn anew", async () => {
  const { page, input, check, close } = await palette();
  await input.fill("lifecyc");
  await page.waitForTimeout(300);
  const same = await page.evaluate(async () => {
    const texts = [...document.querySelectorAll("#rs .r1")];
    const input = document.querySelector(".pal input");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, "lifecycl");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((rest) => setTimeout(rest, 400));
    const now = [...document.querySelectorAll("#rs .r1")];
    return now.length === texts.length && now.every((text, at) => text === texts[at]);
  });
  assert.ok(same);
  check();
  await close();
});

test("other results are seen from the first on", async () => {
  const { page, input, check, close } = await palette();
  const top = () => page.locator("#rs").evaluate((list) => list.scrollTop);
  for (const other of [() => page.keyboard.press("a"), () => page.getByRole("button", { name: /^Cards/ }).click()]) {
    await input.fill("l");
    await page.waitForTimeout(300);
    for (let row = 0; row < 30; row += 1) await page.keyboard.press("ArrowDown");
    assert.ok((await top()) > 200, "the list has been scrolled");
    await page.waitForTimeout(100);
    await other();
    await page.waitForTimeout(300);
    assert.equal(await top(), 0);
    assert.equal(await page.locator("#rs [aria-selected=true]").getAttribute("id"), "r0");
  }
  check();
  await close();
});

test("results stand in groups, the one with the best hit first; a chip shows all of one", async () => {
  const { page, input, check, close } = await palette();
  const groups = () => page.locator("#rs").evaluate((list) => [...list.children].map((row) => row.dataset.group));
  for (const [text, first] of [["heartbeat timeout", "Topics"], ["What does --heartbeat-timeout", "Cards"]]) {
    await input.fill(text);
    await page.waitForTimeout(300);
    const all = await groups();
    const heads = all.filter(Boolean);
    assert.equal(all[0], first, text);
    assert.ok(heads.length > 1 && new Set(heads).size === heads.length, heads.join());
    let run = 0;
    for (const name of all) assert.ok((run = name ? 1 : run + 1) <= 4, "four of each at most");
  }
  await input.fill("alarm");
  await page.waitForTimeout(300);
  const cards = page.getByRole("button", { name: /^Cards/ });
  const count = Number((await cards.innerText()).match(/\d+/)[0]);
  await cards.click();
  await page.waitForTimeout(300);
  const narrowed = await groups();
  assert.ok(count > 4 && narrowed.length === Math.min(count, 40) && narrowed.every((name) => name === ""), `${narrowed.length} of ${count}`);
  check();
  await close();
});
