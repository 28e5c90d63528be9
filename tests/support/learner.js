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

/**
 * The question on the screen, from the bank, with its options by their text. A question whose
 * numbers are drawn anew each time is not found there: nothing is known of its options.
 */
export async function questionOf(page, bank) {
  const ask = plain(await page.locator(".stem .ask").innerText());
  const texts = (await page.locator(".opts label .tx > span:last-child").allInnerTexts()).map(plain);
  for (const topic of bank.topics) {
    for (const question of topic.questions) {
      const known = new Map(question.options.map((option) => [plain(option.text), option]));
      if (texts.every((text) => known.has(text)) && ask.startsWith(plain(question.ask).slice(0, 40))) {
        return { id: question.id, options: texts.map((text) => known.get(text)), known: true };
      }
    }
  }
  assert.match(texts.join(), /\d/, `the bank has no question that asks “${ask}” with these options: ${texts.join(" | ")}`);
  return { options: texts.map((text) => ({ text })), known: false };
}

/**
 * Answers the question on the screen, and gives it back. `right` chooses the right options or wrong
 * ones; `was` is what the app made of it.
 */
export async function answer(page, bank, { right = true, confidence = "Sure" } = {}) {
  const question = await questionOf(page, bank);
  const order = question.options.map((option, at) => ({ at, option }));
  order.sort((a, b) => (right ? 1 : -1) * (Number(b.option.right ?? 0) - Number(a.option.right ?? 0)));
  const button = page.getByRole("button", { name: confidence, exact: true });
  for (const { at } of order) {
    await page.locator(".opts label").nth(at).click();
    if (await button.isEnabled()) break;
  }
  await button.click();
  await page.locator("#answer").waitFor();
  const verdicts = await page.locator("#answer .chosen .v").allInnerTexts();
  const was = verdicts.every((verdict) => /right/.test(verdict));
  if (question.known) assert.equal(was, right, `the app calls ${question.id} ${verdicts.join()}`);
  return { ...question, was };
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
