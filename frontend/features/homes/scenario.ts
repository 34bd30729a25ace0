import { PLACE } from "@/features/comparables/fields";
import { homesText } from "@/features/homes/text";
import type { FieldRead, WhatIfRequest } from "@/lib/api/generated";

const MOST_FIELDS = 10;
const MOST_CHOICES = 60;

/** The fields of a home that a reader may want to see changed: not its place, its texts or its day. */
export function scenarioFields(fields: FieldRead[], inputs: Record<string, unknown>): FieldRead[] {
  const fits = (field: FieldRead) => {
    if (PLACE.has(field.role) || field.kind === "text" || field.kind === "date" || field.role === "id") return false;
    return field.kind !== "choice" || ((field.choices ?? []).length <= MOST_CHOICES && !field.more_choices);
  };
  const known = (field: FieldRead) => inputs[field.name] !== undefined && inputs[field.name] !== null;
  // What was entered comes first: a change of it says the most.
  return fields.filter(fits).toSorted((a, b) => Number(known(b)) - Number(known(a))).slice(0, MOST_FIELDS);
}

/** What differs from the home as it is; a number that cannot be read is an error of its field. */
export function changesOf(fields: FieldRead[], typed: Record<string, string>, inputs: Record<string, unknown>) {
  const changes: WhatIfRequest["changes"] = {};
  const errors: Record<string, string> = {};
  for (const field of fields) {
    const entry = typed[field.name]?.trim();
    if (entry === undefined || entry === "" || entry === String(inputs[field.name] ?? "")) continue;
    const value = valueOf(field, entry);
    if (value === undefined) errors[field.name] = homesText.number(field.label, entry);
    else changes[field.name] = value;
  }
  return { changes, errors };
}

function valueOf(field: FieldRead, entry: string): number | string | boolean | undefined {
  if (field.kind === "boolean") return entry === "true";
  if (field.kind !== "number" && field.kind !== "integer") return entry;
  // The server reads other ways of writing, as it read the cells of the sales.
  const bare = entry.replace(/[\s,](?=\d{3}\b)/g, "");
  const value = Number(bare);
  if (Number.isFinite(value)) return value;
  return /\d/.test(entry) ? entry : undefined;
}
