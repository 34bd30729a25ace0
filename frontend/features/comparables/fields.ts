import type { FieldRead } from "@/lib/api/generated";
import { integer, number } from "@/lib/format";

/** Roles of the fields that say where a home lies. */
export const PLACE = new Set(["latitude", "longitude"]);

/** Years are not grouped: 1986, not 1,986; a place has four decimals (10 m), near the meridian of Greenwich too. */
export function plainNumber(field: Pick<FieldRead, "role" | "kind" | "unit">, value: number): string {
  if (field.role === "year_built" || field.unit === "year") return String(Math.round(value));
  if (field.kind === "integer") return integer(value);
  return number(value, PLACE.has(field.role) ? 4 : digitsOf(Math.abs(value)));
}

/** Digits after the point that still matter: 2.25 bathrooms, 138.5 m², 7,952 ft². */
const digitsOf = (size: number): number => (size < 10 ? 2 : size < 1000 ? 1 : 0);
