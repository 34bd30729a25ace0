import { metricOf } from "@/features/models/metrics";
import { basicsText } from "@/features/models/basics-text";
import { modelText } from "@/features/models/text";
import type { DifferenceRead, DifferencesRead, PairRead } from "@/lib/api/generated";
import { interval, MISSING, signedEstimate, signedNumber } from "@/lib/format";

const text = modelText.pair;

export type Compared = keyof DifferencesRead;

/** As the server measures them, in the order in which they are read. */
export const PAIRED: readonly Compared[] = ["mdape", "ppe10", "rmse", "cod", "coverage_90"];

export const isPaired = (key: string): key is Compared => (PAIRED as readonly string[]).includes(key);

/** How `one` stands to `other`, whichever of them the server names first; undefined for a pair that it did not measure. */
export function verdictOf(pairs: PairRead[], key: Compared, one: string, other: string): NonNullable<DifferenceRead["verdict"]> | "too_few" | undefined {
  const pair = pairs.find(({ first, second }) => (first === one && second === other) || (first === other && second === one));
  if (!pair) return undefined;
  const { verdict } = pair.metrics[key];
  if (verdict === null) return "too_few";
  if (verdict === "no_proven_difference" || pair.first === one) return verdict;
  return verdict === "better" ? "worse" : "better";
}

const isMoney = (key: Compared): boolean => metricOf(key).unit === "money";

/** Percentages differ in points. */
export const differenceUnit = (key: Compared, currency: string): string => (isMoney(key) ? currency : basicsText.units.points);

/** "−0.42 (−0.80 – −0.05)". */
export function differenceText({ difference, low, high }: DifferenceRead, key: Compared, currency: string): string {
  const write = (value: number | null | undefined) => (isMoney(key) ? signedEstimate(value, currency) : signedNumber(value));
  return `${write(difference)} (${interval(low, high, write)})`;
}

/** What a pair's median errors prove, in words. */
export function pairSentence({ first, second, metrics: { mdape } }: PairRead, nameOf: (id: string) => string, currency: string): string {
  const [one, other] = [nameOf(first), nameOf(second)];
  const by = text.by(differenceText(mdape, "mdape", currency));
  if (mdape.verdict === null) return text.tooFew(one, other);
  if (mdape.verdict === "no_proven_difference") return text.unproven(one, other, by);
  return text.proven(one, other, mdape.verdict, by);
}

export const verdictText = ({ verdict }: DifferenceRead): string => (verdict === null ? MISSING : text.words[verdict]);
