import type { Labels } from "@/features/comparables/home";
import { valueText as text } from "@/features/value/text";
import type { ValuationRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";

/** "On 413 test sales, ranges like this held the price 89.4 % of the time." */
export function coverageNote({ coverage_note: note }: Pick<ValuationRead, "coverage_note">): string {
  const { n, coverage_90: coverage, learned_again_from: again } = note;
  if (coverage === null) return text.coverage.unknown;
  const held = percent(coverage);
  if (again !== null && note.of_earlier_ranges) return text.coverage.learnedAgain(again, held, n);
  if (note.falls_short) return text.coverage.fellShort(n, held);
  return again === null ? text.coverage.known(n, held) : text.coverage.measuredSince(again, n, held);
}

/** A reason code in words; an unknown code is shown as it is. */
export function reasonText(code: string, labels: Labels): string {
  const [rule = "", name = ""] = code.split(/:(.*)/s);
  return text.reasons[rule]?.(labels.get(name)?.label ?? name) ?? code;
}
