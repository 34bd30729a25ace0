import { describe, expect, it } from "vitest";

import { after, before, leadOf, openIn } from "@/features/importing/steps";
import type { InspectedColumn, TableQuestion } from "@/lib/api/generated";

const column = (name: string, role: string): InspectedColumn => ({ name, role, type: "number", unit: "", confidence: 1, evidence: "", cells: [], values: [] });
const question = (kind: string): TableQuestion => ({ kind, column: null, taken: "", answers: [], option: "", text: `${kind}?` });
const priced = [column("price", "price")];

describe("a table that was just read", () => {
  it("leads to its rows if nothing is asked", () => {
    expect(leadOf({ questions: [], columns: priced, bad_rows: 3 })).toBe("rows");
  });
  it("leads to its questions first, then to a missing price", () => {
    expect(leadOf({ questions: [question("currency")], columns: [], bad_rows: 0 })).toBe("read");
    expect(leadOf({ questions: [], columns: [column("size", "living_area")], bad_rows: 0 })).toBe("columns");
  });
});

describe("what is open", () => {
  it("counts a question of several columns once", () => {
    const found = { questions: [question("date order"), question("date order"), question("currency")], columns: priced, bad_rows: 0 };
    expect(openIn(found, { bad: false })).toEqual({ read: 2, columns: 0, rows: 0 });
  });
  it("holds the rows that cannot be read until they may be left out", () => {
    const found = { questions: [], columns: priced, bad_rows: 3 };
    expect(openIn(found, { bad: false }).rows).toBe(3);
    expect(openIn(found, { bad: true }).rows).toBe(0);
  });
});

it("the steps follow one another and end", () => {
  expect([before("upload"), after("upload"), before("import"), after("import")]).toEqual([null, "read", "rows", null]);
});
