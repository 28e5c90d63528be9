// Confusions, glossary, then and now, services: reached from where they are needed, filtered, practised.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, launch, watch } from "../support/browser.js";
import { bank } from "../support/env.js";
import { answer, chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";

const known = bank();
let browser, server, page, faults;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
  page = await (await browser.newContext({ viewport: DESKTOP })).newPage();
  page.setDefaultTimeout(8000);
  faults = watch(page);
  await chooseExam(page, server.home);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

const heading = (name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();

test("all four are reached from the topics", async () => {
  for (const name of ["Confusions", "Glossary", "Then and now", "Services"]) {
    await page.goto(server.home + "#/topics");
    await page.locator("main").getByRole("link", { name, exact: true }).click();
    await heading(name);
    assert.match(await page.title(), new RegExp(`^${name}`));
  }
  faults.check();
});

test("the confusions are filtered, and the address keeps the filter", async () => {
  await page.goto(server.home + "#/confusions");
  await heading("Confusions");
  const all = await page.locator(".cf:visible").count();
  assert.ok(all >= 60, `${all} confusions`);
  await page.getByRole("searchbox").fill("canary linear");
  const some = await page.locator(".cf:visible").count();
  assert.ok(some > 0 && some < all, `${some} of ${all} are left`);
  assert.match(page.url(), /#\/confusions\?q=canary%20linear$/);
  await page.reload();
  await heading("Confusions");
  assert.equal(await page.getByRole("searchbox").inputValue(), "canary linear");
  assert.equal(await page.locator(".cf:visible").count(), some);
  await page.getByRole("searchbox").fill("nothing has this");
  await page.getByText("Nothing fits.").waitFor();
  assert.equal(await page.locator(".cfs h2:visible").count(), 0, "no domain stands without confusions");
  faults.check();
});

test("both sides are practised in one set", async () => {
  await page.goto(server.home + "#/confusions?at=rolling-or-immutable");
  const confusion = page.locator("#cf-rolling-or-immutable");
  assert.ok(await confusion.evaluate((it) => it === document.activeElement), "the one that was asked for has the focus");
  const link = confusion.getByRole("link", { name: "Practise both sides" });
  const named = (await link.getAttribute("href")).match(/question=([^&]+)/)[1].split(",");
  await link.click();
  await page.getByRole("heading", { name: `Question 1 of ${named.length}` }).waitFor();
  faults.check();
});

test("a missed question shows what it gets mixed up with", async () => {
  await page.goto(server.home + "#/practice?question=beanstalk-deployments/q-eight-licences&count=1&seed=3");
  await answer(page, known, { right: false });
  const contrast = page.locator(".aside section", { has: page.getByRole("link", { name: "Compare them side by side" }) });
  assert.match(await contrast.first().locator("h2").innerText(), /rolling/i);
  await contrast.first().getByRole("link").click();
  await heading("Confusions");
  faults.check();
});

test("a right answer shows none", async () => {
  await page.goto(server.home + "#/practice?question=beanstalk-deployments/q-eight-licences&count=1&seed=4");
  await answer(page, known, { right: true });
  assert.equal(await page.getByRole("link", { name: "Compare them side by side" }).count(), 0);
  faults.check();
});

test("notes lead to the term that they use, and its topic names what it is confused with", async () => {
  await page.goto(server.home + "#/topics/traffic-shifting");
  await page.locator(".notes").waitFor();
  assert.ok(await page.locator(".aside").getByRole("link", { name: "Canary, linear or all at once" }).isVisible());
  const link = page.locator(".notes a.gl").first();
  const name = (await link.innerText()).toLowerCase().replace(/s$/, "");
  await link.click();
  await heading("Glossary");
  const lit = page.locator(".gls .hit");
  await lit.waitFor();
  assert.ok((await lit.innerText()).toLowerCase().includes(name), `${name} is lit`);
  faults.check();
});

test("a term is found by its abbreviation", async () => {
  await page.goto(server.home + "#/glossary");
  await page.getByRole("searchbox").fill("rpo");
  await page.locator(".gls dt", { hasText: /recovery point objective/i }).waitFor();
  await page.getByText(/^\d+ of \d+ terms\.$/).waitFor();
  faults.check();
});

test("then and now is filled in, and filtered by domain", async () => {
  await page.goto(server.home + "#/changes");
  await heading("Then and now");
  const rows = page.locator(".chl > li");
  const all = await rows.count();
  await page.waitForFunction(() => [...document.querySelectorAll(".chl > li")].every((row) => row.querySelector(".then p")?.textContent && row.querySelector(".now p")?.textContent), null, { timeout: 60_000 });
  const years = (await page.locator(".chs h2").allInnerTexts()).filter((year) => /^\d+$/.test(year));
  assert.deepEqual(years, [...years].sort().reverse(), "the newest year stands first");
  await page.getByLabel("Domain").selectOption({ index: 1 });
  await page.getByText(/^\d+ of \d+ changes\.$/).waitFor();
  const some = await page.locator(".chl > li:visible").count();
  assert.ok(some > 0 && some < all, `${some} of ${all} are left`);
  assert.match(page.url(), /#\/changes\?domain=1$/);
  faults.check();
});

test("the services are filtered by any of their names, and each leads to its topic or its sheet", async () => {
  await page.goto(server.home + "#/services");
  await heading("Services");
  const names = await page.locator(".gls dt a").allInnerTexts();
  assert.ok(names.length >= 125, `${names.length} services`);
  const bare = names.map((name) => name.replace(/^(AWS|Amazon) /, "").toLowerCase());
  assert.deepEqual(bare, [...bare].sort(), "in alphabetical order without the maker's name");
  await page.getByRole("searchbox").fill("acm");
  await page.getByText(/^\d+ of \d+ services\.$/).waitFor();
  const sheet = page.getByRole("link", { name: "AWS Certificate Manager" });
  assert.equal(await sheet.getAttribute("href"), "#/services/acm");
  await page.getByRole("searchbox").fill("asg");
  const topic = page.getByRole("link", { name: "Amazon EC2 Auto Scaling" });
  assert.equal(await topic.getAttribute("href"), "#/topics/auto-scaling");
  faults.check();
});

test("a sheet says what is asked, what it is confused with, and where the course teaches it", async () => {
  await page.goto(server.home + "#/services/fargate");
  await heading("AWS Fargate");
  assert.match(await page.title(), /^AWS Fargate/);
  for (const part of ["What is asked", "How it fails", "Confused with", "What the course teaches of it", "Topics with it", "Official pages"]) {
    await page.getByRole("heading", { level: 2, name: part }).waitFor();
  }
  await page.waitForFunction(() => [...document.querySelectorAll(".sv dd p")].every((fact) => fact.querySelector("b")?.textContent));
  assert.ok((await page.locator(".sv dd p").count()) > 0, "facts are filled in");
  await page.locator(".sv dt").getByRole("link", { name: "AWS Lambda" }).click();
  await page.locator(".notes").waitFor();
  assert.match(page.url(), /#\/topics\/lambda$/);
  await page.goto(server.home + "#/topics?service=fargate");
  await heading("Topics");
  await page.getByRole("link", { name: "Sheet of AWS Fargate" }).click();
  await heading("AWS Fargate");
  const link = page.getByRole("link", { name: /^Practise its \d+ questions$/ });
  const number = Number((await link.innerText()).match(/\d+/)[0]);
  await link.click();
  await page.getByText(new RegExp(`^${number} questions? fit`)).waitFor();
  faults.check();
});

test("a service that has a topic leads there, and one that nothing uses has its sheet all the same", async () => {
  await page.goto(server.home + "#/services/lambda");
  await page.locator(".sv").getByRole("link").click();
  await page.locator(".notes").waitFor();
  await page.goto(server.home + "#/services/mq");
  await heading("Amazon MQ");
  await page.getByRole("heading", { level: 2, name: "What is asked" }).waitFor();
  assert.equal(await page.getByRole("link", { name: /^Practise/ }).count(), 0, "there is nothing to practise");
  faults.check();
});

test("search opens a sheet by an abbreviation", async () => {
  await page.goto(server.home + "#/topics");
  await heading("Topics");
  await page.keyboard.press("/");
  const box = page.getByRole("dialog").getByRole("combobox");
  await box.fill("acm");
  await page.locator("#rs").getByRole("option", { name: /AWS Certificate Manager/ }).first().waitFor();
  await box.press("Enter");
  await heading("AWS Certificate Manager");
  faults.check();
});
