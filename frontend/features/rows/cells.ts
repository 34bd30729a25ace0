import type { ColumnRead, RowRead } from "@/lib/api/generated";
import { date, MISSING, number, withUnit } from "@/lib/format";

type Value = RowRead["values"][number];

/** Numbers that name something, and so have no thousands separators. */
const NAMES = new Set(["year_built", "id", "neighbourhood", "address", "category", "property_type"]);
const DEGREES = new Set(["latitude", "longitude"]);
const DAY = /^\d{4}-\d{2}-\d{2}/;

export const isNumeric = ({ type, role }: Pick<ColumnRead, "type" | "role">): boolean => (type === "number" || type === "integer") && role !== "id";

/** The header of a column, with its unit: "price (USD)". */
export const headerOf = ({ name, unit }: Pick<ColumnRead, "name" | "unit">): string => withUnit(name, unit, (beside) => ` (${beside})`);

/** A cell as it is shown; a number keeps the digits that say something. */
export function cellText(value: Value, { role, type }: Pick<ColumnRead, "role" | "type">): string {
  if (value === null || value === "") return MISSING;
  if (typeof value === "number") return NAMES.has(role) ? String(value) : number(value, DEGREES.has(role) ? 5 : 2);
  if (typeof value === "string") return type === "date" && DAY.test(value) ? date(value.slice(0, 10)) : value;
  return String(value);
}
