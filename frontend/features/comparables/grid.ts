import { type Characteristic, characteristics } from "@/features/comparables/characteristics";
import type { Labels } from "@/features/comparables/home";
import { comparablesText as text } from "@/features/comparables/text";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";

/** One step from a price to the adjusted price: what a group of characteristics is worth, and the characteristics. */
export type GridGroup = { name: string; amounts: (number | null)[]; traits: Characteristic[] };
/** Groups that tell home and sales apart, and what is the same everywhere. */
export type Grid = { groups: GridGroup[]; alike: { groups: string[]; traits: Characteristic[] } };

type Explained = Pick<ValuationRead, "inputs" | "comparables">;

/** The model's groups by the roles in them, as `valuation/explanation/contributions.py` forms them; others have the name of their field. */
const ROLES: Record<string, string[]> = {
  Location: ["latitude", "longitude", "neighbourhood"],
  "Living area": ["living_area"],
  "Bedrooms and bathrooms": ["bedrooms", "bathrooms"],
  Age: ["year_built"],
  Lot: ["lot_area"],
  "Type and quality": ["property_type", "category"],
};
export const OTHER = "Other features";
export const REST = "Rest";
const LEAST = 0.5;

/** Every characteristic once, below the group whose worth it is part of; rows without any difference apart. */
export function gridOf(valuation: Explained, labels: Labels): Grid {
  const traits = characteristics(valuation, labels);
  const names = (valuation.comparables[0]?.adjustments ?? []).map(({ feature }) => feature);
  const groupOf = (trait: Characteristic) => ownerOf(trait, labels, names);
  const all = names.map((name) => ({ name, amounts: valuation.comparables.map((sale) => amountOf(sale, name)), traits: traits.filter((trait) => groupOf(trait) === name) }));
  const ownerless = traits.filter((trait) => !names.includes(groupOf(trait)));
  const rows = ownerless.length > 0 ? [...all, { name: text.further, amounts: [], traits: ownerless }] : all;
  const differs = (trait: Characteristic) => valuation.comparables.some((sale) => trait.of(sale) !== trait.home);
  const shown = rows.filter(({ amounts, traits: own }) => amounts.some((amount) => Math.abs(amount ?? 0) >= LEAST) || own.some(differs));
  return {
    groups: shown.map((row) => ({ ...row, traits: row.traits.filter(differs) })),
    alike: { groups: rows.filter((row) => !shown.includes(row)).map(({ name }) => name), traits: rows.flatMap((row) => row.traits.filter((trait) => !differs(trait))) },
  };
}

function ownerOf({ name, label }: Characteristic, labels: Labels, groups: string[]): string {
  const own = labels.get(name)?.label ?? label;
  if (groups.includes(own) && !(own in ROLES)) return own;
  const role = labels.get(name)?.role ?? "";
  return groups.find((group) => ROLES[group]?.includes(role)) ?? OTHER;
}

export function amountOf(sale: ComparableRead, group: string): number | null {
  return sale.adjustments?.find((part) => part.feature === group)?.amount ?? null;
}
