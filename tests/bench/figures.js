// Printing figures: one line each, with its budget.

/** The middle of some numbers. */
export function median(numbers) {
  return share(numbers, 0.5);
}

/** What that share of some numbers does not reach. */
export function share(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)];
}

/** Prints a figure; marks it where it is beyond its budget. `least` is for budgets from below. */
export function line(what, figure, unit, { most, least, note = "" } = {}) {
  const budget = most ?? least;
  const over = (most !== undefined && figure > most) || (least !== undefined && figure < least);
  const limit = budget === undefined ? "" : `   of ${least === undefined ? "" : "at least "}${budget} ${unit}${over ? "  OVER" : ""}`;
  console.log(`  ${what.padEnd(66)} ${figure.toFixed(unit === "" ? 3 : 0).padStart(9)} ${unit}${limit}${note ? `   ${note}` : ""}`);
}
