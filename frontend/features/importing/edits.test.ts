import { describe, expect, it } from "vitest";

import { type Edit, editAt, editsField, withEdit, withoutEdit } from "@/features/importing/edits";

const price: Edit = { row: 57, column: "Sale price", value: "412000" };
const area: Edit = { row: 57, column: "Living area", value: "18,400" };

describe("corrected cells", () => {
  it("are one form field, with row, column and value of each", () => {
    expect(JSON.parse(editsField([price, area]).edits ?? "")).toEqual([
      { row: 57, column: "Sale price", value: "412000" },
      { row: 57, column: "Living area", value: "18,400" },
    ]);
  });
  it("are not sent where there are none", () => {
    expect(editsField([])).toEqual({});
  });
  it("keep the last value of a cell", () => {
    const edits = withEdit([price, area], { ...price, value: "413000" });
    expect(edits).toHaveLength(2);
    expect(editAt(edits, price)?.value).toBe("413000");
  });
  it("are taken back one by one", () => {
    expect(withoutEdit([price, area], price)).toEqual([area]);
    expect(editAt([area], price)).toBeUndefined();
  });
});
