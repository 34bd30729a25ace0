import { type Answers, isSilent, withoutPlace } from "@/features/importing/answers";

const KEY = "houseprice:import-answers";
const MOST = 50;

type Remembered = { headers: string; answers: Answers }[];

/** Tables with the same headers, in any order, are of one kind, whatever areas and points come with them. */
export const headersOf = (columns: { name: string; made_from?: string }[]): string =>
  JSON.stringify(columns.filter((column) => !column.made_from).map(({ name }) => name).toSorted());

/** What the user said of the last table with these headers. */
export const recall = (headers: string): Answers | null => read().find((entry) => entry.headers === headers)?.answers ?? null;

/** Keeps what the user said of a table that was imported; the oldest answers go. */
export function remember(headers: string, answers: Answers): void {
  const others = read().filter((entry) => entry.headers !== headers);
  // The next file may have other sheets and other lines above its header.
  const known = withoutPlace(answers);
  const entries = isSilent(known) ? others : [{ headers, answers: known }, ...others].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // A browser that stores nothing asks again.
  }
}

function read(): Remembered {
  try {
    const entries: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(entries) ? (entries as Remembered) : [];
  } catch {
    return [];
  }
}
