import type { IntervalRow } from "@/components/charts/interval-data";
import { modelText } from "@/features/models/text";
import type { GroupRow } from "@/lib/api/generated";
import { compactMoney, interval, MISSING } from "@/lib/format";

/** "1 of 10, $120K – $180K"; a code in letters is said once: "1 of 10, PLN 189K – 456K". */
export function tierName({ name, proxy_low: low, proxy_high: high }: GroupRow, currency: string): string {
  return [name, interval(low, high, (value) => compactMoney(value, currency))].filter(Boolean).join(", ");
}

/** The median ratio of each tier, cheapest first. */
export function tierRows(rows: GroupRow[], family: string, currency: string): IntervalRow[] {
  return rows.map((row) => {
    const { value, low, high } = row.median_ratio;
    return { id: row.name, label: tierName(row, currency), family, value, low: low ?? null, high: high ?? null };
  });
}

/** What the test shows of a tier beyond chance. */
export function tierFindings({ level, ranges }: Pick<GroupRow, "level" | "ranges">): string {
  const found = [level && modelText.tiers.level[level], ranges && modelText.tiers.narrow].filter(Boolean);
  return found.join("; ") || MISSING;
}
