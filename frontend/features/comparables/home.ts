import type { MapSale } from "@/components/charts/comparables-map";
import { comparablesText as text } from "@/features/comparables/text";
import type { FieldRead, ValuationRead } from "@/lib/api/generated";
import { date, distance, money } from "@/lib/format";

/** What is known of a home's fields, by their names. */
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

/** The sales with coordinates as marks of a map, each with its number in the table. */
export function mapSales({ comparables, dataset }: Pick<ValuationRead, "comparables" | "dataset">): MapSale[] {
  return comparables.flatMap((sale, index) => {
    const { latitude, longitude } = sale;
    if (latitude === null || longitude === null) return [];
    const words = text.mapSale(money(sale.price, dataset.currency), sale.sale_date ? date(sale.sale_date) : null, distance(sale.distance_m));
    return [{ number: index + 1, latitude, longitude, distanceM: sale.distance_m, text: words }];
  });
}
