// The GIFT file against a grammar of GIFT that is not ours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const { parse } = createRequire(import.meta.url)("gift-pegjs");
const { CUTOVER_DOWNLOADS, CUTOVER_BANK } = process.env;

test("every question of the GIFT file is read, with its key", () => {
  const bank = JSON.parse(readFileSync(CUTOVER_BANK, "utf8"));
  const known = new Map(bank.topics.flatMap((topic) => topic.questions.map((question) => [question.id, question])));
  const read = parse(readFileSync(`${CUTOVER_DOWNLOADS}/cutover-questions.gift.txt`, "utf8"));
  const asked = read.filter((block) => block.type === "MC");
  assert.deepEqual(new Set(asked.map((block) => block.title)), new Set(known.keys()));
  for (const block of asked) {
    const question = known.get(block.title);
    const key = question.options.filter((option) => option.right).length;
    assert.equal(block.choices.length, question.options.length, block.title);
    const right = block.choices.filter((choice) => choice.isCorrect === true || choice.weight > 0);
    assert.equal(right.length, key, block.title);
    for (const choice of block.choices) assert.ok(choice.feedback?.text, `${block.title}: every option says why`);
  }
});
