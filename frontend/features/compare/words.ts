import { compareText } from "@/features/compare/text";

/** "a", "a and b", "a, b and c". */
export function list(words: string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : compareText.and(words.slice(0, -1).join(", "), last);
}
