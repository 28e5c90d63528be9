// What a learner does, through what a learner sees.
import assert from "node:assert/strict";

/** Chooses the exam on the first screen and begins. */
export async function begin(page) {
  await page.getByRole("button", { name: /Start with ten questions/ }).click();
  await page.getByRole("heading", { name: /^Question 1 of 10/ }).waitFor();
}

/** Settles the choice of exam without a set, as if it had been made before. */
export async function chooseExam(page, home) {
  await page.goto(home + "#/settings");
  const exam = page.getByRole("group", { name: "Exam", exact: true });
  // The current exam stands there already; only a change is written down.
  for (const code of ["DOP-C01", "DOP-C02"]) await exam.locator("label", { hasText: code }).click();
}

const plain = (text) => text.replace(/[`*_\\]/g, "").replace(/\s+/g, " ").trim();

/** The question on the screen, from the bank, with its options by their text. */
export async function questionOf(page, bank) {
  const ask = plain(await page.locator(".stem .ask").innerText());
  const texts = (await page.locator(".opts label .tx > span:last-child").allInnerTexts()).map(plain);
  for (const topic of bank.topics) {
    for (const question of topic.questions) {
      const known = new Map(question.options.map((option) => [plain(option.text), option]));
      if (texts.every((text) => known.has(text)) && ask.startsWith(plain(question.ask).slice(0, 40))) {
        return { ...question, shown: texts.map((text) => known.get(text)) };
      }
    }
  }
  assert.fail(`the bank has no question that asks “${ask}” with these options: ${texts.join(" | ")}`);
}

/** Answers the question on the screen; returns it. `right` chooses the right options or wrong ones. */
export async function answer(page, bank, { right = true, confidence = "Sure" } = {}) {
  const question = await questionOf(page, bank);
  const wanted = question.options.filter((option) => option.right).length;
  const order = question.shown.map((option, at) => ({ at, option }));
  order.sort((a, b) => Number(b.option.right) - Number(a.option.right));
  const chosen = right ? order.slice(0, wanted) : order.slice(-wanted);
  for (const { at } of chosen) await page.locator(".opts label").nth(at).click();
  await page.getByRole("button", { name: confidence, exact: true }).click();
  await page.locator("#answer").waitFor();
  return question;
}

/** Goes on to the next question, or to the summary. */
export async function next(page) {
  await page.getByRole("button", { name: /Next question|See how it went/ }).click();
}

/** The events of the export, one line each: what is kept, said by the app itself. */
export async function exported(page) {
  const here = new URL(page.url()).hash;
  await page.evaluate(() => {
    location.hash = "#/settings";
  });
  const button = page.getByRole("button", { name: "Export everything" });
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const text = await (await import("node:fs/promises")).readFile(await download.path(), "utf8");
  await page.evaluate((hash) => {
    location.hash = hash;
  }, here);
  return { text, name: download.suggestedFilename(), events: JSON.parse(text).events };
}
