// Chromium, pages of it, and a watch over what pages must not do.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { CHROMIUM } from "./env.js";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
export const SIZES = { desktop: DESKTOP, phone: PHONE };

/** A browser without a profile. */
export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** A browser with a profile in a folder: its one context. */
export function launchWithProfile(folder, options = {}) {
  return chromium.launchPersistentContext(folder, { executablePath: CHROMIUM, args: FLAGS, viewport: DESKTOP, ...options });
}

/** What a context is like on a phone. */
export const AS_PHONE = { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/**
 * Notes everything that must not happen on a page: errors on the console, exceptions, violations of
 * the policy, requests that fail or go to another origin. `expected` is for what a test provokes.
 */
export function watch(page, { expected = [] } = {}) {
  const faults = [];
  const note = (fault) => {
    if (!expected.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const here = page.url().startsWith("http") ? new URL(page.url()).origin : undefined;
    const own = ["data:", "blob:", "about:"].includes(url.protocol) || !here || url.origin === here;
    if (!own) note(`request to another origin: ${request.url()}`);
  });
  page.on("response", (response) => response.status() >= 400 && note(`${response.status()}: ${response.url()}`));
  // What a page no longer needs when it is left is not a fault.
  page.on("requestfailed", (request) => request.failure()?.errorText !== "net::ERR_ABORTED" && note(`failed: ${request.url()} (${request.failure()?.errorText})`));
  return {
    faults,
    check(where = page.url()) {
      assert.deepEqual(faults.splice(0), [], `faults on ${where}`);
    },
  };
}

/** Loads a route of the app and waits until it can be used. */
export async function open(page, home, route = "#/") {
  await page.goto(home + route);
  await ready(page);
}

/** Waits for the contract's sign that a screen can be used. */
export function ready(page) {
  return page.locator('html[data-ready="1"]').waitFor({ state: "attached", timeout: 20_000 });
}

/** Goes to a route without loading the page anew, and waits until its screen stands. */
export async function go(page, route) {
  await page.evaluate((route) => {
    location.hash = route;
  }, route);
  await settled(page);
}

/** Waits until nothing on the screen has changed for two frames. */
export async function settled(page) {
  await page.evaluate(
    () =>
      new Promise((done) => {
        let quiet = 0;
        let last = "";
        const look = () => {
          const main = document.querySelector("main");
          const now = `${document.title}|${main ? main.innerHTML.length : -1}`;
          quiet = main && now === last ? quiet + 1 : 0;
          last = now;
          quiet > 2 ? done() : requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Waits until the service worker serves the page and keeps everything. */
export async function offlineReady(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    if (worker.state !== "activated") {
      await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "activated" && done()));
    }
  });
}
