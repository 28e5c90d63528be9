// A Chromium that can be killed as a phone kills it: all of its processes at once, without a word.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { FLAGS } from "./browser.js";
import { CHROMIUM } from "./env.js";

/** Starts it on a profile; gives its one context, and `kill`. */
export async function launchKillable(profile) {
  const child = spawn(CHROMIUM, [...FLAGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => child.on("exit", done));
  const kill = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
    await ended;
  };
  process.on("exit", kill);
  const address = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const at = /DevTools listening on (ws:\S+)/.exec(said);
      if (at) found(at[1]);
    });
    child.on("exit", () => failed(new Error(`Chromium did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  return { context: browser.contexts()[0], kill };
}
