import { describe, expect, it } from "vitest";

import { impliedBy } from "@/features/comparables/adjustments";
import { salesWith, toggled } from "@/features/homes/chosen";
import { comparable } from "@/test/valuations";

const all = [1, 2, 3, 4].map((price) => comparable({ price }));
const own = all.slice(0, 2);

describe("the sales that a reader counts", () => {
  it("are those of the valuation and the added ones with their places", () => {
    const { sales, numbers } = salesWith(own, all, { out: [1], add: [4] });
    expect(numbers).toEqual([1, 2, 4]);
    expect(sales.map(({ price }) => price)).toEqual([1, 2, 4]);
  });
  it("leave out what an edited address makes up", () => {
    expect(salesWith(own, all, { out: [], add: [1, 9, 2.5, 3, 3] }).numbers).toEqual([1, 2, 3]);
  });
  it("are counted and not counted in turn", () => {
    expect(toggled([3], 1)).toEqual([1, 3]);
    expect(toggled([1, 3], 1)).toEqual([3]);
  });
});

describe("what sales imply", () => {
  const sale = (adjusted_price: number, similarity: number) => comparable({ adjusted_price, similarity });
  it("is their median by similarity, with the smallest and the largest", () => {
    expect(impliedBy([sale(300, 1), sale(100, 1), sale(200, 5)], 200, 0.1)).toEqual({ low: 100, median: 200, high: 300, n: 3, disagrees: false });
  });
  it("is the middle of two values if half of the weight lies between them", () => {
    expect(impliedBy([sale(100, 1), sale(300, 1)], 100, 0.1)).toMatchObject({ median: 200, disagrees: true });
  });
  it("is nothing without sales", () => {
    expect(impliedBy([], 100, 0.1)).toBeNull();
  });
});
