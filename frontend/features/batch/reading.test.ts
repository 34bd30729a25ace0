// @vitest-environment jsdom
import { expect, it } from "vitest";

import { answered, openFields, readingSentences } from "@/features/batch/reading";
import type { BatchQuestion } from "@/lib/api/generated";

const QUESTION: BatchQuestion = { kind: "decimal sign", column: "lot", taken: ".", answers: [".", ","], option: "--decimal", text: "1.250 may be 1.25 or 1250." };

it("asks what the file leaves open, and keeps what was answered", () => {
  expect(openFields({ questions: [QUESTION] }, {}).map(({ field, asked }) => [field, asked?.taken])).toEqual([["decimal", "."]]);
  expect(openFields({ questions: [] }, { decimal: "," }).map(({ field, asked }) => [field, asked])).toEqual([["decimal", undefined]]);
  expect(openFields({ questions: [{ ...QUESTION, kind: "column" }] }, {})).toEqual([]);
});

it("takes an answer back, and sends rows and years as numbers", () => {
  expect(answered({ decimal: "," }, "decimal", "")).toEqual({});
  expect(answered({}, "header_row", "3")).toEqual({ header_row: 3 });
  expect(answered({ sheet: "Homes" }, "date_order", "day-first")).toEqual({ sheet: "Homes", date_order: "day-first" });
});

it("says how a batch was read: what was said, what was assumed, what differs", () => {
  const read = { reading: { decimal: "," as const, sheet: null }, questions: [{ ...QUESTION, kind: "area unit", taken: "ft2" }], remarks: ["'Schlafzimmer' is read as 'bedrooms'"] };
  expect(readingSentences(read)).toEqual(["Decimal sign: The comma is the decimal sign, as you said.", "1.250 may be 1.25 or 1250. Taken: Square feet.", "'Schlafzimmer' is read as 'bedrooms'"]);
});
