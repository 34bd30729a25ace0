/** Limits between classes of values: a value that equals a limit belongs to the class above it. */

const MOST_DIGITS = 6;

/** The limits that put about equally many values into each of `classes` classes, as round numbers. */
export function quantileBreaks(values: number[], classes: number, round = true): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const limits = Array.from({ length: classes - 1 }, (_, place) => quantile(sorted, (place + 1) / classes));
  return distinct(limits, sorted, round);
}

const SHARES = [0.25, 0.55, 0.85];

/** Limits on both sides of zero, at the same distances: those that a share of the values does not exceed. */
export function symmetricBreaks(values: number[]): number[] {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const limits = distinct(
    SHARES.map((share) => quantile(sizes, share)),
    sizes,
    true,
  ).filter((limit) => limit > 0);
  return [...limits.map((limit) => -limit).reverse(), ...limits];
}

/** The class of a value, from 0 for those below the first limit; null for a missing value. */
export function classOf(value: number | null, breaks: number[]): number | null {
  if (value === null) return null;
  const above = breaks.findIndex((limit) => value < limit);
  return above < 0 ? breaks.length : above;
}

function quantile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** As few digits as keep the limits apart and between the values, so that no class is empty at either end. */
function distinct(limits: number[], sorted: number[], round: boolean): number[] {
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const exact = [...new Set(limits)].filter((limit) => limit > low && limit <= high);
  for (let digits = 2; round && digits <= MOST_DIGITS; digits++) {
    const rounded = exact.map((limit) => Number(limit.toPrecision(digits)));
    if (new Set(rounded).size === exact.length && rounded.every((limit) => limit > low && limit <= high)) return rounded;
  }
  return exact;
}
