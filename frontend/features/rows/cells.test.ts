import { expect, it } from "vitest";

import { cellText, headerOf } from "@/features/rows/cells";

it("a cell is written as its column means it", () => {
  const cells = [
    [cellText(412_000.5, { role: "price", type: "number" }), "412,000.5"],
    [cellText(1987, { role: "year_built", type: "integer" }), "1987"],
    [cellText(47.123456, { role: "latitude", type: "number" }), "47.12346"],
    [cellText("2021-03-04", { role: "date", type: "date" }), "4 Mar 2021"],
    [cellText("North", { role: "neighbourhood", type: "category" }), "North"],
    [cellText(false, { role: "category", type: "boolean" }), "false"],
    [cellText(null, { role: "price", type: "number" }), "—"],
  ];
  for (const [written, expected] of cells) expect(written).toBe(expected);
});

it("the unit stands in the header", () => {
  expect(headerOf({ name: "price", unit: "USD" })).toBe("price (USD)");
  expect(headerOf({ name: "zone", unit: "" })).toBe("zone");
});
