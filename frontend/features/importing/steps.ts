import type { Consent } from "@/features/importing/answers";
import type { InspectionRead } from "@/lib/api/generated";

export const STEPS = ["upload", "read", "columns", "rows", "import"] as const;
export type Step = (typeof STEPS)[number];

/** How much is open in each step: questions, missing roles, and rows that nobody has decided on. */
export type Open = { read: number; columns: number; rows: number };

type Inspected = Pick<InspectionRead, "questions" | "columns" | "bad_rows">;

/** The questions of a table; one answer holds for all of its columns. */
export function questionsOf<Question extends { kind: string }>({ questions }: { questions: Question[] }): Question[] {
  return questions.filter((question, place) => questions.findIndex((other) => other.kind === question.kind) === place);
}

export const hasRole = ({ columns }: Pick<InspectionRead, "columns">, role: string): boolean => columns.some((column) => column.role === role);

export const openIn = (found: Inspected, consent: Pick<Consent, "bad">): Open => ({
  read: questionsOf(found).length,
  columns: hasRole(found, "price") ? 0 : 1,
  rows: consent.bad ? 0 : found.bad_rows,
});

/** Where a table leads that was just read: the first step that asks something, else the rows. */
export function leadOf(found: Inspected): Step {
  const { read, columns } = openIn(found, { bad: false });
  if (read > 0) return "read";
  return columns > 0 ? "columns" : "rows";
}

export const before = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null;
export const after = (step: Step): Step | null => STEPS[STEPS.indexOf(step) + 1] ?? null;
