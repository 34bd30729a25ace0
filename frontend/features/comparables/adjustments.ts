import { comparablesText as text } from "@/features/comparables/text";
import type { ComparableRead, ImpliedRead, ValuationRead } from "@/lib/api/generated";
import { money } from "@/lib/format";

/** "These sales imply $540,000 (from $510,000 to $590,000)"; null where nothing is known of it. */
export function impliedText({ comparables_range: range, dataset: { currency } }: Pick<ValuationRead, "comparables_range" | "dataset">): string | null {
  if (!range) return null;
  const implied = text.implied(range.n, money(range.median, currency), money(range.low, currency), money(range.high, currency));
  return range.disagrees ? `${implied} ${text.disagrees}` : implied;
}

const FAR_FSD = 2;

/** What sales imply by themselves, as `valuation/explanation/comparable_sales.py` computes it; null without any. */
export function impliedBy(sales: Pick<ComparableRead, "adjusted_price" | "similarity">[], value: number, fsd: number): ImpliedRead | null {
  if (sales.length === 0) return null;
  const prices = sales.map((sale) => sale.adjusted_price);
  const median = weightedMedian(sales.map((sale) => ({ value: sale.adjusted_price, weight: Math.max(sale.similarity, 1e-12) })));
  return { low: Math.min(...prices), median, high: Math.max(...prices), n: sales.length, disagrees: Math.abs(median / value - 1) > FAR_FSD * fsd };
}

const CLOSE = 1e-12;

/** The value at half of the weight; the middle of two values if half lies between them. */
function weightedMedian(entries: { value: number; weight: number }[]): number {
  const order = entries.toSorted((a, b) => a.value - b.value);
  const half = order.reduce((sum, { weight }) => sum + weight, 0) / 2;
  const at = (limit: number): number => {
    let reached = 0;
    for (const { value, weight } of order) if ((reached += weight) >= limit) return value;
    return order.at(-1)?.value ?? 0;
  };
  return (at(half * (1 - CLOSE)) + at(half * (1 + CLOSE))) / 2;
}
