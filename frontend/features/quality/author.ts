const KEY = "hp-analyst";

/** The name under which this browser decided last; empty where the browser stores nothing. */
export function lastAuthor(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberAuthor(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // A browser that stores nothing asks again.
  }
}
