import { batchText } from "@/features/batch/text";
import type { BatchCheckRead, BatchQuestion, BatchRead, BodyCreateBatch } from "@/lib/api/generated";

const text = batchText.reading;

/** What is said of how a file is read, as the fields of the form. */
export type Reading = Pick<BodyCreateBatch, "decimal" | "date_order" | "area_unit" | "sheet" | "header_row" | "sale_year">;
type ReadingField = keyof Reading;

/** The field that answers a question of the server; columns are answered in their table. */
const FIELDS: Record<string, ReadingField> = { "decimal sign": "decimal", "date order": "date_order", "area unit": "area_unit", "sale year": "sale_year" };
/** An answered question is asked no more, so its answers are known here. */
const ANSWERS: Partial<Record<ReadingField, string[]>> = { decimal: [".", ","], date_order: ["day-first", "month-first"], area_unit: ["ft2", "m2"], sale_year: [] };

const fieldOf = ({ kind }: BatchQuestion): ReadingField | undefined => FIELDS[kind];

export const answerText = (answer: string | number): string => text.answers[answer] ?? String(answer);

export type OpenField = { field: ReadingField; asked: BatchQuestion | undefined; answers: string[] };

/** The fields that the file asks for, and those that are answered already. */
export function openFields(found: Pick<BatchCheckRead, "questions">, reading: Reading): OpenField[] {
  return Object.values(FIELDS).flatMap((field) => {
    const asked = found.questions.find((question) => fieldOf(question) === field);
    return asked || reading[field] !== undefined ? [{ field, asked, answers: ANSWERS[field] ?? [] }] : [];
  });
}

/** The reading with another answer; without one the file decides again. */
export function answered(reading: Reading, field: ReadingField, answer: string): Reading {
  const { [field]: _, ...others } = reading;
  if (answer === "") return others;
  return { ...others, [field]: field === "sale_year" || field === "header_row" ? Number(answer) : answer };
}

/** How the file of a batch was read: what was said, what was taken without an answer, and what differs from the sales. */
export function readingSentences({ reading, questions, remarks }: Pick<BatchRead, "reading" | "questions" | "remarks">): string[] {
  const said = Object.entries(reading).flatMap(([field, answer]) => (answer === null || answer === undefined ? [] : [text.said(text.labels[field as ReadingField], answerText(answer))]));
  return [...said, ...questions.map((question) => text.assumed(question.text, answerText(question.taken))), ...remarks];
}
