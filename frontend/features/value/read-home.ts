import { PLACE, plainNumber } from "@/features/comparables/fields";
import { placesText } from "@/features/places/text";
import { valueText as text } from "@/features/value/text";
import type { FieldRead } from "@/lib/api/generated";

/** What stands in the form: text as typed, by the field's name. An empty text means "I don't know". */
export type Typed = Record<string, string>;
export type Plain = number | string | boolean | null;
export type ReadHome = { features: Record<string, Plain>; asOf: string | null; errors: Record<string, string> };

const LIMITS: Record<string, number> = { latitude: 90, longitude: 180 };

/** The date of a home is the date of its value. */
export const isAsOf = (field: FieldRead): boolean => field.kind === "date" && field.role === "date";

/** Reads the form into what the server wants; errors are by field, in words. */
export function readHome(fields: FieldRead[], typed: Typed): ReadHome {
  const read: ReadHome = { features: {}, asOf: null, errors: {} };
  for (const field of fields) {
    const entry = (typed[field.name] ?? "").trim();
    if (entry === "") {
      if (field.required) read.errors[field.name] = text.form.needed(field.label);
      continue;
    }
    const { value, error } = readField(field, entry);
    if (error !== undefined) read.errors[field.name] = error;
    else if (isAsOf(field)) read.asOf = entry;
    else read.features[field.name] = value ?? null;
  }
  if (Object.keys(read.features).length === 0 && Object.keys(read.errors).length === 0) {
    const first = fields.find((field) => !isAsOf(field));
    if (first) read.errors[first.name] = text.form.empty;
  }
  return read;
}

type OneRead = { value?: Plain; error?: string };

function readField(field: FieldRead, typed: string): OneRead {
  switch (field.kind) {
    case "number":
    case "integer":
      return readNumber(field, typed);
    case "boolean":
      return { value: typed === "true" };
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? { value: typed } : { error: text.form.date(field.label, typed) };
    default:
      return { value: typed };
  }
}

function readNumber(field: FieldRead, typed: string): OneRead {
  const value = parseNumber(typed, field.decimal);
  // The server reads such texts as it read the cells of the sales: "120 m²", "$850k", "1'250.5".
  if (value === null) return /\d/.test(typed) ? { value: typed } : { error: text.form.number(field.label, typed) };
  if (field.kind === "integer" && !Number.isInteger(value)) return { error: text.form.whole(field.label, typed) };
  const limit = LIMITS[field.role];
  if (limit !== undefined && Math.abs(value) > limit) return { error: text.form.between(field.label, limit, typed) };
  return { value };
}

/** "1,480.5" of a field with a decimal point, "1.480,5" of one with a comma; null for what the server has to read. */
export function parseNumber(typed: string, decimal: FieldRead["decimal"] = "."): number | null {
  const bare = typed.replaceAll("−", "-").replace(/\s/g, "");
  const pointed = decimal === "," ? swapSigns(bare) : bare;
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(pointed) ? pointed.replaceAll(",", "") : pointed;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** "1,480.5" is "1.480,5" and the other way round. */
const swapSigns = (digits: string): string => digits.replace(/[.,]/g, (sign) => (sign === "," ? "." : ","));

/** A number as it may be typed into a field: with the decimal sign of the sales. */
export function writtenNumber(field: FieldRead, value: number): string {
  const pointed = plainNumber(field, value);
  return field.decimal === "," ? swapSigns(pointed) : pointed;
}

/** What is unusual about an entry; it does not stop anybody. */
export function fieldWarning(field: FieldRead, typed: string | undefined): string | null {
  const bare = (typed ?? "").trim();
  if (bare === "") return null;
  if (field.kind === "choice") {
    const known = field.more_choices || (field.choices ?? []).length === 0 || (field.choices ?? []).includes(bare);
    return known ? null : text.warnings.unseen;
  }
  const value = field.kind === "number" || field.kind === "integer" ? parseNumber(bare, field.decimal) : null;
  if (value === null) return null;
  if (PLACE.has(field.role)) return outside(field, value) ? text.warnings.beyond : null;
  if (field.high !== null && field.high !== undefined && value > field.high) return text.warnings.larger;
  if (field.low !== null && field.low !== undefined && value < field.low) return text.warnings.smaller;
  return null;
}

function outside({ low, high }: FieldRead, value: number): boolean {
  return (typeof low === "number" && value < low) || (typeof high === "number" && value > high);
}

/** "Typical 1,480 (620 to 3,400)". */
export function typicalText(field: FieldRead): string {
  const { typical, low, high } = field;
  if (typical === null || PLACE.has(field.role) || field.kind === "text" || field.kind === "date") return "";
  const write = (value: number) => writtenNumber(field, value);
  if (typeof typical === "boolean") return text.typical.is(typical ? text.yes.toLowerCase() : text.no.toLowerCase());
  if (typeof typical === "string") return text.typical.is(typical);
  if (typeof low !== "number" || typeof high !== "number") return text.typical.number(write(typical));
  return text.typical.between(write(typical), write(low), write(high));
}

/** A home from the server as form text. */
export function typedFrom(fields: FieldRead[], home: Record<string, unknown>): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, typedValue(field, home[field.name])]));
}

function typedValue(field: FieldRead, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number") return String(value);
  const digits = String(withoutNoise(field, value));
  return field.decimal === "," ? swapSigns(digits) : digits;
}

/** A converted area, such as 107.10743801652892 m² of 32.4 tsubo, is typed with four decimals. */
function withoutNoise(field: FieldRead, value: number): number {
  return PLACE.has(field.role) || Math.abs(value) < 1 ? value : Math.round(value * 1e4) / 1e4;
}

/** The fields of a home's coordinates; null where the model asks for none. */
export function placeFields(fields: FieldRead[]): { latitude: FieldRead; longitude: FieldRead } | null {
  const [latitude, longitude] = (["latitude", "longitude"] as const).map((role) => fields.find((field) => field.role === role));
  return latitude && longitude ? { latitude, longitude } : null;
}

/** A place as form text, in the fields of the coordinates. */
export function typedPlace(fields: FieldRead[], place: { latitude: number; longitude: number }): Typed {
  const found = placeFields(fields);
  if (!found) return {};
  return { [found.latitude.name]: typedValue(found.latitude, place.latitude), [found.longitude.name]: typedValue(found.longitude, place.longitude) };
}

const SHOWN = 8;

/** The parts of the form: the day, the place, the fields of the home, and those that can stay folded. */
export function arranged(fields: FieldRead[]) {
  const place = placeFields(fields);
  const asOf = fields.find(isAsOf) ?? null;
  const coordinates = place ? [place.latitude, place.longitude] : [];
  return { asOf, place, ...splitFields(fields.filter((field) => field !== asOf && !coordinates.includes(field))) };
}

/** Required and important fields first; the rest can stay folded. */
export function splitFields(fields: FieldRead[]): { main: FieldRead[]; more: FieldRead[] } {
  if (fields.length <= SHOWN + 3) return { main: fields, more: [] };
  const required = fields.filter((field) => field.required);
  const optional = fields.filter((field) => !field.required);
  const room = Math.max(0, SHOWN - required.length);
  return { main: [...required, ...optional.slice(0, room)], more: optional.slice(room) };
}

/** What is wrong with the place as a whole; each coordinate says its own error beside it. */
export function placeError(fields: FieldRead[], typed: Typed): string | null {
  const place = placeFields(fields);
  if (!place) return null;
  const missing = [place.latitude, place.longitude].filter(({ name }) => (typed[name] ?? "").trim() === "");
  if (missing.length === 0) return null;
  const required = place.latitude.required || place.longitude.required;
  return required || missing.length === 1 ? placesText.needed : null;
}
