import { type IntervalRow, isBaseline, overlap, ranked } from "@/components/charts/interval-data";
import { compareText } from "@/features/compare/text";
import { type Compared, isPaired, verdictOf } from "@/features/models/pairs";
import { list } from "@/features/compare/words";
import type { Metric } from "@/features/models/metrics";
import type { PairRead } from "@/lib/api/generated";
import { figuresText } from "@/messages/figures-text";

const text = figuresText.compare;
const labels = (rows: IntervalRow[]): string => list(rows.map((row) => row.label));

/** How the best model stands to the others: by the paired differences, where the figure has any. */
export function verdict(rows: IntervalRow[], { key, better }: Metric, pairs: PairRead[]): string {
  const [best, ...others] = ranked(rows, better).filter((row) => !isBaseline(row) && row.value !== null);
  if (!best) return text.none;
  if (others.length === 0) return text.only(best.label);
  return (isPaired(key) ? proven(best, others, key, pairs) : apart(best, others)).join(" ");
}

/** What the paired differences prove of the best and each other one; overlapping intervals prove nothing. */
function proven(best: IntervalRow, others: IntervalRow[], key: Compared, pairs: PairRead[]): string[] {
  return (["better", "worse", "no_proven_difference", "too_few"] as const).flatMap((word) => {
    const such = others.filter((row) => verdictOf(pairs, key, best.id, row.id) === word);
    return such.length > 0 ? [text.verdicts[word](best.label, labels(such))] : [];
  });
}

/** Figures that are not compared sale by sale: only intervals that are apart say something. */
function apart(best: IntervalRow, others: IntervalRow[]): string[] {
  const behind = others.filter((row) => !overlap(best, row));
  const unknown = others.filter((row) => overlap(best, row));
  return [...(behind.length > 0 ? [text.apart(best.label, labels(behind))] : []), ...(unknown.length > 0 ? [text.unpaired(best.label, labels(unknown))] : [])];
}

/** Which models beat every baseline, by intervals that are apart; said of one figure only. */
export function baselineVerdict(rows: IntervalRow[], { better }: Metric): string {
  const baselines = rows.filter((row) => isBaseline(row) && row.value !== null);
  const models = ranked(rows, better).filter((row) => !isBaseline(row) && row.value !== null);
  if (baselines.length === 0 || models.length === 0) return "";
  const leader = ranked([...models, ...baselines.map((row) => ({ ...row, family: "" }))], better)[0];
  const leading = baselines.find(({ id }) => id === leader?.id);
  if (leading) return models.some((row) => overlap(row, leading)) ? text.aheadByChance(leading.label) : text.ahead(leading.label);
  const beats = (row: IntervalRow) => baselines.every((baseline) => !overlap(row, baseline) && ranked([row, { ...baseline, family: row.family }], better)[0] === row);
  const winners = models.filter(beats);
  if (winners.length === models.length) return models.length === 1 ? compareText.baselines.one : compareText.baselines.all;
  if (winners.length === 0) return compareText.baselines.none;
  return compareText.baselines.some(list(winners.map((row) => row.label)), winners.length);
}

/** The check that comes first: are these the same sales, and are there enough? */
export const sampleSentence = (n: number): string => compareText.sales(n);
