// Every control of the settings does something at once, and has done it after a reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESKTOP, launch, open, ready, watch } from "../support/browser.js";
import { chooseExam } from "../support/learner.js";
import { serveApp } from "../support/server.js";

let browser, server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serveApp()]);
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function settings() {
  const context = await browser.newContext({ viewport: DESKTOP });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const faults = watch(page);
  await chooseExam(page, server.home);
  return { context, page, faults };
}

const root = (page, name) => page.getAttribute("html", name);

async function pick(page, group, option) {
  await page.getByRole("group", { name: group, exact: true }).locator("label", { hasText: option }).first().click();
}

async function picked(page, group) {
  const checked = page.getByRole("group", { name: group, exact: true }).locator("label:has(:checked)");
  return (await checked.innerText()).trim();
}

test("theme and motion change the page, and stay", async () => {
  const { context, page, faults } = await settings();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await pick(page, "Theme", "Dark");
  assert.equal(await root(page, "data-theme"), "dark");
  assert.notEqual(await paper(), light);
  await pick(page, "Motion", "Reduced");
  assert.equal(await root(page, "data-motion"), "reduced");
  await page.reload();
  await ready(page);
  assert.equal(await root(page, "data-theme"), "dark");
  assert.equal(await root(page, "data-motion"), "reduced");
  assert.equal(await picked(page, "Theme"), "Dark");
  await pick(page, "Theme", "Light");
  await pick(page, "Motion", "As the device");
  assert.equal(await root(page, "data-theme"), "light");
  assert.equal(await root(page, "data-motion"), null);
  faults.check();
  await context.close();
});

test("the exam changes what is asked, and stays", async () => {
  const { context, page, faults } = await settings();
  await pick(page, "Exam", "DOP-C01");
  await page.reload();
  await ready(page);
  assert.equal(await picked(page, "Exam"), "DOP-C01");
  await open(page, server.home, "#/");
  await page.getByText("DOP-C01").first().waitFor();
  await open(page, server.home, "#/topics");
  await page.getByText("Only in DOP-C02").waitFor();
  faults.check();
  await context.close();
});

test("the day of the exam counts down, and can be taken away", async () => {
  const { context, page, faults } = await settings();
  const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Day of the exam").fill(day);
  await page.getByLabel("Day of the exam").blur();
  await open(page, server.home, "#/");
  await page.getByRole("heading", { level: 1, name: /^(9|10|11) days left/ }).waitFor();
  await open(page, server.home, "#/settings");
  await page.reload();
  await ready(page);
  assert.equal(await page.getByLabel("Day of the exam").inputValue(), day);
  await page.getByRole("button", { name: "Not booked" }).click();
  await open(page, server.home, "#/");
  await page.getByRole("link", { name: "Set a date" }).waitFor();
  faults.check();
  await context.close();
});

test("minutes change the plan of the evening, retention the cards, and both stay", async () => {
  const { context, page, faults } = await settings();
  const plan = async () => {
    await open(page, server.home, "#/");
    await page.locator(".run > li").first().waitFor();
    return page.locator(".run").innerText();
  };
  await pick(page, "Minutes on an evening", "60");
  const long = await plan();
  await open(page, server.home, "#/settings");
  await pick(page, "Minutes on an evening", "10");
  assert.notEqual(await plan(), long);

  const waits = async (retention) => {
    await open(page, server.home, "#/settings");
    await pick(page, "Desired retention", retention);
    await page.reload();
    await ready(page);
    assert.equal(await picked(page, "Desired retention"), retention);
    await open(page, server.home, "#/cards?new=10");
    await page.getByRole("button", { name: /Show the answer/ }).click();
    return page.locator(".gr").innerText();
  };
  assert.notEqual(await waits("80%"), await waits("95%"));
  faults.check();
  await context.close();
});

test("storage is asked for, and the answer is said", async () => {
  const { context, page, faults } = await settings();
  await page.getByText("written twice, into two stores").waitFor();
  await page.getByRole("button", { name: "Ask to keep it" }).click();
  await page.getByText(/The browser has (not )?agreed|cannot be asked/).waitFor();
  faults.check();
  await context.close();
});
