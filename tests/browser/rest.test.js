// The app comes in two modules: the first screen does not wait for the second, and where that does
// not come, the app says so and fetches it when it can.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { AS_PHONE, launch, open, ready, watch } from "../support/browser.js";
import { DIST } from "../support/env.js";
import { serveFolder } from "../support/server.js";

const REST = "**/rest-*.wasm";
let browser;
let host;
let page;
before(async () => {
  browser = await launch();
  host = await serveFolder();
});
after(async () => {
  await browser?.close();
  await host?.stop();
});
beforeEach(async () => {
  // A worker would fetch the module behind the test's back.
  const context = await browser.newContext({ ...AS_PHONE, serviceWorkers: "block" });
  page = await context.newPage();
});
afterEach(() => page.context().close());

/** Keeps the second module back; gives what lets it go. */
async function withhold() {
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route(REST, async (route) => {
    await gone;
    await route.continue();
  });
  return go;
}

const arrived = () => page.locator('html[data-ready="1"]').count();
const missing = () => page.getByText("The other screens did not arrive.");
const begin = () => page.getByRole("button", { name: /Start with ten questions/ });

test("the second module is one file, and no page but the app's names it", () => {
  assert.equal(readdirSync(DIST).filter((name) => /^rest-[0-9a-f]{8}\.wasm$/.test(name)).length, 1);
});

test("the first screen can be used before the second module is here, and the next follows with it", async () => {
  const faults = watch(page, { expected: [/Service Worker registration blocked/, /reading 'active'/] });
  const letGo = await withhold();
  await page.goto(host.home);
  await begin().click();
  await page.getByRole("status").getByText("Fetching this screen…").waitFor();
  await page.getByRole("heading", { level: 1, name: "Practice" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  assert.equal(await arrived(), 0);
  await page.keyboard.press("/");
  await page.getByRole("status").getByText("This is on its way").waitFor();
  letGo();
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".stem .ask").waitFor();
  await ready(page);
  assert.equal(await page.getByText(/Fetching this screen…|This is on its way/).count(), 0);
  faults.check();
});

test("the screen that takes the place of what waited has the focus", async () => {
  const letGo = await withhold();
  await page.goto(host.home);
  await begin().click();
  await page.getByText("Fetching this screen…").waitFor();
  letGo();
  await page.locator(".stem .ask").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "main");
});

test("a deep link shows the opening until its screen is drawn whole", async () => {
  const letGo = await withhold();
  await page.goto(host.home + "#/topics");
  await page.getByText("Opening the course…").waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.locator("#shell").count(), 1);
  letGo();
  await ready(page);
  assert.equal(await page.locator("#shell").count(), 0);
});

for (const [what, respond] of [
  ["does not come", (route) => route.abort()],
  ["is not there", (route) => route.fulfill({ status: 404, body: "Not found" })],
  ["is cut off", (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01\x7f", "latin1") })],
]) {
  test(`where the second module ${what}, the app says so, keeps its first screen, and can try again`, async () => {
    await page.route(REST, respond);
    await page.goto(host.home);
    await missing().waitFor();
    await ready(page);
    await begin().waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await missing().waitFor();
    await begin().click();
    await page.getByRole("status").getByText("This screen has not arrived.").waitFor();
    await page.unroute(REST);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".stem .ask").waitFor();
    assert.equal(await missing().count(), 0);
  });
}

test("a deep link whose module does not come says so too, and the network's return brings it", async () => {
  await page.route(REST, (route) => route.abort());
  await page.goto(host.home + "#/progress");
  await missing().waitFor();
  await page.getByRole("link", { name: "Today" }).first().waitFor();
  await page.unroute(REST);
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.locator("main.prog").waitFor();
  assert.equal(await missing().count(), 0);
});
