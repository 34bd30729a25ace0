import type { Labels } from "@/features/comparables/home";
import { valueText as text } from "@/features/value/messages";
import type { ValuationRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";

/** "On 413 test sales, ranges like this held the price 89.4 % of the time." */
export function coverageNote({ coverage_note: note }: Pick<ValuationRead, "coverage_note">): string {
  const { n, coverage_90: coverage, learned_again_from: later } = note;
  if (typeof n !== "number" || typeof coverage !== "number") return text.coverage.unknown;
  if (typeof later === "number") {
    return text.coverage.learnedAgain(later, percent(coverage), n);
  }
  return text.coverage.known(n, percent(coverage));
}

/** A reason code in words; an unknown code is shown as it is. */
export function reasonText(code: string, labels: Labels): string {
  const [rule = "", name = ""] = code.split(/:(.*)/s);
  return text.reasons[rule]?.(labels.get(name)?.label ?? name) ?? code;
}
