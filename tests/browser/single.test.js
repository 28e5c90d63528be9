// The whole app as one file, opened from a disk.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { launchWithProfile, open, watch } from "../support/browser.js";
import { DIST, bank, scratch } from "../support/env.js";
import { answer, begin, exported } from "../support/learner.js";
import { SCREENS } from "../support/screens.js";
import { ofKind } from "../support/storage.js";

test("cutover.html runs from a disk, and its progress outlives the browser", async () => {
  const folder = scratch("single");
  const file = join(folder, "Cutover on a stick.html");
  copyFileSync(join(DIST, "cutover.html"), file);
  const home = pathToFileURL(file).href;
  const profile = scratch("single-profile");

  const first = await launchWithProfile(profile);
  const page = await first.newPage();
  const faults = watch(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, home);
  await begin(page);
  await answer(page, bank());
  for (const { name, route, heading } of SCREENS) {
    await page.goto(home + route);
    const h1 = page.getByRole("heading", { level: 1 });
    await h1.waitFor();
    assert.match((await h1.innerText()).trim(), heading, name);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(home) && !url.startsWith("data:")), [], "it asks for nothing else");
  faults.check();
  await page.waitForTimeout(200);
  await first.close();

  const second = await launchWithProfile(profile);
  const again = await second.newPage();
  await open(again, home);
  assert.equal(ofKind((await exported(again)).events, "a").length, 1);
  await second.close();
});
