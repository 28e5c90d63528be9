// What blogs, hosts and later versions rely on: routes, the sign that a screen is ready, the shape
// of the bank, the files of dist/.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, watch } from "../support/browser.js";
import { DIST, bank } from "../support/env.js";
import { chooseExam } from "../support/learner.js";
import { SCREENS } from "../support/screens.js";
import { serveApp, serveFolder } from "../support/server.js";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

test("every route opens by its address, says that it is ready, and has one heading of the first level", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = watch(page);
  await chooseExam(page, server.home);
  for (const { name, route, heading } of SCREENS) {
    await page.goto("about:blank");
    await open(page, server.home, route);
    const h1 = page.getByRole("heading", { level: 1 });
    await h1.first().waitFor();
    assert.equal(await h1.count(), 1, `${name} has one h1`);
    assert.match((await h1.innerText()).trim(), heading, name);
    assert.match(await page.title(), /Cutover/, name);
    assert.equal(await page.locator("main").count(), 1, `${name} has one main`);
    faults.check(name);
  }
  await context.close();
});

test("Back and Forward go through the screens", async () => {
  const page = await browser.newPage();
  await chooseExam(page, server.home);
  await page.goto(server.home + "#/topics");
  await page.locator('main a[href^="#/topics/"]').first().click();
  const topic = page.url();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Topics" }).waitFor();
  await page.goForward();
  await page.waitForURL(topic);
  await page.close();
});

test("the bank as JSON has the shape that the contract names", () => {
  const { blueprints, topics } = bank();
  assert.ok(blueprints.length >= 2);
  assert.ok(topics.length > 0);
  const has = (object, names, where) => {
    for (const name of names) assert.ok(name in object, `${where} lacks ${name}`);
  };
  const facts = new Set(topics.flatMap((topic) => topic.facts.map((fact) => fact.id)));
  const questions = new Set();
  for (const topic of topics) {
    has(topic, ["id", "title", "domain", "weight", "era", "notes", "facts", "questions"], topic.id);
    for (const fact of topic.facts) {
      has(fact, ["id", "also", "ask", "answer", "text", "era", "docs"], fact.id);
    }
    for (const question of topic.questions) {
      has(question, ["id", "stem", "ask", "options", "facts", "c01", "c02", "difficulty", "docs"], question.id);
      assert.ok(!questions.has(question.id), `${question.id} stands twice`);
      questions.add(question.id);
      for (const fact of question.facts) assert.ok(facts.has(fact), `${question.id} names no fact ${fact}`);
      for (const option of question.options) {
        has(option, ["text", "right", "why"], question.id);
        assert.ok(option.why.trim().length > 10, `${question.id} explains every option`);
      }
      const right = question.options.filter((option) => option.right).length;
      assert.ok(right >= 1 && right < question.options.length, question.id);
    }
  }
});

test("no file of dist/ reaches for another origin, and pages carry the policy", () => {
  const files = readdirSync(DIST, { recursive: true }).map(String).filter((name) => statSync(join(DIST, name)).isFile());
  const pages = files.filter((name) => name.endsWith(".html"));
  assert.ok(pages.includes("index.html") && pages.includes("cutover.html"));
  for (const name of pages) {
    const html = readFileSync(join(DIST, name), "utf8").replace(/<script type="text\/plain"[^]*?<\/script>/, "");
    // The demo is a blog's page, with a blog's freedom.
    if (name !== "demo.html") assert.match(html, /http-equiv="Content-Security-Policy"/, name);
    assert.doesNotMatch(html, /<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//, name);
  }
  for (const name of files.filter((name) => name.endsWith(".css"))) {
    assert.doesNotMatch(readFileSync(join(DIST, name), "utf8"), /url\(["']?(https?:)?\/\/|@import/, name);
  }
});

test("a host that gives wasm another type, without compression, serves the app all the same", async () => {
  const host = await serveFolder({ types: { ".wasm": "application/octet-stream" } });
  const page = await browser.newPage();
  const faults = watch(page, { expected: [/WebAssembly\.instantiateStreaming. failed/] });
  await open(page, host.home);
  await page.getByRole("button", { name: /Start with ten questions/ }).waitFor();
  faults.check();
  await page.close();
  await host.stop();
});

test("without JavaScript the page says what it needs", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.home);
  await page.getByRole("heading", { name: "Cutover needs JavaScript" }).waitFor();
  await context.close();
});
