// Every diagram: predict, play, step, move, break, repair, share; on a desktop and on a phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AS_PHONE, DESKTOP, launch, open, ready, watch } from "../support/browser.js";
import { chooseExam, exported } from "../support/learner.js";
import { DIAGRAMS } from "../support/screens.js";
import { serveApp } from "../support/server.js";
import { ofKind } from "../support/storage.js";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** What a state looks like: its sentence and its picture. */
const face = (page) => page.evaluate(() => [...document.querySelectorAll(".live,.draw")].map((part) => part.innerHTML).join("|"));
const does = (page, verb) => page.locator(`.dg [data-do="${verb}"]`);
const changed = (page, before) => page.waitForFunction((before) => [...document.querySelectorAll(".live,.draw")].map((part) => part.innerHTML).join("|") !== before, before);

for (const [size, options] of [["desktop", { viewport: DESKTOP }], ["phone", AS_PHONE]]) {
  for (const name of DIAGRAMS) {
    describe(`${name} on a ${size}`, () => {
      let context, page, faults;
      const fresh = async (query = "") => {
        await page.goto("about:blank");
        await open(page, server.home, `#/diagrams/${name}${query}`);
        await page.locator(".dg .live").waitFor();
      };
      before(async () => {
        context = await browser.newContext({ ...options, permissions: ["clipboard-read", "clipboard-write"] });
        page = await context.newPage();
        page.setDefaultTimeout(8000);
        faults = watch(page);
        await chooseExam(page, server.home);
      });
      after(() => context?.close());

      test("presets lead to states that the sentence, the picture and the address tell apart", async () => {
        await fresh();
        const presets = page.locator('.dg [data-do^="preset:"]');
        const count = await presets.count();
        assert.ok(count >= 2);
        const seen = new Set();
        for (let nth = 0; nth < count; nth += 1) {
          await presets.nth(nth).click();
          await page.waitForTimeout(150);
          seen.add(await face(page));
        }
        assert.equal(seen.size, count);
        await page.waitForFunction(() => location.hash.includes("?"));
        faults.check();
      });

      test("a state comes back from its address; undo and reset take it back", async () => {
        await fresh();
        const start = await face(page);
        // The last preset is far from the start in every diagram.
        await page.locator('.dg [data-do^="preset:"]').last().click();
        await changed(page, start);
        const there = await face(page);
        await page.waitForFunction(() => location.hash.includes("?"));
        const address = page.url();
        await page.goto("about:blank");
        await page.goto(address);
        await ready(page);
        await page.locator(".dg .live").waitFor();
        assert.equal(await face(page), there);
        await does(page, "reset").click();
        await changed(page, there);
        assert.equal(await face(page), start);
        await does(page, "undo").click();
        await changed(page, start);
        assert.equal(await face(page), there);
        faults.check();
      });

      test("what is redrawn in parts is as if drawn anew", async () => {
        await fresh();
        await page.locator("details.twin > summary").first().click();
        const drawn = () => page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".dg [data-part]")].map((part) => [part.dataset.part, part.innerHTML])));
        const walk = [];
        // The address follows the state after a while, on a busy machine after a longer one; it
        // stays where a preset is the state that one starts from.
        let address = page.url();
        const note = async () => {
          await page.waitForFunction((before) => location.href !== before, address, { timeout: 3000 }).catch(() => {});
          await page.waitForTimeout(400);
          address = page.url();
          walk.push([address, await drawn()]);
        };
        for (const preset of await page.locator('.dg [data-do^="preset:"]').all()) {
          await preset.click();
          await note();
        }
        for (const slider of (await page.locator(".dg input[type=range]:not([disabled])").all()).slice(-3)) {
          await slider.focus();
          await page.keyboard.press("PageUp");
          await page.keyboard.press("PageUp");
        }
        await note();
        for (const [address, redrawn] of walk) {
          await page.goto("about:blank");
          await page.goto(address);
          await page.locator("details.twin > summary").first().click();
          await page.waitForTimeout(200);
          assert.deepEqual(redrawn, await drawn(), address);
        }
        faults.check();
      });

      test("a control for every value works by the keyboard", async () => {
        await fresh();
        const sliders = page.locator(".dg .ctl input[type=range]:not([disabled])");
        for (let nth = 0; nth < (await sliders.count()); nth += 1) {
          const slider = sliders.nth(nth);
          await slider.focus();
          const before = await slider.getAttribute("aria-valuetext");
          const key = (await slider.inputValue()) === (await slider.getAttribute("max")) ? "ArrowLeft" : "ArrowRight";
          await page.keyboard.press(key);
          await page.waitForFunction(([at, before]) => [...document.querySelectorAll(".dg .ctl input[type=range]:not([disabled])")][at].getAttribute("aria-valuetext") !== before, [nth, before]);
          assert.ok(await slider.evaluate((slider) => slider === document.activeElement), "the focus stays on it");
        }
        faults.check();
      });

      test("time plays, pauses, and is stepped", async () => {
        await fresh();
        const play = does(page, "play");
        // A diagram that is led by actions has nothing to play before the first ones.
        for (let acts = 0; acts < 2 && (await play.isDisabled()); acts += 1) await page.locator('.dg [data-do^="act:"]').first().click();
        if ((await page.locator(".play input[type=range]").inputValue()) !== "0") await does(page, "back").click();
        const time = page.locator(".play input[type=range]");
        await play.click();
        await page.waitForFunction(() => Number(document.querySelector(".play input[type=range]").value) > 0);
        await play.click();
        const stopped = await time.inputValue();
        await page.waitForTimeout(400);
        assert.equal(await time.inputValue(), stopped, "a pause is a pause");
        await does(page, "on").click();
        assert.ok(Number(await time.inputValue()) > Number(stopped));
        await does(page, "back").click();
        assert.equal(await time.inputValue(), "0");
        faults.check();
      });

      test("a prediction stands beside the outcome, and challenges are judged", async () => {
        await fresh();
        const guess = page.locator('.dg [data-do^="guess:"]').first();
        if (await guess.count()) {
          await guess.check({ force: true });
          await page.locator(".predict .res", { hasText: /./ }).waitFor();
        }
        const task = page.locator(".dg .pan", { has: page.locator('[data-do="check"]') });
        await does(page, "start").click();
        await does(page, "check").click();
        await task.getByText(/Not yet\.|Solved\./).first().waitFor();
        const { events } = await exported(page);
        assert.ok(ofKind(events, "c").some((line) => line.includes(` ${name} `)), "the attempt is written down");
        faults.check();
      });

      test("challenges are turned with the same key, on and back", async () => {
        await fresh();
        const turn = page.locator(".dg .turn");
        const all = Number((await turn.innerText()).match(/of (\d+)/)[1]);
        await does(page, "turn:on").focus();
        for (let nth = 2; nth <= all; nth += 1) {
          await page.keyboard.press("Enter");
          await turn.getByText(`${nth} of ${all}`).waitFor();
          await page.waitForFunction((last) => document.activeElement.dataset.do === (last ? "turn:back" : "turn:on"), nth === all);
        }
        await page.keyboard.press("Enter");
        await turn.getByText(`${all - 1} of ${all}`).waitFor();
        faults.check();
      });

      test("the sentence is in view with the picture, and playing moves nothing", async () => {
        await fresh();
        const tops = () => page.evaluate(() => [...document.querySelectorAll(".dg .live,.dg .bar2,.dg .play,.dg .low,.dg .more")].map((part) => Math.round(part.getBoundingClientRect().top + scrollY)));
        if (size === "desktop") {
          const end = await page.locator(".dg .live").evaluate((live) => live.getBoundingClientRect().top + 2 * parseFloat(getComputedStyle(live).lineHeight));
          assert.ok(end <= 800, `two lines of the sentence end at ${end}`);
        }
        const play = does(page, "play");
        if (await play.isDisabled()) return;
        const before = await tops();
        await play.click();
        await play.getByText("Pause").waitFor();
        assert.deepEqual((await tops()).slice(0, 3), before.slice(0, 3));
        await play.click();
        faults.check();
      });

      test("a state can be shared and embedded", async () => {
        await fresh();
        await does(page, "embed").first().click();
        const dialog = page.getByRole("dialog");
        await dialog.waitFor();
        const codes = await dialog.locator("textarea").evaluateAll((areas) => areas.map((area) => area.value));
        assert.ok(codes.some((code) => code.startsWith(server.home) && code.includes(`#/diagrams/${name}`)), "a link");
        assert.ok(codes.some((code) => code.includes("<iframe") && code.includes(`embed/${name}.html`)), "a frame");
        assert.ok(codes.some((code) => code.includes(`<cutover-diagram name="${name}"`) && code.includes("embed.js")), "an element");
        await dialog.locator('[data-do^="copy:"]').first().click();
        assert.ok(codes.includes(await page.evaluate(() => navigator.clipboard.readText())));
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
        faults.check();
      });

      test("it says what it leaves out and where its numbers come from", async () => {
        await fresh();
        await page.getByRole("heading", { name: "What this leaves out" }).waitFor();
        const sources = await page.locator("section", { has: page.getByRole("heading", { name: "Sources" }) }).locator("a").evaluateAll((links) => links.map((link) => link.href));
        assert.ok(sources.length > 0 && sources.every((href) => href.startsWith("https://")));
        await page.locator("details.twin > summary").first().click();
        await page.locator("details.twin table tr").nth(1).waitFor();
        faults.check();
      });
    });
  }
}
