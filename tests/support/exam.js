// A timed exam, through what a learner sees.
import { open } from "./browser.js";

/** Opens the choice of a paper and starts it. */
export async function startExam(page, home, { count = 20, seed = 0, time } = {}) {
  await open(page, home, `#/exam?count=${count}&seed=${seed}`);
  if (time) await page.locator(".seg label", { hasText: time }).click();
  await page.getByRole("button", { name: "Start the exam" }).click();
  await atQuestion(page, 1);
}

/** Waits until a question of the paper is on the screen. */
export function atQuestion(page, nth) {
  return page.getByRole("heading", { name: new RegExp(`^Exam simulation, question ${nth} of`) }).waitFor();
}

const plain = (text) => text.replace(/[`*_\\]/g, "").replace(/\s+/g, " ").trim();

/** The question on the screen, from the bank; none for one whose numbers are drawn. */
export async function onPaper(page, bank) {
  const texts = (await page.locator(".eo .tx > span:last-child").allInnerTexts()).map(plain);
  for (const topic of bank.topics) {
    for (const question of topic.questions) {
      const known = new Map(question.options.map((option) => [plain(option.text), option]));
      if (texts.every((text) => known.has(text))) return { id: question.id, options: texts.map((text) => known.get(text)) };
    }
  }
  return undefined;
}

/** Chooses options of the question on the screen: the right ones, or one wrong one. */
export async function choose(page, bank, right) {
  const question = await onPaper(page, bank);
  const wanted = question?.options.map((option, at) => (option.right === right ? at : -1)).filter((at) => at >= 0) ?? [0];
  for (const at of right && question ? wanted : wanted.slice(0, 1)) await page.locator(".eo label").nth(at).click();
  return question;
}

/** Hands the paper in and waits for the report. */
export async function handIn(page) {
  await page.getByRole("button", { name: "End the exam" }).click();
  await page.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /pass mark is 750/ }).waitFor();
}
