import { describe, expect, it } from "vitest";

import { byGroup, groupErrors, keysOf, medianPositions, quantile, rankedAreas } from "@/features/errors/groups";
import type { TestSale } from "@/features/errors/sales";

const sale = (given: Partial<TestSale>): TestSale => ({
  index: 0,
  sale: 0,
  price: 100,
  value: 110,
  low: 90,
  high: 130,
  error: 10,
  tier: 1,
  area: "North",
  day: 0,
  month: "1970-01",
  latitude: null,
  longitude: null,
  ...given,
});

describe("the interval of a median", () => {
  // The ranks of the exposure draft at 95 %: 5 sales have the whole span.
  it.each([
    [5, [1, 5]],
    [10, [2, 9]],
    [30, [10, 21]],
    [31, [10, 22]],
    [100, [40, 61]],
  ])("of %i sales lies between these ranks", (n, ranks) => {
    expect(medianPositions(n)).toEqual(ranks);
  });
});

describe("the errors of a group", () => {
  it("have a median, its interval, the middle half and a size", () => {
    const group = groupErrors("a", [-20, -10, 0, 10, 30, 5, -5, 15, 1, 2]);
    expect(group).toMatchObject({ key: "a", n: 10, few: true, median: 1.5, low: -10, high: 15, size: 7.5 });
    expect([group.quarter, group.threeQuarters]).toEqual([quantile([-20, -10, -5, 0, 1, 2, 5, 10, 15, 30], 0.25), quantile([-20, -10, -5, 0, 1, 2, 5, 10, 15, 30], 0.75)]);
  });

  it("are undefined with fewer than five sales, and few with fewer than thirty", () => {
    expect(groupErrors("a", [1, 2, 3, 4])).toMatchObject({ n: 4, few: true, median: null, low: null });
    expect(groupErrors("a", Array.from({ length: 29 }, () => 1)).few).toBe(true);
    expect(groupErrors("a", Array.from({ length: 30 }, () => 1)).few).toBe(false);
  });

  it("do not count a home without a value, and a group without a sale stays", () => {
    const groups = byGroup([sale({ area: "A" }), sale({ area: "A", error: null, value: null })], ["A", "B"], ({ area }) => area);
    expect(groups.map(({ key, n }) => [key, n])).toEqual([["A", 1], ["B", 0]]);
  });

  it("are in the order of their names, numbers by their size", () => {
    expect(keysOf([sale({ area: "10" }), sale({ area: "9" }), sale({ area: null }), sale({ area: "9" })], ({ area }) => area)).toEqual(["9", "10"]);
  });
});

describe("areas", () => {
  it("go from too low to too high, and small ones are counted, not drawn", () => {
    const many = (key: string, error: number, n: number) => groupErrors(key, Array.from({ length: n }, () => error));
    const { shown, few } = rankedAreas([many("A", 5, 30), many("B", -5, 40), many("C", 99, 29), many("D", 1, 0)]);
    expect(shown.map(({ key }) => key)).toEqual(["B", "A"]);
    expect(few).toEqual({ areas: 1, sales: 29 });
  });
});
