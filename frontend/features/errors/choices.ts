import type { Range } from "@/features/errors/filters";

/** The keys from one end to the other, in their order. */
export function chosenOf(keys: string[], range: Range<string> | null): ReadonlySet<string> {
  if (range === null) return new Set();
  const { from, to } = range;
  return new Set(keys.filter((_, place) => (from === null || place >= keys.indexOf(from)) && (to === null || place <= keys.indexOf(to))));
}

/** The range from the first to the last of some keys. */
export function spanOf(keys: string[], ids: string[]): Range<string> | null {
  const places = ids.map((id) => keys.indexOf(id)).filter((place) => place >= 0);
  if (places.length === 0) return null;
  return { from: keys[Math.min(...places)] ?? null, to: keys[Math.max(...places)] ?? null };
}
