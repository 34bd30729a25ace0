import { qualityText as text } from "@/features/quality/text";
import type { FlaggedSale, FlagReason, SalesCheckRead } from "@/lib/api/generated";
import { MISSING } from "@/lib/format";

export const REVIEWS = ["open", "accepted", "overridden"] as const;
export type Review = (typeof REVIEWS)[number];

/** What the address says of the flagged sales to show. */
export type Filters = { kind: string | null; review: Review | null };

/** The decision that counts; a sale without a review is open. */
export const reviewOf = (sale: Pick<FlaggedSale, "review">): Review => sale.review?.decision ?? "open";

/** What may be decided on a sale: everything but what is decided already. */
export const choicesFor = (review: Review): Review[] =>
  (["accepted", "overridden", "open"] as const).filter((choice) => choice !== review);

/** The only check that flags sales without a warning. */
const OUTLIER = "price outlier";

/** Whether a check flags sales: one that is in order may count some, such as repeat sales. */
export const flagsSales = ({ kind, count, outcome }: Pick<SalesCheckRead, "kind" | "count" | "outcome">): boolean =>
  count > 0 && (outcome === "warning" || kind === OUTLIER);

/** The kinds of checks that flag sales, each once, in the order of the checks. */
export const kindsOf = (checks: SalesCheckRead[]): string[] => [...new Set(checks.filter(flagsSales).map(({ kind }) => kind))];

/** The name of a check; a rule of several belongs to it, a name that says the same twice does not. */
export const nameOf = ({ kind, rule }: Pick<SalesCheckRead, "kind" | "rule">): string => (rule && rule !== kind ? `${kind}: ${rule}` : kind);

/** The value that a check complains of, with its column. */
export function valueOf({ column, value }: Pick<FlaggedSale, "column" | "value">): string {
  if (column === null) return MISSING;
  return `${column}: ${value ?? MISSING}`;
}

export const groupOf = ({ group, n, z }: FlagReason): string => text.compared(group, n, z);

/** Where the flagged sales of these filters are downloaded. */
export function downloadHref(id: string, { kind, review }: Filters): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set("kind", kind);
  if (review !== null) query.set("review", review);
  const asked = query.toString();
  return `/api/v1/datasets/${encodeURIComponent(id)}/checks.csv${asked && `?${asked}`}`;
}
