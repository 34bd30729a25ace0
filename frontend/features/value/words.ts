import type { ConfidenceRead, FieldRead, ValuationRead } from "@/lib/api/generated";
import { integer, percent } from "@/lib/format";

export const BANDS: Record<ConfidenceRead["band"], string> = { high: "High", medium: "Medium", low: "Low" };

/** "On 413 test sales, ranges like this held the price 89.4 % of the time." */
export function coverageNote({ coverage_note: note }: Pick<ValuationRead, "coverage_note">): string {
  const { n, coverage_90: coverage, learned_again_from: later } = note;
  if (typeof n !== "number" || typeof coverage !== "number") return "How often such ranges hold the price was not measured for this model.";
  if (typeof later === "number") {
    return `The ranges were learned again from ${integer(later)} later sales, and how often they hold the price is not measured yet. Those before held it ${percent(coverage)} of the time, on ${integer(n)} test sales.`;
  }
  return `On ${integer(n)} test sales, ranges like this held the price ${percent(coverage)} of the time.`;
}

const RULES: Record<string, (label: string) => string> = {
  outside_typical_range: (label) => `${label} is unlike nearly all sales the model learned from.`,
  unknown_category: (label) => `The model has seen no sale with this ${label}.`,
  never_seen: (label) => `${label} is far beyond that of any sale the model learned from.`,
  impossible_with_size: (label) => `${label} does not fit the living area.`,
  outside_area: () => "It is outside the area of the sales the model learned from.",
  missing: (label) => `${label} was not given.`,
  far_from_any_sale: () => "It is far from any sale the model learned from.",
  long_after_last_sale: () => "The date is more than a year after the last sale.",
  before_first_sale: () => "The date is before the first sale.",
};

/** A reason code in words; an unknown code is shown as it is. */
export function reasonText(code: string, labels: Labels): string {
  const [rule = "", name = ""] = code.split(/:(.*)/s);
  return RULES[rule]?.(labels.get(name)?.label ?? name) ?? code;
}

export type Labels = Map<string, Pick<FieldRead, "label" | "unit" | "role" | "kind">>;

export const labelsOf = (fields: FieldRead[] | undefined): Labels => new Map((fields ?? []).map((field) => [field.name, field]));

const NAMES = { latitude: /^lat(itude)?$/i, longitude: /^(lon|lng|long|longitude)$/i };

/** Where the home lies, as far as its inputs say. */
export function placeOf(inputs: ValuationRead["inputs"], labels: Labels): { latitude: number; longitude: number } | null {
  const latitude = coordinate(inputs, labels, "latitude");
  const longitude = coordinate(inputs, labels, "longitude");
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

function coordinate(inputs: ValuationRead["inputs"], labels: Labels, role: keyof typeof NAMES): number | null {
  const name = Object.keys(inputs).find((key) => (labels.has(key) ? labels.get(key)?.role === role : NAMES[role].test(key)));
  const value = name === undefined ? null : inputs[name];
  return typeof value === "number" ? value : null;
}

/** Numbers of comparable sales that look like an earlier sale of this very home. */
export function sameHome({ comparables }: Pick<ValuationRead, "comparables">): number[] {
  return comparables.flatMap((sale, index) => (sale.distance_m !== null && sale.distance_m < 1 && sale.similarity > 0.995 ? [index + 1] : []));
}
