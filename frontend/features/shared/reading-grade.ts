/** Flesch-Kincaid grade of an English text: the years of school that reading it takes. */
export function readingGrade(text: string): number {
  const sentences = text.split(/[.!?:]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part));
  const words = text.match(/[a-z’']+/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** Groups of vowels, without a silent e at the end; every word has one at least. */
export function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, "").replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0] ?? "");
  return Math.max(1, (bare.match(/[aeiouy]+/g) ?? []).length);
}
