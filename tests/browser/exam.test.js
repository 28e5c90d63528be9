// The timed exam: nothing of it is lost, one tab has it, half a set is wrong, and the report adds up.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "../support/axe.js";
import { AS_PHONE, DESKTOP, launch, open, ready, settled, watch } from "../support/browser.js";
import { bank, scratch } from "../support/env.js";
import { atQuestion, choose, handIn, onPaper, startExam } from "../support/exam.js";
import { launchKillable } from "../support/killable.js";
import { exported } from "../support/learner.js";
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

const clock = async (page) => {
  const parts = (await page.getByRole("timer").innerText()).split(":").map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
};
const chosen = (page) => page.locator(".eo input:checked").count();

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  test(`a short paper from the choice to the report on a ${size}`, async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const faults = watch(page);
    await startExam(page, server.home);
    let right = 0;
    const keys = new Map();
    for (let nth = 1; nth <= 20; nth += 1) {
      await atQuestion(page, nth);
      const shown = await onPaper(page, known);
      if (shown) keys.set(nth, shown.options.flatMap((option, at) => (option.right ? "ABCDEF"[at] : [])).join(" "));
      // Every fifth stays open, every third is wrong.
      if (nth % 5 !== 0) {
        const good = nth % 3 !== 0;
        const question = await choose(page, known, good);
        right += Number(good && question !== undefined);
        if (nth === 2) await page.getByRole("button", { name: /^Flag/ }).click();
      }
      await page.getByRole("button", { name: nth < 20 ? /^Next/ : /^To the end/ }).click();
    }
    await page.getByText("4 questions have no answer and count as wrong.").waitFor();
    await page.getByRole("button", { name: "Back to the questions" }).click();
    assert.match(await page.locator(".nv").innerText(), /16 answered/);
    assert.deepEqual(await violations(page), [], "a paper being sat");
    assert.deepEqual(await sideways(page), []);
    await handIn(page);
    const said = await page.locator(".lead").innerText();
    // A question whose numbers are drawn is answered blindly, and may be right by chance.
    const told = Number(/^(\d+) of 20 right/.exec(said)[1]);
    assert.ok(told >= right && told <= right + 2, `${said} for ${right} right`);
    assert.match(page.url(), /#\/exam\/report\/1$/);
    assert.deepEqual(await violations(page), [], "the report");
    assert.deepEqual(await sideways(page), []);
    // What would have been right stands beside what was chosen, and moves nothing when it comes.
    await page.locator(".seg label", { hasText: /^All/ }).click();
    await page.getByRole("button", { name: "Show all 20" }).click();
    await page.waitForFunction(() => [...document.querySelectorAll("[id^=key-]")].every((cell) => cell.textContent));
    const rows = await page.locator(".rep section[aria-labelledby=review] tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.equal(rows.length, 20);
    for (const [number, , you, key] of rows) {
      assert.match(key, /^[A-F]( [A-F])*$/, `question ${number}`);
      if (keys.has(Number(number))) assert.equal(key, keys.get(Number(number)), `question ${number}`);
      assert.equal(you.replace(/^(right|wrong)\s*/, "") === key, you.startsWith("right"), `question ${number}: ${you}, and right is ${key}`);
    }
    assert.deepEqual(await sideways(page), []);
    const [filled, empty] = await page.evaluate(() => {
      const boxes = () => [...document.querySelectorAll("section[aria-labelledby=review] :is(th, td)")].map((cell) => JSON.stringify(cell.getBoundingClientRect()));
      const filled = boxes();
      for (const cell of document.querySelectorAll("[id^=key-]")) cell.textContent = "";
      return [filled, boxes()];
    });
    assert.deepEqual(empty, filled);
    await page.locator(".rep table a").first().click();
    await page.locator("#answer .why").first().waitFor();
    assert.deepEqual(await violations(page), [], "a question of the report");
    await page.getByRole("link", { name: "Back to the report" }).click();
    await page.getByRole("heading", { level: 1, name: /pass mark is 750/ }).waitFor();
    await open(page, server.home, "#/progress");
    assert.match(await page.locator("main").innerText(), /Exams so far/);
    faults.check();
    await context.close();
  });
}

test("the clock stops at what is left at that moment, and Today goes on with the paper", async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await startExam(page, server.home);
  // The paper is this tab's once the browser has said so.
  await page.getByRole("button", { name: "Pause", disabled: false }).waitFor();
  // Five minutes pass without a tick, as while a device sleeps.
  await page.evaluate(() => {
    const was = Date.now;
    Date.now = () => was() + 300_000;
    [...document.querySelectorAll("button")].find((button) => button.textContent === "Pause").click();
  });
  await page.getByText(/^4(2:[0-5]\d|3:00) left\. The clock waits/).waitFor();
  await page.getByRole("link", { name: "Leave it for now" }).click();
  const first = page.locator(".run li").first();
  await first.getByRole("heading", { name: "Go on with the exam" }).waitFor();
  assert.match(await first.innerText(), /4(2:[0-5]\d|3:00) left/);
  await first.getByRole("link", { name: /^Go on/ }).click();
  await page.getByRole("heading", { name: "Paused" }).waitFor();
  await context.close();
});

test("half of a set of right options is worth nothing", async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await startExam(page, server.home);
  let halves = 0;
  for (let nth = 1; nth <= 20; nth += 1) {
    await atQuestion(page, nth);
    const question = await onPaper(page, known);
    const right = question?.options.filter((option) => option.right).length ?? 0;
    if (right > 1) {
      halves += 1;
      await page.locator(".eo label").nth(question.options.findIndex((option) => option.right)).click();
    }
    await page.getByRole("button", { name: nth < 20 ? /^Next/ : /^To the end/ }).click();
  }
  assert.ok(halves > 0, "the paper has a question with several answers");
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByText("0 of 20 right, estimated 100.").waitFor();
  await context.close();
});

test("keys choose, strike out, flag and move; single keys can be turned off", async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await startExam(page, server.home);
  await page.keyboard.press("b");
  assert.ok(await page.locator("#option-B").isChecked());
  await page.keyboard.press("Shift+C");
  assert.equal(await page.locator(".eo li.out").count(), 1);
  await page.keyboard.press("m");
  await page.locator(".cells .fl.cur").waitFor();
  // The option has the focus: left and right still turn pages, and choose nothing.
  await page.keyboard.press("ArrowRight");
  await atQuestion(page, 2);
  await page.keyboard.press("ArrowLeft");
  await atQuestion(page, 1);
  assert.ok(await page.locator("#option-B").isChecked());
  // Of all questions only the changed ones are drawn again: as if all were.
  const cells = () => page.locator(".cells").innerHTML();
  await page.locator(".cells .fl.cur").waitFor();
  const marked = await cells();
  await page.reload();
  await page.locator(".cells .fl.cur").waitFor();
  assert.equal(marked, await cells());
  // A passage is highlighted and comes off again.
  const mark = async () => {
    await page.evaluate(() => {
      const text = document.querySelector("#stem p").firstChild;
      getSelection().setBaseAndExtent(text, 2, text, 12);
    });
    await page.keyboard.press("h");
  };
  await mark();
  assert.equal((await page.locator("#stem mark").innerText()).length, 10);
  await page.reload();
  await ready(page);
  await page.locator("#stem mark").waitFor();
  // So it goes through the paper, also where several options are right.
  let several = 0;
  for (let nth = 1; nth < 20; nth += 1) {
    await atQuestion(page, nth);
    // The heading gets the focus a frame after the question stands.
    await settled(page);
    await page.keyboard.press("a");
    await page.locator("#option-A:focus").waitFor();
    several += await page.locator("#option-A[type=checkbox]").count();
    await page.keyboard.press("ArrowRight");
  }
  await atQuestion(page, 20);
  assert.ok(several > 0, "the paper has a question with several answers");
  await context.close();
});

describe("a paper is taken up to the second", () => {
  test("after a reload", async () => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await startExam(page, server.home);
    await choose(page, known, true);
    const answers = await chosen(page);
    await page.getByRole("button", { name: /^Next/ }).click();
    await atQuestion(page, 2);
    const [before, at] = [await clock(page), Date.now()];
    await page.reload();
    await ready(page);
    await atQuestion(page, 2);
    const gone = (Date.now() - at) / 1000;
    const drift = before - (await clock(page)) - gone;
    assert.ok(Math.abs(drift) <= 1.5, `the clock is off by ${drift} s`);
    await page.getByRole("button", { name: "Previous question" }).click();
    assert.equal(await chosen(page), answers);
    await context.close();
  });

  test("after the browser was killed right after an answer", async () => {
    const profile = scratch("exam-kill");
    let it = await launchKillable(profile);
    let page = await it.context.newPage();
    await startExam(page, server.home);
    await page.waitForTimeout(500);
    await page.keyboard.press("a");
    await page.locator("#option-A:checked").waitFor();
    // As long as a thumb takes to leave the screen: on a busy machine the database hears of it later.
    await page.waitForTimeout(250);
    await it.kill();
    it = await launchKillable(profile);
    page = await it.context.newPage();
    await open(page, server.home, "#/exam");
    await atQuestion(page, 1);
    await page.locator("#option-A:checked").waitFor();
    await it.kill();
  });

  test("the time runs out, also while nobody looks", async () => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.clock.install();
    await startExam(page, server.home);
    await page.keyboard.press("a");
    await page.clock.fastForward("23:59");
    await page.clock.fastForward("00:02");
    await page.getByText("Half of the time is left.").waitFor({ state: "attached" });
    await page.clock.fastForward("25:00");
    await page.getByRole("heading", { level: 1, name: /pass mark is 750/ }).waitFor();
    await context.close();
  });

  test("a pause stops the clock", async () => {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.clock.install();
    await startExam(page, server.home);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("heading", { name: "Paused" }).waitFor();
    const before = await clock(page);
    await page.clock.fastForward("30:00");
    await page.getByRole("button", { name: "Go on" }).click();
    await atQuestion(page, 1);
    assert.ok(before - (await clock(page)) <= 2);
    await context.close();
  });
});

test("one tab has the paper, another reads along and can take over", async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  const one = await context.newPage();
  one.setDefaultTimeout(8000);
  await startExam(one, server.home);
  const two = await context.newPage();
  two.setDefaultTimeout(8000);
  await open(two, server.home, "#/exam");
  await two.getByText("Open in another tab.").waitFor();
  assert.ok(await two.locator("#option-A").isDisabled());
  await one.keyboard.press("b");
  await two.locator("#option-B:checked").waitFor();
  await two.getByRole("button", { name: "Take over here" }).click();
  await one.getByText("Open in another tab.").waitFor();
  await two.locator("#option-A:enabled").waitFor();
  await two.keyboard.press("a");
  await one.locator("#option-A:checked").waitFor();
  const { events } = await exported(two);
  const marks = events.filter((line) => / x m /.test(line)).length;
  assert.ok(marks >= 2, `${marks} marks kept`);
  await context.close();
});

test("a form is the same paper for everybody, and no two share a question", async () => {
  const papers = [];
  for (const seed of [1, 1, 2]) {
    const context = await browser.newContext({ viewport: DESKTOP });
    const page = await context.newPage();
    await startExam(page, server.home, { seed });
    const { events } = await exported(page);
    papers.push(events.find((line) => / x s /.test(line)).split(" x s ")[1].split(" ").slice(4).filter((id) => id.includes("/")));
    await context.close();
  }
  assert.equal(papers[0].length, 20);
  assert.deepEqual(papers[0], papers[1]);
  assert.deepEqual(papers[0].filter((id) => papers[2].includes(id)), []);
});

test("no report is told of a paper that is not there, or not handed in", async () => {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  await open(page, server.home, "#/exam/report/7");
  await page.getByRole("heading", { name: "No such report" }).waitFor();
  await startExam(page, server.home);
  await open(page, server.home, "#/exam/report/1");
  await page.getByRole("heading", { name: "This paper is not handed in" }).waitFor();
  await context.close();
});
