// A learner's way through every screen, on a desktop and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AS_PHONE, DESKTOP, launch, open, ready, settled, watch } from "../support/browser.js";
import { bank } from "../support/env.js";
import { answer, begin, chooseExam, next } from "../support/learner.js";
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

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  describe(size, () => {
    let context, page, faults;
    before(async () => {
      context = await browser.newContext(options);
      page = await context.newPage();
      page.setDefaultTimeout(8000);
      faults = watch(page);
    });
    after(() => context?.close());

    test("what a link opened first is no start: the exam is still asked for", async () => {
      const other = await browser.newContext(options);
      const visitor = await other.newPage();
      await open(visitor, server.home, "#/topics/rto-rpo");
      await visitor.locator(".notes").first().waitFor();
      await visitor.waitForTimeout(1200);
      await open(visitor, server.home);
      await visitor.getByRole("button", { name: /Start with ten questions/ }).waitFor();
      await other.close();
    });

    test("from the first start through ten questions to the end", async () => {
      await open(page, server.home);
      await begin(page);
      let rights = 0;
      for (let nth = 1; nth <= 10; nth += 1) {
        await page.getByRole("heading", { name: `Question ${nth} of 10` }).waitFor();
        const right = nth % 3 !== 0;
        const confidence = ["Sure", "Unsure", "Guess"][nth % 3];
        const sure = page.getByRole("button", { name: "Sure", exact: true });
        assert.ok(await sure.isDisabled(), "nothing can be checked before an option is chosen");
        const question = await answer(page, known, { right, confidence });
        const rows = page.locator("#answer > li");
        assert.equal(await rows.count(), question.options.length, "every option is explained");
        for (const why of await rows.locator(".why").allInnerTexts()) assert.ok(why.length > 10);
        rights += Number(question.was);
        assert.match(await page.locator(".aside h2").first().innerText(), /You were/);
        await next(page);
      }
      await page.getByRole("heading", { level: 1, name: `${rights} of 10 right` }).waitFor();
      assert.equal(await page.locator(".rows > li").count(), 10);
      faults.check();
    });

    test("a reload in the middle of a set goes on where it stopped", async () => {
      await page.goto(server.home + "#/practice?count=5&seed=11");
      await page.getByRole("heading", { name: "Question 1 of 5" }).waitFor();
      await answer(page, known);
      await page.reload();
      await ready(page);
      await page.getByRole("heading", { name: "Question 2 of 5" }).waitFor();
      faults.check();
    });

    test("the same seed gives the same questions and the same order of options", async () => {
      const seen = [];
      for (let time = 0; time < 2; time += 1) {
        const other = await browser.newContext(options);
        const tab = await other.newPage();
        await chooseExam(tab, server.home);
        await tab.goto(server.home + "#/practice?count=5&seed=23");
        await tab.locator(".opts label").first().waitFor();
        seen.push(await tab.locator("article").innerText());
        await other.close();
      }
      assert.equal(seen[0], seen[1]);
    });

    test("today says what is green and what to do", async () => {
      await page.goto(server.home + "#/");
      await page.getByRole("heading", { level: 1, name: /green/ }).waitFor();
      assert.ok((await page.locator(".run > li").count()) > 0, "the plan of the evening has steps");
      faults.check();
    });

    test("topics: filter, open one, check oneself", async () => {
      await page.goto(server.home + "#/topics");
      const rows = page.locator("main li a[href^='#/topics/']");
      await rows.first().waitFor();
      const all = await rows.count();
      assert.equal(all, known.topics.length);
      // The filter hides rows.
      const services = page.getByRole("combobox").first();
      const visible = rows.filter({ visible: true });
      assert.ok((await services.locator("option").count()) > 3);
      for (const nth of [1, 2, 3]) {
        await services.selectOption({ index: nth });
        await page.getByText(new RegExp(`^\\d+ of ${all} topics`)).waitFor();
        const shown = await visible.count();
        assert.ok(shown > 0 && shown < all);
        assert.match(await page.locator(".found").innerText(), new RegExp(`^${shown} of`));
      }
      // Questions about the exam itself stand in no paper, and are not asked here.
      const drawn = (topic) => topic.questions.filter((question) => question.c02.length).length;
      const asked = known.topics.find((topic) => drawn(topic) > 2 && topic.era !== "c01");
      await page.goto(server.home + `#/topics/${asked.id}`);
      const check = page.locator(".check > li").first();
      await check.locator("label").first().waitFor();
      const button = check.getByRole("button", { name: /^Check/ });
      for (const label of await check.locator("label").all()) {
        await label.click();
        if (await button.isEnabled()) break;
      }
      await button.click();
      await check.locator(".verdict").getByText(/Right|Wrong/).first().waitFor();
      assert.match(await check.locator("label .said").first().innerText(), /(Right|Wrong)\./);
      faults.check();
    });

    test("cards: reveal, grade, take back", async () => {
      await page.goto(server.home + "#/cards?new=10");
      const card = page.locator("#card");
      await card.waitFor();
      const first = await card.innerText();
      await page.getByRole("button", { name: /Show the answer/ }).click();
      await page.locator("#answer").waitFor();
      await page.getByRole("button", { name: /^Good/ }).click();
      await page.waitForFunction((first) => document.querySelector("#card")?.innerText !== first, first);
      await page.getByRole("button", { name: "Take back the last grade" }).click();
      await page.waitForFunction((first) => document.querySelector("#card")?.innerText === first, first);
      faults.check();
    });

    test("progress shows what was done", async () => {
      await page.goto(server.home + "#/progress");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await settled(page);
      faults.check();
    });

    test("search finds a topic by another name, from the palette and from its page", async () => {
      await page.goto(server.home + "#/");
      await page.getByRole("button", { name: /Search/ }).filter({ visible: true }).first().click();
      const dialog = page.getByRole("dialog");
      const box = dialog.getByRole("combobox").or(dialog.getByRole("searchbox")).first();
      await box.fill("health check");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash.length > 3);
      await page.goto(server.home + "#/search?q=lifecycle%20hook");
      await page.locator("main a[href^='#/']").first().waitFor();
      faults.check();
    });

    test("addresses that lead nowhere say so, and where to go", async () => {
      await page.goto(server.home + "#/nowhere/at/all");
      await page.getByRole("heading", { name: "There is no such page" }).waitFor();
      await page.goto(server.home + "#/topics/nowhere");
      await page.getByRole("heading", { name: "No such topic" }).waitFor();
      await page.getByRole("link", { name: "All topics" }).click();
      await page.getByRole("heading", { level: 1, name: "Topics" }).waitFor();
      faults.check();
    });
  });
}
