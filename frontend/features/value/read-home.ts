import type { FieldRead } from "@/lib/api/generated";
import { integer, number } from "@/lib/format";

/** What stands in the form: text as typed, by the field's name. An empty text means "I don't know". */
export type Typed = Record<string, string>;
export type Plain = number | string | boolean | null;
export type ReadHome = { features: Record<string, Plain>; asOf: string | null; errors: Record<string, string> };

const PLACE = new Set(["latitude", "longitude"]);
const LIMITS: Record<string, number> = { latitude: 90, longitude: 180 };

/** The date of a home is the date of its value. */
export const isAsOf = (field: FieldRead): boolean => field.kind === "date" && field.role === "date";

/** Reads the form into what the server wants; errors are by field, in words. */
export function readHome(fields: FieldRead[], typed: Typed): ReadHome {
  const read: ReadHome = { features: {}, asOf: null, errors: {} };
  for (const field of fields) {
    const text = (typed[field.name] ?? "").trim();
    if (text === "") {
      if (field.required) read.errors[field.name] = `${field.label} is needed: without it there is no value.`;
      continue;
    }
    const { value, error } = readField(field, text);
    if (error !== undefined) read.errors[field.name] = error;
    else if (isAsOf(field)) read.asOf = text;
    else read.features[field.name] = value ?? null;
  }
  if (Object.keys(read.features).length === 0 && Object.keys(read.errors).length === 0) {
    const first = fields.find((field) => !isAsOf(field));
    if (first) read.errors[first.name] = "Fill in at least one field about the home.";
  }
  return read;
}

type OneRead = { value?: Plain; error?: string };

function readField(field: FieldRead, text: string): OneRead {
  switch (field.kind) {
    case "number":
    case "integer":
      return readNumber(field, text);
    case "boolean":
      return { value: text === "true" };
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { value: text } : { error: `${field.label} must be a date such as 2026-11-23, got “${text}”.` };
    default:
      return { value: text };
  }
}

function readNumber(field: FieldRead, text: string): OneRead {
  const value = parseNumber(text);
  if (value === null) return { error: `${field.label} must be a number, got “${text}”.` };
  if (field.kind === "integer" && !Number.isInteger(value)) return { error: `${field.label} must be a whole number, got ${text}.` };
  const limit = LIMITS[field.role];
  if (limit !== undefined && Math.abs(value) > limit) return { error: `${field.label} must lie from −${limit} to ${limit}, got ${text}.` };
  return { value };
}

/** "1,480" and "1 480.5" are numbers; "1,5" is not taken for 15. */
export function parseNumber(text: string): number | null {
  const bare = text.replaceAll("−", "-").replace(/\s/g, "");
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** What is unusual about an entry; it does not stop anybody. */
export function fieldWarning(field: FieldRead, text: string | undefined): string | null {
  const bare = (text ?? "").trim();
  if (bare === "") return null;
  if (field.kind === "choice") {
    const known = field.more_choices || (field.choices ?? []).length === 0 || (field.choices ?? []).includes(bare);
    return known ? null : "The model has seen no sale with this entry.";
  }
  const value = field.kind === "number" || field.kind === "integer" ? parseNumber(bare) : null;
  if (value === null) return null;
  if (PLACE.has(field.role)) return outside(field, value) ? "Beyond nearly all sales the model learned from." : null;
  if (field.high !== null && field.high !== undefined && value > field.high) return "Larger than 99 % of the sales the model learned from.";
  if (field.low !== null && field.low !== undefined && value < field.low) return "Smaller than 99 % of the sales the model learned from.";
  return null;
}

function outside({ low, high }: FieldRead, value: number): boolean {
  return (typeof low === "number" && value < low) || (typeof high === "number" && value > high);
}

/** "Typical 1,480 (620 to 3,400)". */
export function typicalText(field: FieldRead): string {
  const { typical, low, high } = field;
  if (typical === null || PLACE.has(field.role) || field.kind === "text" || field.kind === "date") return "";
  const write = (value: number) => plainNumber(field, value);
  if (typeof typical === "boolean") return `Typical: ${typical ? "yes" : "no"}`;
  if (typeof typical === "string") return `Typical: ${typical}`;
  if (typeof low !== "number" || typeof high !== "number") return `Typical ${write(typical)}`;
  return `Typical ${write(typical)} (${write(low)} to ${write(high)})`;
}

/** Years are not grouped: 1986, not 1,986. */
export function plainNumber(field: Pick<FieldRead, "role" | "kind" | "unit">, value: number): string {
  if (field.role === "year_built" || field.unit === "year") return String(Math.round(value));
  return field.kind === "integer" ? integer(value) : number(value, Math.abs(value) < 10 ? 2 : PLACE.has(field.role) ? 4 : 1);
}

const UNITS: Record<string, string> = { ft2: "ft²", m2: "m²", deg: "°", degree: "°", degrees: "°" };

export const unitText = (unit: string): string => UNITS[unit] ?? unit;

/** A home from the server as form text. */
export function typedFrom(fields: FieldRead[], home: Record<string, unknown>): Typed {
  return Object.fromEntries(fields.map(({ name }) => [name, home[name] === null || home[name] === undefined ? "" : String(home[name])]));
}

const SHOWN = 8;

/** Required and important fields first; the rest can stay folded. */
export function splitFields(fields: FieldRead[]): { main: FieldRead[]; more: FieldRead[] } {
  if (fields.length <= SHOWN + 3) return { main: fields, more: [] };
  const required = fields.filter((field) => field.required);
  const optional = fields.filter((field) => !field.required);
  const room = Math.max(0, SHOWN - required.length);
  return { main: [...required, ...optional.slice(0, room)], more: optional.slice(room) };
}
