import { describe, expect, it } from "vitest";

import { languageOf, LANGUAGES, sharedText, type SharedText } from "@/features/shared/messages";
import { readingGrade, syllablesOf } from "@/features/shared/reading-grade";

const MOST = 9;

/** Every sentence of the page, with figures in its gaps. */
function sentences(text: SharedText): string[] {
  const money = "100";
  return [
    text.title, text.sample, text.value("May 1"), text.range(money, money), text.rangeMeans("93"), text.rangeMeans(null), ...Object.values(text.bandMeans),
    text.area, text.unusual, text.factsLead, text.reasonsLead(money), text.salesLead, text.noSales, text.implied(money, money), ...text.notText, text.wrong, text.wrongText,
    text.ends("May 1"), text.noLink, text.failed,
  ];
}

describe("the formula of the reading grade", () => {
  it.each([["home", 1], ["value", 2], ["computer", 3], ["appraisal", 3], ["sold", 1], ["differed", 2], ["prices", 1], ["area", 2]])("counts the syllables of %s", (word, count) => {
    expect(Math.abs(syllablesOf(word) - count)).toBeLessThanOrEqual(1);
  });
  it("tells a text for children from one for lawyers", () => {
    expect(readingGrade("The cat sat on the mat. It was a hot day.")).toBeLessThan(2);
    expect(readingGrade("Notwithstanding antecedent contractual representations, the undersigned appraiser disclaims liability for consequential misinterpretations of statistically derived valuations.")).toBeGreaterThan(16);
  });
});

describe("the page of a homeowner", () => {
  it("is written for nine years of school, each sentence for hardly more", () => {
    const all = sentences(sharedText.en);
    expect(readingGrade(all.map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`)).join(" "))).toBeLessThanOrEqual(MOST);
    for (const text of all) expect(readingGrade(text), text).toBeLessThanOrEqual(MOST + 4);
  });
  it.each(LANGUAGES)("says everything in %s", (language) => {
    const text = sharedText[language];
    for (const sentence of sentences(text)) expect(sentence.trim().length, sentence).toBeGreaterThan(5);
    expect(Object.keys(text.roles)).toEqual(Object.keys(sharedText.en.roles));
    expect(Object.keys(text.groups)).toEqual(Object.keys(sharedText.en.groups));
    if (language !== "en") expect(sentences(text).filter((sentence) => sentences(sharedText.en).includes(sentence))).toEqual([]);
  });
  it("begins in the reader's language, or in English", () => {
    expect(languageOf(["de-DE", "fr-CH", "en"])).toBe("fr");
    expect(languageOf(["ja"])).toBe("en");
  });
});
