/** Header of the file to column of the model; an empty text leaves the header out. */
export type Columns = Record<string, string>;

const KEY = "houseprice:batch-columns";
const MOST = 50;

type Remembered = { of: string; columns: Columns }[];

/** Files with the same headers, in any order, are of one kind, for models of one data set. */
export const kindOf = (headers: string[], dataset: string): string => JSON.stringify([dataset, headers.toSorted()]);

/** How the columns of the last file of this kind were matched. */
export const recall = (of: string): Columns | null => read().find((entry) => entry.of === of)?.columns ?? null;

/** Keeps how the columns of a file were matched that was valued; the oldest go. */
export function remember(of: string, columns: Columns): void {
  const others = read().filter((entry) => entry.of !== of);
  const entries = Object.keys(columns).length === 0 ? others : [{ of, columns }, ...others].slice(0, MOST);
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

/** The columns after a column of the model was given another header, or none. */
export function rematched(columns: Columns, column: string, before: string | null, header: string | null): Columns {
  const kept = Object.entries(columns).filter(([of, to]) => to !== column && of !== header);
  const freed = before !== null && before !== header ? { [before]: "" } : {};
  return { ...Object.fromEntries(kept), ...freed, ...(header !== null && { [header]: column }) };
}
