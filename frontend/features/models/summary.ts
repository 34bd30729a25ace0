import { modelText } from "@/features/models/text";
import type { ModelRead, RatioStudy, Recalibration, Rolling, Scores } from "@/lib/api/generated";
import { interval, percent, ratio } from "@/lib/format";
import { ruleName } from "@/messages/family-names";
import { figuresText } from "@/messages/figures-text";
import { messages } from "@/messages/text";

const text = modelText.summary;

/** The model in two or three plain sentences. */
export function modelSummary(model: ModelRead): string {
  return [accuracySentence(model.test), baselineSentence(model), coverageSentence(model.test)].filter(Boolean).join(" ");
}

function accuracySentence({ n, mdape, ppe10 }: Scores): string {
  if (mdape.value === null) return text.unusable(n);
  const span = interval(mdape.low, mdape.high, (value) => percent(value));
  return text.error(n, percent(mdape.value), span, ppe10.value === null ? "" : percent(ppe10.value));
}

/** Against the better of the baselines; "better" only where the intervals are apart. */
export function baselineSentence(model: Pick<ModelRead, "test" | "baselines">): string {
  const [name, best] = bestBaseline(model.baselines) ?? [];
  const own = model.test.mdape;
  if (!name || !best || best.mdape.value === null || own.value === null) return "";
  const said = text.rule(ruleName(name), percent(best.mdape.value));
  if (own.high !== null && own.high !== undefined && best.mdape.low !== null && best.mdape.low !== undefined && own.high < best.mdape.low) {
    return text.better(said);
  }
  if (own.value < best.mdape.value) return text.uncertain(said);
  return text.beaten(said);
}

function bestBaseline(baselines: Record<string, Scores>): [string, Scores] | undefined {
  return Object.entries(baselines).toSorted(([, a], [, b]) => (a.mdape.value ?? Infinity) - (b.mdape.value ?? Infinity))[0];
}

export function coverageSentence({ n, coverage_90: coverage }: Pick<Scores, "n" | "coverage_90">): string {
  if (!coverage || coverage.value === null) return text.noRange;
  return text.coverage(percent(coverage.value), n);
}

export function medianRatioSentence({ median_ratio: median }: Scores): string {
  if (median.value === null) return "";
  const off = (median.value - 1) * 100;
  if (Math.abs(off) < 0.5) return text.level(median.value);
  return text.off(off, median.value);
}

/** Whether dear and cheap homes are treated alike: what the server says where PRB and VEI agree, and nothing more. */
export const equitySentence = (study: Pick<RatioStudy, "equity_sentence"> | undefined): string => (study ? (study.equity_sentence ?? messages.models.noInequity) : "");

/** How many ratios were trimmed, and what they make of the COD. */
export function trimmingSentence({ n, trimmed }: RatioStudy): string {
  if (!trimmed) return figuresText.ratioStudy.tooFew;
  if (trimmed.trimmed === 0) return figuresText.ratioStudy.none(n);
  return figuresText.ratioStudy.some(trimmed.trimmed, n, trimmed.cod_quotient === null ? null : ratio(trimmed.cod_quotient));
}

/** What ranges hold that are learned again as sales come in. */
export function rollingSentence({ every_days: days, latest, coverage_90: coverage, width_90: width }: Rolling): string {
  if (coverage.value === null || width.value === null) return "";
  return text.rolling(days, latest, percent(coverage.value), percent(width.value));
}

/** Where the ranges in use come from, if not from the training. */
export function recalibrationSentence({ n, first_day: first, last_day: last, own_coverage_90: own }: Recalibration): string {
  return text.again(n, first, last, own.value === null ? "" : percent(own.value));
}
