// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { findingLines } from "@/features/datasets/findings";

const unread = (row: number, value: string) => ({ rule: "must be a number", row, column: "Koopsom", value, count: 102, kind: "", fixes: ["correct the cell", "leave out"] });

describe("what was found in a file", () => {
  it("says a rule of a column once, with its count, its first row and the value there", () => {
    expect(findingLines([unread(217, "n.o.t.k."), unread(290, "n.o.t.k.")])).toEqual(['Koopsom: must be a number, got "n.o.t.k." (102 times, first in row 217)']);
  });

  it("leaves a sentence of a check as it is", () => {
    const rule = "155 sales of 19,796 have prices of 1 EUR to 100 EUR.";
    expect(findingLines([{ rule, row: null, column: "Koopsom", value: null, count: 155, kind: "non-market", fixes: ["leave out"] }])).toEqual([`Koopsom, non-market: ${rule}`]);
  });

  it("names the row of a single finding, and needs neither a column nor a count", () => {
    expect(findingLines([{ rule: "rows that do not fit were left out", row: 1217, column: null, value: "6 values" }])).toEqual([
      "rows that do not fit were left out (row 1,217)",
    ]);
  });
});
