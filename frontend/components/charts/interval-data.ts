import type { ChartTable } from "@/components/charts/csv";
import { type Extent, extent, padded } from "@/components/charts/geometry";
import { chartText } from "@/messages/chart-text";

/** One row of a forest plot or of an agreement chart: a value with its interval. */
export type IntervalRow = {
  id: string;
  label: string;
  /** Family, or `baseline`. */
  family: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** How sure a value of a home is: its forecast standard deviation, as a share of the value. */
  fsd?: number;
};

export type Better = "lower" | "higher" | { near: number };

export const isBaseline = (row: { family: string }): boolean => row.family === "baseline";

/** How bad a value is; smaller is better. */
export function badness(value: number | null, better: Better): number {
  if (value === null) return Infinity;
  if (better === "lower") return value;
  if (better === "higher") return -value;
  return Math.abs(value - better.near);
}

/** Best first, baselines last, whatever they score. */
export function ranked<Row extends { family: string; value: number | null }>(rows: Row[], better: Better): Row[] {
  return rows.toSorted((a, b) => Number(isBaseline(a)) - Number(isBaseline(b)) || badness(a.value, better) - badness(b.value, better));
}

export function intervalDomain(rows: Pick<IntervalRow, "value" | "low" | "high">[], also: (number | null)[] = []): Extent {
  const all = extent([...rows.flatMap((row) => [row.value, row.low, row.high]), ...also]);
  return padded(all ?? [0, 1]);
}

export function intervalTable(rows: IntervalRow[], unit: string, range: string, subject: string): ChartTable {
  const graded = rows.some(({ fsd }) => fsd !== undefined);
  return {
    columns: [
      { header: subject },
      { header: unit, numeric: true },
      { header: chartText.low(range), numeric: true },
      { header: chartText.high(range), numeric: true },
      ...(graded ? [{ header: "FSD", numeric: true }] : []),
    ],
    rows: rows.map((row) => [row.label, row.value, row.low, row.high, ...(graded ? [row.fsd ?? null] : [])]),
  };
}

/** A value and its interval in words. */
export function intervalText(row: IntervalRow, range: string, format: (value: number | null) => string): string {
  if (row.value === null) return chartText.read.missing(row.label);
  if (row.low === null || row.high === null) return chartText.read.alone(row.label, format(row.value));
  return chartText.read.between(row.label, format(row.value), range, format(row.low), format(row.high));
}

/** Two intervals share at least one value; without an interval nothing can be said, so they count as shared. */
export function overlap(a: IntervalRow, b: IntervalRow): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return true;
  return a.low <= b.high && b.low <= a.high;
}
