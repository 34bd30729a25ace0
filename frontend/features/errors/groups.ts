import type { TestSale } from "@/features/errors/sales";

/** With fewer sales a figure is undefined. */
export const MIN_SALES = 5;
/** With fewer sales a figure is shown in grey, and an area not at all. */
export const MIN_RANKED = 30;

/** The errors of a group of sales, in percent of the price; null where there are too few sales. */
export type GroupErrors = {
  key: string;
  n: number;
  /** Too few sales to lean on the figures. */
  few: boolean;
  median: number | null;
  /** Ends of the 95 % interval of the median. */
  low: number | null;
  high: number | null;
  /** The middle half of the errors. */
  quarter: number | null;
  threeQuarters: number | null;
  /** Median size of the error. */
  size: number | null;
};

const Z95 = 1.96;

/** The order statistics between which the median lies with 95 % confidence, counted from 1 (IAAO exposure draft 2025, 7.5.3). */
export function medianPositions(n: number): [low: number, high: number] {
  const reach = Math.ceil((Z95 * Math.sqrt(n)) / 2 + (n % 2 === 0 ? 0.5 : 0));
  const [low, high] = n % 2 === 0 ? [n / 2 + 1 - reach, n / 2 + reach] : [(n + 1) / 2 - reach, (n + 1) / 2 + reach];
  return [Math.max(1, low), Math.min(n, high)];
}

/** The share-quantile of sorted numbers, interpolated. */
export function quantile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

export function groupErrors(key: string, errors: number[]): GroupErrors {
  const n = errors.length;
  const few = n < MIN_RANKED;
  if (n < MIN_SALES) return { key, n, few, median: null, low: null, high: null, quarter: null, threeQuarters: null, size: null };
  const sorted = errors.toSorted((a, b) => a - b);
  const [low, high] = medianPositions(n);
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  return {
    key,
    n,
    few,
    median: quantile(sorted, 0.5),
    low: sorted[low - 1] ?? null,
    high: sorted[high - 1] ?? null,
    quarter: quantile(sorted, 0.25),
    threeQuarters: quantile(sorted, 0.75),
    size: quantile(sizes, 0.5),
  };
}

/** The errors by group; every key is there, a group that no sale is in has none. */
export function byGroup(sales: TestSale[], keys: readonly string[], keyOf: (sale: TestSale) => string | null): GroupErrors[] {
  const errors = new Map<string, number[]>(keys.map((key) => [key, []]));
  for (const sale of sales) {
    const key = keyOf(sale);
    if (key !== null && sale.error !== null) errors.get(key)?.push(sale.error);
  }
  return keys.map((key) => groupErrors(key, errors.get(key) ?? []));
}

/** The keys that sales have, in order. */
export const keysOf = (sales: TestSale[], keyOf: (sale: TestSale) => string | null): string[] =>
  [...new Set(sales.flatMap((sale) => keyOf(sale) ?? []))].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));

/** From too low to too high; areas with few sales are left out and counted. */
export function rankedAreas(groups: GroupErrors[]): { shown: GroupErrors[]; few: { areas: number; sales: number } } {
  const few = groups.filter((group) => group.few && group.n > 0);
  const shown = groups.filter((group) => !group.few).toSorted((a, b) => (a.median ?? 0) - (b.median ?? 0));
  return { shown, few: { areas: few.length, sales: few.reduce((sum, { n }) => sum + n, 0) } };
}
