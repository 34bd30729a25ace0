import { type IntervalRow, isBaseline, overlap, ranked } from "@/components/charts/interval-data";
import { list } from "@/features/compare/words";
import type { Metric } from "@/features/models/metrics";
import { integer } from "@/lib/format";

/** What the intervals support in words: a difference is named only where they do not overlap. */
export function verdict(rows: IntervalRow[], { name, better }: Metric): string {
  const [best, ...others] = ranked(rows, better).filter((row) => !isBaseline(row) && row.value !== null);
  if (!best) return "No model has this figure.";
  const behind = others.filter((row) => !overlap(best, row));
  const equal = others.filter((row) => overlap(best, row));
  const sentences = [];
  if (behind.length > 0) sentences.push(`${best.label} is better than ${list(behind.map((row) => row.label))}: the intervals do not overlap.`);
  if (equal.length > 0) sentences.push(`No clear difference between ${best.label} and ${list(equal.map((row) => row.label))}: the intervals overlap.`);
  if (others.length === 0) sentences.push(`${best.label} is the only model with this figure.`);
  return `${name}: ${sentences.join(" ")}`;
}

/** Which models beat every baseline, by intervals that are apart. */
export function baselineVerdict(rows: IntervalRow[], { better }: Metric): string {
  const baselines = rows.filter((row) => isBaseline(row) && row.value !== null);
  const models = ranked(rows, better).filter((row) => !isBaseline(row) && row.value !== null);
  if (baselines.length === 0 || models.length === 0) return "";
  const beats = (row: IntervalRow) => baselines.every((baseline) => !overlap(row, baseline) && ranked([row, { ...baseline, family: row.family }], better)[0] === row);
  const winners = models.filter(beats);
  if (winners.length === models.length) return models.length === 1 ? "It clearly beats the baselines." : "All of them clearly beat the baselines.";
  if (winners.length === 0) return "None of them clearly beats the baselines.";
  return `${list(winners.map((row) => row.label))} clearly ${winners.length === 1 ? "beats" : "beat"} the baselines; the others do not.`;
}

/** The check that comes first: are these the same sales, and are there enough? */
export function sampleSentence(n: number): string {
  const enough = n < 100 ? " Fewer than 100 test sales: even large differences may be chance." : "";
  return `The same ${integer(n)} test sales for every row.${enough}`;
}
