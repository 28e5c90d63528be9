// Printing figures: one line each, with its budget.

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Prints a figure; marks it where it is beyond its budget. `least` is for budgets from below. */
export function line(what, figure, unit, { most, least, note = "" } = {}) {
  const budget = most ?? least;
  const over = (most !== undefined && figure > most) || (least !== undefined && figure < least);
  const limit = budget === undefined ? "" : `   of ${least === undefined ? "" : "at least "}${budget} ${unit}${over ? "  OVER" : ""}`;
  console.log(`  ${what.padEnd(58)} ${figure.toFixed(unit === "" ? 3 : 0).padStart(9)} ${unit}${limit}${note ? `   ${note}` : ""}`);
}
