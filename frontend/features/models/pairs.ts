import { metricOf } from "@/features/models/metrics";
import type { DifferenceRead, DifferencesRead, PairRead } from "@/lib/api/generated";
import { interval, MISSING, signedEstimate, signedNumber } from "@/lib/format";

export type Compared = keyof DifferencesRead;

/** As the server measures them, in the order in which they are read. */
export const PAIRED: readonly Compared[] = ["mdape", "ppe10", "rmse", "cod", "coverage_90"];

export const WORDS: Record<NonNullable<DifferenceRead["verdict"]>, string> = { better: "better", worse: "worse", no_proven_difference: "not proven" };

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
export const differenceUnit = (key: Compared, currency: string): string => (isMoney(key) ? currency : "points");

/** "−0.42 (−0.80 – −0.05)". */
export function differenceText({ difference, low, high }: DifferenceRead, key: Compared, currency: string): string {
  const write = (value: number | null | undefined) => (isMoney(key) ? signedEstimate(value, currency) : signedNumber(value));
  return `${write(difference)} (${interval(low, high, write)})`;
}

/** What a pair's median errors prove, in words. */
export function pairSentence({ first, second, metrics: { mdape } }: PairRead, nameOf: (id: string) => string, currency: string): string {
  const [one, other] = [nameOf(first), nameOf(second)];
  const by = `${differenceText(mdape, "mdape", currency)} points of median error`;
  if (mdape.verdict === null) return `There are too few sales to tell ${one} and ${other} apart.`;
  if (mdape.verdict === "no_proven_difference") return `No difference between ${one} and ${other} is proven: ${by}.`;
  return `${one} is proven ${WORDS[mdape.verdict]} than ${other}: ${by}.`;
}

export const verdictText = ({ verdict }: DifferenceRead): string => (verdict === null ? MISSING : WORDS[verdict]);
