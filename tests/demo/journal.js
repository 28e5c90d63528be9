// A made-up learner: 24 evenings of study, as a file that Cutover can import.
//
//   cargo xtask bank > bank.json
//   CUTOVER_BANK=bank.json node tests/demo/journal.js > journal.json    # then Settings → Import a backup
//
// The pictures of the README show this learner. Everything comes from one seed, so that the same
// bank and the same evening give the same history. The form of the file is told in
// crates/study/src/journal/transfer.rs.
import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** The last one is the present, on which nothing has been done yet. */
const EVENINGS = 24;
/** Evenings without study, counted from the first. */
const FREE = [4, 9, 10];
/** Days from the last evening to the exam. */
const AHEAD = 23;
const WRITER = "0000d340";

/** Random numbers from 0 to 1, the same for the same seed. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hex(number) {
  return (number >>> 0).toString(16).padStart(8, "0");
}

/** FNV-1a, as in the envelope of every stored value. */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hex(hash);
}

/** Somebody who studies on most evenings, and remembers most of it. */
class Learner {
  constructor(bank, now, seed) {
    this.random = dice(seed);
    this.now = now;
    this.lines = [];
    this.cards = new Map();
    this.topics = bank.topics.filter((topic) => topic.era !== "c01");
    this.unread = this.#inTurns();
    this.read = [];
  }

  /** Topics of all domains in turn, so that no domain stays untouched. */
  #inTurns() {
    const domains = new Map();
    for (const topic of this.topics) {
      if (!domains.has(topic.domain)) domains.set(topic.domain, []);
      domains.get(topic.domain).push(topic);
    }
    const rows = [...domains.values()];
    const longest = Math.max(...rows.map((row) => row.length));
    return Array.from({ length: longest }, (_, at) => rows.map((row) => row[at])).flat().filter(Boolean);
  }

  #between(low, high) {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  #write(body) {
    const line = `e ${WRITER} ${this.lines.length + 1} ${this.at} ${body}`;
    this.lines.push(`${line} ${checksum(line)}`);
  }

  #passes(seconds) {
    this.at += seconds * 1000 + this.#between(0, 900);
  }

  /** The exam and its day, chosen on the first evening. */
  settings() {
    this.at = this.now - (EVENINGS - 1) * DAY - 5 * MINUTE;
    this.#write("s exam c02");
    const zone = new Date(this.now).getTimezoneOffset() * MINUTE;
    this.#write(`s day ${Math.floor((this.now - zone) / DAY) + AHEAD}`);
  }

  /** One evening, `nth` from the first: cards that are due, a topic or two, questions. */
  evening(nth) {
    this.night = nth;
    this.at = this.now - (EVENINGS - 1 - nth) * DAY - this.#between(5, 40) * MINUTE;
    const end = this.at + [22, 28, 31, 35, 38, 44][this.#between(0, 5)] * MINUTE;
    const due = [...this.cards].filter(([, card]) => card.due <= nth);
    // The evening before this one was a short one: something is late.
    const most = nth === EVENINGS - 2 ? due.length - 8 : due.length;
    for (const [fact, card] of due.slice(0, most)) this.#review(fact, card);
    for (let topics = nth % 4 === 0 ? 2 : 1; topics > 0 && this.unread.length; topics -= 1) {
      this.#study(this.unread.shift());
    }
    for (let asked = 0; asked < 5 || this.at < end; asked += 1) this.#answer();
    if (nth % 5 === 2) this.#diagram();
  }

  /** Reads a topic, and sees each of its cards until it was recalled twice. */
  #study(topic) {
    this.#write(`t ${topic.id}`);
    this.#passes(this.#between(240, 420));
    this.read.push(topic);
    const facts = topic.facts.filter((fact) => fact.era !== "c01").map((fact) => fact.id);
    const first = new Map(facts.map((fact) => [fact, this.#grade(fact, [0.08, 0.2, 0.95])]));
    for (const [fact, grade] of first) {
      let good = grade === 3 ? 1 : 0;
      while (good < 2 && grade < 4) good = this.#grade(fact, [0.04, 0.04, 1]) === 3 ? good + 1 : 0;
      const interval = [0, 1, 1, 2, 6][grade];
      this.cards.set(fact, { interval, due: this.night + interval });
    }
  }

  /** Reviews a card that is due. About as long until the next time as the scheduler would have it. */
  #review(fact, card) {
    const grade = this.#grade(fact, [0.09, 0.2, 0.95]);
    if (grade === 1) this.#grade(fact, [0, 0, 1]);
    card.interval = grade === 1 ? 1 : Math.floor(card.interval * [1, 2.8, 4][grade - 2]);
    card.due = this.night + card.interval;
  }

  /** Grades a card: Again, Hard and Good up to these shares, else Easy. */
  #grade(fact, [again, hard, good]) {
    const throws = this.random();
    const grade = throws < again ? 1 : throws < hard ? 2 : throws < good ? 3 : 4;
    const took = this.#between(4, 11);
    this.#passes(took);
    this.#write(`r ${fact} ${grade} ${took}`);
    return grade;
  }

  #answer() {
    // Half are from all over the exam; of the others, what was read lately is asked more often.
    const back = Math.floor(this.random() ** 1.6 * this.read.length);
    const lately = this.read[this.read.length - 1 - back];
    const topic = this.random() < 0.5 ? this.topics[this.#between(0, this.topics.length - 1)] : lately;
    // The numbers of families are drawn; their options are not in the bank's JSON.
    const questions = topic.questions.filter((question) => question.c02.length && !question.id.includes("/f-"));
    if (!questions.length) return this.#passes(60);
    const question = questions[this.#between(0, questions.length - 1)];
    const better = 0.58 + 0.012 * this.night;
    const right = this.random() < better;
    const sure = this.random();
    const confidence = sure < (right ? 0.1 : 0.3) ? "g" : sure < (right ? 0.38 : 0.72) ? "u" : "s";
    const took = this.#between(50, 130);
    this.#passes(took);
    this.#write(`a ${question.id} ${this.#chosen(question, right)} ${right ? "+" : "-"} ${confidence} ${took}`);
    this.#passes(this.#between(15, 40));
    // What was missed, or only guessed, comes back as cards.
    if (right && confidence !== "g") return;
    for (const fact of question.facts) this.cards.set(fact, { interval: 1, due: this.night + 1 });
  }

  /** The options chosen, a bit each: the right ones, or as many with the most tempting one among them. */
  #chosen(question, right) {
    const bits = (wanted) => wanted.reduce((sum, at) => sum | (1 << at), 0);
    const good = question.options.flatMap((option, at) => (option.right ? [at] : []));
    if (right) return bits(good);
    const wrong = question.options.flatMap((option, at) => (option.right ? [] : [at]));
    const tempting = wrong.find((at) => question.options[at].tempts) ?? wrong[0];
    return bits([...good.slice(1), tempting]);
  }

  #diagram() {
    const name = ["lambda-alias", "rto-rpo", "lifecycle-hooks"][Math.floor(this.night / 5) % 3];
    this.#write(`p ${name} ${this.random() < 0.6 ? "+" : "-"}`);
    this.#passes(90);
    this.#write(`c ${name} 0 -`);
    this.#passes(60);
    this.#write(`c ${name} 0 +`);
    this.#passes(30);
  }
}

/** The export of that learner at `now`, in milliseconds. */
export function journal(bank, now, seed = 7) {
  const learner = new Learner(bank, now, seed);
  learner.settings();
  for (let nth = 0; nth < EVENINGS - 1; nth += 1) if (!FREE.includes(nth)) learner.evening(nth);
  const sums = learner.lines.map((line) => line.slice(-8)).join("");
  const events = learner.lines.map((line) => `\n${JSON.stringify(line)}`).join(",");
  return `{"app":"cutover","version":1,"exported":${now},"events":[${events}\n],"checksum":"${checksum(sums)}"}\n`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const path = process.env.CUTOVER_BANK ?? new URL("../../target/test/bank.json", import.meta.url);
  process.stdout.write(journal(JSON.parse(readFileSync(path, "utf8")), Date.now()));
}
