import { describe, expect, it } from "vitest";

import { nearPairs, type Pair, pairDomain, pairTable } from "./value-against-price-data";

const PAIRS: Pair[] = [
  [100_000, 110_000],
  [200_000, 300_000],
  [400_000, 320_000],
];

describe("value against price", () => {
  it("counts the values within a fifth of the price, the ends among them", () => {
    expect(nearPairs(PAIRS)).toBe(2);
  });
  it("has one extent for both axes", () => {
    const [low, high] = pairDomain(PAIRS);
    expect(low).toBeLessThan(100_000);
    expect(high).toBeGreaterThan(400_000);
    expect(pairDomain([])).toEqual([1, 10]);
  });
  it("writes the same sales as a table", () => {
    const table = pairTable(PAIRS, { price: "Price", value: "Value" });
    expect(table.columns.map(({ header }) => header)).toEqual(["Price", "Value"]);
    expect(table.rows[1]).toEqual([200_000, 300_000]);
  });
});
