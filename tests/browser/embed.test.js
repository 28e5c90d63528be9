// A diagram inside somebody else's page: as a frame, with the script, as an element; in a sandbox,
// without storage, without scripts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "../support/axe.js";
import { launch, ready, watch } from "../support/browser.js";
import { sideways } from "../support/look.js";
import { DIAGRAMS } from "../support/screens.js";
import { serveApp, serveFolder } from "../support/server.js";

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
let browser, cutover, blog;
before(async () => {
  [browser, cutover, blog] = await Promise.all([launch(), serveApp(), serveFolder({ folder: "/nowhere" })]);
});
after(async () => {
  await browser?.close();
  cutover?.stop();
  await blog?.stop();
});

/** Opens a post of the blog with some markup in it; notes the heights that its frames tell. */
async function post(markup, { init, ...options } = {}) {
  const page = await browser.newPage({ viewport: { width: 900, height: 800 }, ...options });
  if (init) await page.addInitScript(init);
  await page.addInitScript(() => {
    globalThis.heights = [];
    addEventListener("message", ({ data }) => data?.type === "cutover:height" && globalThis.heights.push(data));
  });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  const faults = watch(page, { expected: [/^request to another origin/] });
  blog.pages["/post.html"] = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>A post</title><body style="margin:0"><main><h1>A post</h1><p><a href="#a" id="before">Before</a></p>${markup}<p><a href="#b" id="after">After</a></p></main></body></html>`;
  blog.pages["/favicon.ico"] = "";
  await page.goto(blog.origin + "/post.html");
  const check = () => {
    faults.check();
    const strangers = asked.filter((origin) => origin !== blog.origin && origin !== cutover.origin && origin !== "null");
    assert.deepEqual(strangers, [], "nothing is asked of another site");
  };
  return { page, check, close: () => page.context().close() };
}

const iframe = (name, query = "", sandbox = SANDBOX) =>
  `<iframe id="frame" src="${cutover.home}embed/${name}.html${query}" title="Interactive diagram" style="width:100%;height:760px;border:0" sandbox="${sandbox}"></iframe>`;
const script = () => `<script async src="${cutover.home}embed.js"></script>`;
const inside = (page) => page.frameLocator("iframe").locator('html[data-ready="1"]').waitFor({ state: "attached" });
const heights = (page) => page.evaluate(() => globalThis.heights);

/** The height that the frame needs, and has. */
async function fit(page) {
  const needed = await page.frameLocator("iframe").locator(".em").evaluate((em) => Math.ceil(em.getBoundingClientRect().height));
  const has = await page.evaluate(() => (document.querySelector("iframe") ?? document.querySelector("cutover-diagram").shadowRoot.querySelector("iframe")).clientHeight);
  return { needed, has };
}

/** Changes what is folded out in the frame; gives back whether the height followed. */
async function toggles(page, follow) {
  const summary = page.frameLocator("iframe").locator("details.twin > summary").last();
  const seen = [];
  for (let time = 0; time < 2; time += 1) {
    const told = (await heights(page)).length;
    await summary.click();
    await page.waitForFunction((told) => globalThis.heights.length > told, told);
    seen.push((await heights(page)).at(-1).height);
    if (follow) {
      await page.waitForTimeout(50);
      const { needed, has } = await fit(page);
      assert.equal(has, needed);
    }
  }
  return seen;
}

for (const name of DIAGRAMS) {
  describe(name, () => {
    test("a plain frame works, tells its height when that changes, and is quiet at rest", async () => {
      const { page, check, close } = await post(iframe(name));
      await inside(page);
      await page.waitForFunction(() => globalThis.heights.length > 0);
      for (const { v, height } of await heights(page)) {
        assert.equal(v, 1);
        assert.ok(Number.isInteger(height) && height > 100);
      }
      assert.equal(await page.evaluate(() => document.activeElement.localName), "body", "it takes no focus");
      const [grown, shrunk] = await toggles(page, false);
      assert.ok(grown > shrunk, "it grows and it shrinks");
      await page.waitForTimeout(300);
      const before = (await heights(page)).length;
      await page.waitForTimeout(1200);
      assert.equal((await heights(page)).length, before, "no message at rest");
      check();
      await close();
    });

    test("the script gives a frame its height", async () => {
      const { page, check, close } = await post(iframe(name) + script());
      await inside(page);
      await page.waitForFunction(() => document.querySelector("iframe").style.height !== "760px");
      await toggles(page, true);
      check();
      await close();
    });

    test("a script that comes late gives a frame its height all the same", async () => {
      const { page, check, close } = await post(iframe(name));
      await inside(page);
      await page.waitForFunction(() => globalThis.heights.length > 0);
      await page.evaluate((src) => {
        const script = document.createElement("script");
        script.src = src;
        document.body.append(script);
      }, `${cutover.home}embed.js`);
      await page.waitForFunction(() => document.querySelector("iframe").style.height !== "760px");
      const { needed, has } = await fit(page);
      assert.equal(has, needed);
      check();
      await close();
    });

    test("the element makes its own frame, with theme and controls", async () => {
      const { page, check, close } = await post(`${script()}<cutover-diagram name="${name}" theme="dark" controls="min"><a href="${cutover.home}index.html#/diagrams/${name}">The diagram</a></cutover-diagram>`);
      await inside(page);
      await page.waitForFunction(() => globalThis.heights.length > 0);
      const root = page.frameLocator("iframe").locator("html");
      assert.equal(await root.getAttribute("data-theme"), "dark");
      const paper = await page.frameLocator("iframe").locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      const [red, green, blue] = paper.match(/\d+/g).map(Number);
      assert.ok(red + green + blue < 200, `dark paper: ${paper}`);
      assert.equal(await page.frameLocator("iframe").locator(".predict").count(), 0, "the least controls");
      await page.waitForTimeout(100);
      const { needed, has } = await fit(page);
      assert.equal(has, needed);
      check();
      await close();
    });

    test("it works where storage is blocked", async () => {
      const init = () => {
        for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
          Object.defineProperty(globalThis, name, {
            get() {
              throw new DOMException("Access is denied for this document.", "SecurityError");
            },
          });
        }
      };
      const { page, check, close } = await post(iframe(name), { init });
      await inside(page);
      check();
      await close();
    });

    test("it fits 320 px", async () => {
      const { page, check, close } = await post(iframe(name) + script(), { viewport: { width: 320, height: 640 } });
      await inside(page);
      await page.waitForFunction(() => globalThis.heights.length > 0);
      const frame = page.frames().find((frame) => frame.url().includes("/embed/"));
      assert.deepEqual(await sideways(frame), []);
      assert.deepEqual(await sideways(page), []);
      check();
      await close();
    });

    test("without scripts a picture, a sentence and a link stand", async () => {
      const { page, close } = await post(iframe(name), { javaScriptEnabled: false });
      const frame = page.frameLocator("iframe");
      await frame.locator("main svg").filter({ visible: true }).first().waitFor();
      assert.ok((await frame.locator(".live").innerText()).length > 30);
      const link = frame.getByRole("link", { name: "Open the whole diagram" }).first();
      assert.match(await link.getAttribute("href"), new RegExp(`index\\.html#/diagrams/${name}`));
      assert.equal(await link.getAttribute("target"), "_blank");
      await close();
    });

    test("Tab goes in and out", async () => {
      const { page, close } = await post(iframe(name));
      await inside(page);
      await page.locator("#before").focus();
      let within = 0;
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => document.activeElement.id);
        if (at === "after") break;
        assert.equal(at, "frame");
        within += 1;
      }
      assert.ok(within > 2, "its controls can be reached");
      assert.equal(await page.evaluate(() => document.activeElement.id), "after", "and left");
      await close();
    });

    test("axe finds nothing, light, dark and in forced colours", async () => {
      const page = await browser.newPage({ viewport: { width: 700, height: 800 } });
      const faults = watch(page);
      await page.goto(`${cutover.home}embed/${name}.html`);
      await ready(page);
      for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
        await page.emulateMedia({ ...media, reducedMotion: "reduce" });
        assert.deepEqual(await violations(page, media.forcedColors ? ["color-contrast"] : []), [], JSON.stringify(media));
      }
      faults.check();
      await page.context().close();
    });
  });
}

test("in a sandbox of its own origin it works, whether or not the host lets others read", async () => {
  const sandbox = "allow-scripts allow-popups";
  const open = await serveFolder({ headers: { "access-control-allow-origin": "*" } });
  const closed = await serveFolder();
  for (const host of [open, closed]) {
    const { page, close } = await post(`<iframe src="${host.home}embed/rto-rpo.html" sandbox="${sandbox}" style="width:100%;height:760px"></iframe>`);
    const frame = page.frameLocator("iframe");
    await inside(page);
    await frame.locator("main svg").filter({ visible: true }).first().waitFor();
    assert.ok((await frame.locator(".live").first().innerText()).length > 30);
    await close();
  }
  await Promise.all([open.stop(), closed.stop()]);
});

test("only the frame itself can change its height", async () => {
  const { page, close } = await post(iframe("rto-rpo") + script());
  await inside(page);
  await page.waitForFunction(() => document.querySelector("iframe").style.height !== "760px");
  const before = await page.evaluate(() => document.querySelector("iframe").style.height);
  await page.evaluate(() => postMessage({ type: "cutover:height", v: 1, height: 4000 }, "*"));
  const frame = page.frames().find((frame) => frame.url().includes("/embed/"));
  await frame.evaluate(() => {
    parent.postMessage({ type: "cutover:height", v: 1, height: 1e9 }, "*");
    parent.postMessage({ type: "cutover:height", v: 2, height: 4000 }, "*");
    parent.postMessage({ type: "cutover:height", v: 1, height: "4000px" }, "*");
  });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => document.querySelector("iframe").style.height), before);
  await close();
});

test("the address of an embed carries its state", async () => {
  const page = await browser.newPage();
  await page.goto(`${cutover.home}embed/rto-rpo.html?theme=light`);
  await ready(page);
  const slider = page.getByRole("slider").first();
  if (!(await slider.isVisible())) await page.locator("details.twin > summary").first().click();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => location.search.length > "?theme=light".length);
  const said = await page.locator(".live").innerText();
  await page.reload();
  await ready(page);
  assert.equal(await page.locator(".live").innerText(), said);
  assert.match(page.url(), /theme=light/);
  await page.context().close();
});
