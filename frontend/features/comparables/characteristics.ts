import { comparablesText as text } from "@/features/comparables/text";
import { plainNumber } from "@/features/comparables/fields";
import type { Labels } from "@/features/comparables/home";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { MISSING, number, withUnit } from "@/lib/format";

export type Characteristic = { name: string; label: string; home: string; of: (sale: ComparableRead) => string };

const SKIPPED = new Set(["latitude", "longitude", "text", "id", "date"]);
const LONG = 40;

/** The home's characteristics that the sales have too, places and long texts left out. */
export function characteristics({ inputs, comparables }: Pick<ValuationRead, "inputs" | "comparables">, labels: Labels): Characteristic[] {
  const known = new Set(comparables.flatMap((sale) => Object.keys(sale.features)));
  return Object.keys(inputs)
    .filter((name) => known.has(name) && !SKIPPED.has(labels.get(name)?.role ?? ""))
    .map((name) => ({
      name,
      label: labelOf(name, labels),
      home: valueText(name, inputs[name], labels),
      of: (sale: ComparableRead) => valueText(name, sale.features[name], labels),
    }));
}

export function labelOf(name: string, labels: Labels): string {
  const field = labels.get(name);
  if (!field) return name;
  return withUnit(field.label, field.unit, (beside) => `, ${beside}`);
}

/** One value in words; a field's description decides how a number is written. */
export function valueText(name: string, value: unknown, labels: Labels): string {
  if (value === null || value === undefined || value === "") return MISSING;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (typeof value === "number") {
    const field = labels.get(name);
    if (field?.kind === "boolean") return value ? text.yes : text.no;
    return field ? plainNumber(field, value) : number(value);
  }
  const written = String(value);
  return written.length > LONG ? `${written.slice(0, LONG - 1)}…` : written;
}
