// Offline is the normal case: from the second visit on, after a restart of the browser, with its
// HTTP cache gone and no network, under any path; and a new version replaces the old one only when
// it is whole and wanted.
import assert from "node:assert/strict";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, launchWithProfile, offlineReady, open, ready, settled, watch } from "../support/browser.js";
import { DIST, STUDY, bank, scratch } from "../support/env.js";
import { answer, chooseExam, exported } from "../support/learner.js";
import { startExam } from "../support/exam.js";
import { laterRelease, precached } from "../support/release.js";
import { SCREENS } from "../support/screens.js";
import { serveFolder } from "../support/server.js";

const course = bank();
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Deletes what a browser keeps of HTTP beside the worker's caches. */
function emptyHttpCache(profile) {
  for (const name of readdirSync(profile, { recursive: true }).map(String)) {
    const cache = /(^|\/)(Cache|Code Cache)$/.test(name) && !name.includes("Service Worker");
    if (cache && existsSync(join(profile, name))) rmSync(join(profile, name), { recursive: true });
  }
}

const released = (page) => page.evaluate(() => document.querySelector("meta[name=release]")?.content);

test("the precache list holds every file of a screen, and every file of it exists", () => {
  const listed = new Set(precached().map(([path]) => path));
  for (const path of listed) assert.ok(existsSync(join(DIST, path)), `${path} is listed and not there`);
  const apart = /^(embed\/|embed[.-]|screenshots\/|downloads\/|licences\.txt$|cutover\.html$|worker\.js$|demo\.)/;
  for (const name of readdirSync(DIST, { recursive: true }).map(String)) {
    if (statSync(join(DIST, name)).isFile() && !apart.test(name)) assert.ok(listed.has(name), `${name} is not listed`);
  }
});

for (const [base, folder] of [["/", DIST], ["/study/", STUDY]]) {
  test(`after one visit under ${base} every screen opens without a network, after a restart, without the HTTP cache`, async () => {
    const profile = scratch("offline");
    const host = await serveFolder({ base, folder });
    const first = await launchWithProfile(profile);
    const visit = await first.newPage();
    const faults = watch(visit);
    await chooseExam(visit, host.home);
    await offlineReady(visit);
    await visit.locator('html[data-offline="1"]').waitFor({ state: "attached" });
    await visit.getByText("Every screen is kept on this device").waitFor();
    const manifest = await visit.evaluate(async () => (await fetch(document.querySelector("link[rel=manifest]").href)).json());
    for (const name of ["id", "start_url", "scope"]) assert.equal(manifest[name], base, `the manifest’s ${name}`);
    for (const { src } of manifest.icons) assert.ok(existsSync(join(folder, src)), src);
    for (const { url } of manifest.shortcuts) assert.ok(url.startsWith(base), url);
    faults.check();
    await first.close();
    await host.stop();
    emptyHttpCache(profile);

    const second = await launchWithProfile(profile);
    const page = await second.newPage();
    const offline = watch(page);
    for (const { name, route, heading } of SCREENS) {
      await page.goto("about:blank");
      await open(page, host.home, route);
      const h1 = page.getByRole("heading", { level: 1 });
      await h1.waitFor();
      assert.match((await h1.innerText()).trim(), heading, `${name} offline`);
      await settled(page);
    }
    await open(page, host.home + "index.html?from=home-screen", "#/topics");
    await page.getByRole("heading", { level: 1, name: "Topics" }).waitFor();
    await page.goto(host.home + "#/practice?count=5&seed=7");
    await answer(page, course);
    const fonts = await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map((font) => font.status)));
    assert.ok(fonts.includes("loaded"), "the type is there");
    offline.check();
    await second.close();
  });
}

test("a worker keeps to its own caches and its own path", async () => {
  const host = await serveFolder({ base: "/study/", pages: { "/": "<!doctype html><title>Neighbour</title>" } });
  const page = await browser.newPage();
  await page.goto(host.origin + "/");
  await page.evaluate(async () => (await caches.open("neighbour")).put("/kept", new Response("theirs")));
  await open(page, host.home);
  await offlineReady(page);
  const state = await page.evaluate(async () => ({
    caches: await caches.keys(),
    scopes: (await navigator.serviceWorker.getRegistrations()).map((registration) => registration.scope),
  }));
  assert.deepEqual(state.scopes, [host.home]);
  assert.ok(state.caches.includes("neighbour"));
  assert.ok(state.caches.filter((name) => name !== "neighbour").every((name) => name.includes("/study/")));
  await page.context().close();
  await host.stop();
});

test("an install that misses one file fails as a whole", async () => {
  const files = precached().map(([path]) => path);
  const host = await serveFolder({ missing: [files.find((path) => path.startsWith("icons/"))] });
  const page = await browser.newPage();
  await open(page, host.home);
  // The worker is registered when the page loads, and gone again once its install has failed.
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  assert.notEqual(await page.getAttribute("html", "data-offline"), "1");
  await page.context().close();
  await host.stop();
});

test("a new version asks first, loads once, keeps the progress, and leaves other tabs alone", async () => {
  const host = await serveFolder();
  const context = await browser.newContext();
  const page = await context.newPage();
  await chooseExam(page, host.home);
  await offlineReady(page);
  await page.goto(host.home + "#/practice?count=5&seed=9");
  await page.reload();
  await ready(page);
  const other = await context.newPage();
  await open(other, host.home, "#/topics");
  await answer(page, course);
  const before = (await exported(page)).events;

  host.folder = laterRelease("second");
  const update = () => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await update();
  const notice = page.locator(".notice", { hasText: "A new version is here" });
  await notice.waitFor();
  assert.equal(await released(page), undefined, "nothing changes by itself");
  let loads = 0;
  let others = 0;
  page.on("load", () => (loads += 1));
  other.on("load", () => (others += 1));
  await notice.getByRole("button", { name: "Update" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=release]")?.content === "second" && document.documentElement.dataset.ready);
  await page.waitForTimeout(500);
  assert.equal(loads, 1, "one reload");
  assert.equal(others, 0, "the other tab is left alone");
  assert.deepEqual((await exported(page)).events, before);
  assert.equal(await page.locator(".notice").count(), 0);
  await other.getByRole("link", { name: "Practice" }).filter({ visible: true }).first().click();
  await other.getByRole("heading", { level: 1, name: "Practice" }).waitFor();

  // A release that is uploaded by half replaces nothing.
  const missing = precached().map(([path]) => path).find((path) => path.startsWith("icons/"));
  host.folder = laterRelease("third", { without: missing });
  await update().catch(() => {});
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return !registration.installing && !registration.waiting;
  });
  await host.stop();
  await page.reload();
  await ready(page);
  assert.equal(await released(page), "second", "the version that was whole stays");
  assert.equal(await page.locator(".notice").count(), 0);
  await context.close();
});

test("a new version waits until the paper is handed in or left, and the paper goes on in it", async () => {
  const host = await serveFolder();
  const context = await browser.newContext();
  const page = await context.newPage();
  await chooseExam(page, host.home);
  await offlineReady(page);
  await page.reload();
  await startExam(page, host.home);
  await page.keyboard.press("b");
  await page.locator("#option-B:checked").waitFor();
  host.folder = laterRelease("for-the-exam");
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting);
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".notice", { hasText: "A new version" }).count(), 0, "never during an exam");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("link", { name: "Leave it for now" }).click();
  const notice = page.locator(".notice", { hasText: "A new version is here" });
  await notice.getByRole("button", { name: "Update" }).click();
  await page.waitForFunction(() => document.querySelector("meta[name=release]")?.content === "for-the-exam" && document.documentElement.dataset.ready);
  await open(page, host.home, "#/exam");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator("#option-B:checked").waitFor();
  await context.close();
  await host.stop();
});
