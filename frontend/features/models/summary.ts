import type { ModelRead, RatioStudy, Recalibration, Rolling, Scores } from "@/lib/api/generated";
import { familyName } from "@/lib/families";
import { date, integer, interval, percent, ratio } from "@/lib/format";
import { messages } from "@/messages/text";

/** The model in two or three plain sentences. */
export function modelSummary(model: ModelRead): string {
  return [accuracySentence(model.test), baselineSentence(model), coverageSentence(model.test)].filter(Boolean).join(" ");
}

function accuracySentence({ n, mdape, ppe10 }: Scores): string {
  if (mdape.value === null) return `It was scored on ${integer(n)} sales it had never seen, without a usable result.`;
  const span = interval(mdape.low, mdape.high, (value) => percent(value));
  const sure = span ? ` (95 % interval ${span})` : "";
  const near = ppe10.value === null ? "" : `; ${percent(ppe10.value)} of the values were within 10 % of the price`;
  return `Half of the ${integer(n)} sales it had never seen were valued within ${percent(mdape.value)} of their price${sure}${near}.`;
}

/** Against the better of the baselines; "better" only where the intervals are apart. */
export function baselineSentence(model: Pick<ModelRead, "test" | "baselines">): string {
  const [name, best] = bestBaseline(model.baselines) ?? [];
  const own = model.test.mdape;
  if (!name || !best || best.mdape.value === null || own.value === null) return "";
  const said = `the best simple rule (${familyName(name).replace("Baseline: ", "")}) reaches ${percent(best.mdape.value)}`;
  if (own.high !== null && own.high !== undefined && best.mdape.low !== null && best.mdape.low !== undefined && own.high < best.mdape.low) {
    return `On the same sales ${said}, so the model is clearly better.`;
  }
  if (own.value < best.mdape.value) return `On the same sales ${said}; with so few sales the difference is not certain.`;
  return `On the same sales ${said}: the model does not beat it.`;
}

function bestBaseline(baselines: Record<string, Scores>): [string, Scores] | undefined {
  return Object.entries(baselines).toSorted(([, a], [, b]) => (a.mdape.value ?? Infinity) - (b.mdape.value ?? Infinity))[0];
}

export function coverageSentence({ n, coverage_90: coverage }: Pick<Scores, "n" | "coverage_90">): string {
  if (!coverage || coverage.value === null) return "This model states no range.";
  return `Its 90 % ranges held the price in ${percent(coverage.value)} of ${integer(n)} test sales.`;
}

export function medianRatioSentence({ median_ratio: median }: Scores): string {
  if (median.value === null) return "";
  const off = (median.value - 1) * 100;
  if (Math.abs(off) < 0.5) return `Values are neither too high nor too low overall (median ratio ${ratio(median.value)}).`;
  return `Overall, values are ${percent(Math.abs(off))} too ${off > 0 ? "high" : "low"} (median ratio ${ratio(median.value)}).`;
}

/** Whether dear and cheap homes are treated alike: what the server says where PRB and VEI agree, and nothing more. */
export const equitySentence = (study: Pick<RatioStudy, "equity_sentence"> | undefined): string => (study ? (study.equity_sentence ?? messages.models.noInequity) : "");

/** How many ratios were trimmed, and what they make of the COD. */
export function trimmingSentence({ n, trimmed }: RatioStudy): string {
  if (!trimmed) return messages.ratioStudy.tooFew;
  if (trimmed.trimmed === 0) return messages.ratioStudy.none(n);
  return messages.ratioStudy.some(trimmed.trimmed, n, trimmed.cod_quotient === null ? null : ratio(trimmed.cod_quotient));
}

/** What ranges hold that are learned again as sales come in. */
export function rollingSentence({ every_days: days, latest, coverage_90: coverage, width_90: width }: Rolling): string {
  if (coverage.value === null || width.value === null) return "";
  return `If they were learned again every ${integer(days)} days from the latest ${integer(latest)} sales, they would have held ${percent(coverage.value)}, with a median width of ${percent(width.value)}.`;
}

/** Where the ranges in use come from, if not from the training. */
export function recalibrationSentence({ n, first_day: first, last_day: last, own_coverage_90: own }: Recalibration): string {
  const held = own.value === null ? "" : `; the ranges before them held ${percent(own.value)} of the prices that were new to them`;
  return `The ranges in use were learned again from ${integer(n)} sales of ${date(first)} to ${date(last)}${held}.`;
}
