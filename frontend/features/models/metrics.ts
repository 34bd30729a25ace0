import type { Better } from "@/components/charts/interval-data";
import { basicsText } from "@/features/models/basics-text";
import type { Estimate, Scores } from "@/lib/api/generated";
import { compactMoney, estimate, percent, ratio } from "@/lib/format";
import { glossary } from "@/messages/glossary-text";

/** Scores that the glossary explains. */
export type MetricKey = Exclude<keyof Scores & keyof typeof glossary, "n">;
export type Format = (value: number | null | undefined) => string;

export type Metric = {
  key: MetricKey;
  name: string;
  /** What the numbers are, for headers and axes. */
  unit: string;
  better: Better;
  /** Where the figure should lie, by the usual standards. */
  band?: { low: number; high: number };
};

/** First-screen figures first; names come from the glossary. */
export const METRICS: readonly Metric[] = [
  metric("mdape", "%", "lower"),
  metric("ppe10", "%", "higher"),
  metric("ppe20", "%", "higher"),
  metric("median_ratio", "value / price", { near: 1 }, { low: 0.9, high: 1.1 }),
  metric("cod", "%", "lower", { low: 5, high: 15 }),
  metric("prd", "", { near: 1 }, { low: 0.98, high: 1.03 }),
  metric("prb", "", { near: 0 }, { low: -0.05, high: 0.05 }),
  metric("coverage_90", "%", { near: 90 }),
  metric("width_90", "% of value", "lower"),
  metric("rmse", "money", "lower"),
  metric("mae", "money", "lower"),
  metric("r2", "", "higher"),
];

export const ACCURACY: readonly MetricKey[] = ["mdape", "ppe10", "ppe20", "mae", "rmse", "r2"];
export const RATIO_STUDY: readonly MetricKey[] = ["median_ratio", "cod", "prd", "prb"];
export const COMPARED: readonly MetricKey[] = ["mdape", "ppe10", "rmse", "cod", "median_ratio", "prb", "coverage_90", "r2"];

function metric(key: MetricKey, unit: string, better: Better, band?: Metric["band"]): Metric {
  return { key, get name() { return glossary[key].term; }, unit, better, ...(band ? { band } : {}) };
}

export function metricOf(key: MetricKey): Metric {
  const found = METRICS.find((one) => one.key === key);
  if (!found) throw new Error(`unknown metric ${key}`);
  return found;
}

/** Writes a figure with its unit, money in the data set's currency; the same on every page. */
export function formatOf({ unit, key }: Metric, currency: string): Format {
  if (unit === "money") return (value) => estimate(value, currency);
  if (unit.startsWith("%")) return (value) => percent(value);
  return (value) => ratio(value, key === "prb" || key === "prd" ? 3 : 2);
}

/** For the ticks of an axis, where room is short. */
export function axisFormatOf(metric: Metric, currency: string): Format {
  return metric.unit === "money" ? (value) => compactMoney(value, currency) : formatOf(metric, currency);
}

/** What the numbers are, as an axis says it. */
export function unitOf({ unit }: Metric, currency: string): string {
  const { ratio: quotient, width } = basicsText.units;
  return { money: currency, "value / price": quotient, "% of value": width }[unit] ?? unit;
}

const NONE: Estimate = { value: null };

export const scoreOf = (scores: Scores, key: MetricKey): Estimate => scores[key] ?? NONE;

export type Reading = "inside" | "outside" | "unclear" | "none";

/** Whether a figure lies in its band; unclear when its 95 % interval reaches across the edge. */
export function reading({ value, low, high }: Estimate, band: Metric["band"]): Reading {
  if (value === null || !band) return "none";
  const inside = value >= band.low && value <= band.high;
  const from = low ?? value;
  const to = high ?? value;
  if (inside) return from >= band.low && to <= band.high ? "inside" : "unclear";
  return to < band.low || from > band.high ? "outside" : "unclear";
}
