import { datasetText } from "@/features/datasets/text";
import type { DatasetRead } from "@/lib/api/generated";

type Finding = NonNullable<DatasetRead["problems"]>[number];

/** What was found in a file: one line for each rule of a column, with its count and its first row. */
export function findingLines(findings: Finding[]): string[] {
  const firsts = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding["column"], finding["kind"], finding["rule"]]);
    if (!firsts.has(key)) firsts.set(key, finding);
  }
  return [...firsts.values()].map(lineOf);
}

function lineOf({ column, kind, rule, row, value, count }: Finding): string {
  const about = [column, kind].filter(isText).join(", ");
  const isSentence = String(rule).endsWith(".");
  const where = isSentence ? "" : datasetText.finding(typeof count === "number" ? count : 1, asNumber(row), String(rule).startsWith("must ") && isText(value) ? value : null);
  return `${about ? `${about}: ` : ""}${String(rule)}${where}`;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const asNumber = (value: unknown): number | null => (typeof value === "number" ? value : null);
