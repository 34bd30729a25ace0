import { comparablesText as text } from "@/features/comparables/messages";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { money, signedMoney } from "@/lib/format";

export type AdjustmentRow = { label: string; of: (sale: ComparableRead) => string };

/** Price on the day of the value, then what each difference is worth: the rows between price and adjusted price. */
export function adjustmentRows({ comparables, dataset: { currency } }: Pick<ValuationRead, "comparables" | "dataset">): AdjustmentRow[] {
  const parts = comparables[0]?.adjustments ?? [];
  if (parts.length === 0) return [];
  return [
    { label: text.priceToday(currency), of: (sale) => money(sale.time_adjusted_price, currency) },
    ...parts.map(({ feature }) => ({
      label: text.adjustment(feature),
      of: (sale: ComparableRead) => signedMoney(sale.adjustments?.find((part) => part.feature === feature)?.amount, currency),
    })),
  ];
}

/** "These sales imply $540,000 (from $510,000 to $590,000)"; null where nothing is known of it. */
export function impliedText({ comparables_range: range, dataset: { currency } }: Pick<ValuationRead, "comparables_range" | "dataset">): string | null {
  if (!range) return null;
  const implied = text.implied(range.n, money(range.median, currency), money(range.low, currency), money(range.high, currency));
  return range.disagrees ? `${implied} ${text.disagrees}` : implied;
}
