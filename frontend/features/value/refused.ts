import { problemOf } from "@/lib/api/http";
import type { FieldRead } from "@/lib/api/generated";

/** What the server found wrong, by form field: its places name the column. */
export function refusedFields(error: unknown, fields: FieldRead[]): Record<string, string> {
  if (!error) return {};
  const names = new Set(fields.map((field) => field.name));
  const found: Record<string, string> = {};
  for (const place of problemOf(error).places ?? []) {
    const name = [place.column, place.feature, place.name].find((one) => typeof one === "string" && names.has(one));
    if (typeof name === "string") found[name] = typeof place.rule === "string" ? withFix(place.rule, place.fix) : problemOf(error).detail;
  }
  return found;
}

const withFix = (rule: string, fix: unknown): string => (typeof fix === "string" ? `${rule}. ${fix}` : rule);
