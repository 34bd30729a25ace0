import { describe, expect, it } from "vitest";

import { chosenOf, spanOf } from "@/features/errors/choices";
import { ordered, withSide } from "@/features/errors/ends";
import { type Filters, FILTER_ADDRESS, isFiltered, NO_FILTERS, restrict } from "@/features/errors/filters";
import { isHeld, located, testSales } from "@/features/errors/sales";
import type { ModelErrorsRead } from "@/lib/api/generated";

const READ: ModelErrorsRead = {
  model_id: "m",
  dataset_id: "town",
  sales: 4,
  refused: 1,
  tiers: 2,
  areas: ["North", "West"],
  sale: [3, 8, 9, 12],
  price: [100, 200, 400, 300],
  value: [110, 150, 400, null],
  low_90: [90, 120, 410, null],
  high_90: [130, 180, 500, null],
  tier: [1, 1, 2, null],
  area: [0, 1, 1, null],
  day: [16_540, 16_570, 16_571, null],
  latitude: [47.5, 47.6, null, 47.5],
  longitude: [-122.3, -122.1, null, -122.3],
};
const SALES = testSales(READ);
const NONE = new Map<number, boolean>();
const left = (filters: Partial<Filters>, flags = NONE) => restrict(SALES, { ...NO_FILTERS, ...filters }, flags).all.map(({ sale }) => sale);

describe("the test sales", () => {
  it("have their errors in percent of the price, their month and the name of their area", () => {
    expect(SALES.map(({ error, month, area }) => [error === null ? null : Math.round(error), month, area])).toEqual([
      [10, "2015-04", "North"],
      [-25, "2015-05", "West"],
      [0, "2015-05", "West"],
      [null, null, null],
    ]);
    expect(SALES.map(isHeld)).toEqual([true, false, false, null]);
  });

  it("that have a place go on the map, under their own number", () => {
    expect(located(SALES).map(({ index }) => index)).toEqual([0, 1, 3]);
  });
});

describe("a filter", () => {
  it.each<[string, Partial<Filters>, number[]]>([
    ["none", {}, [3, 8, 9, 12]],
    ["a price", { price: { from: 150, to: 300 } }, [8, 12]],
    ["an open end", { value: { from: 150, to: null } }, [8, 9]],
    ["a tier", { tier: { from: 2, to: 2 } }, [9]],
    ["areas", { areas: ["North"] }, [3]],
    ["a month", { month: { from: "2015-05", to: "2015-06" } }, [8, 9]],
    ["the size of the error", { off: 10 }, [3, 8]],
    ["its direction", { side: "low" }, [8]],
    ["a box", { box: [-122.2, 47, -122, 48] }, [8]],
    ["two at once", { areas: ["West"], off: 1 }, [8]],
  ])("by %s leaves these sales", (_, filters, sales) => {
    expect(left(filters)).toEqual(sales);
  });

  it("by flags goes by what was decided", () => {
    const flags = new Map([[8, true], [9, false]]);
    expect([left({ flag: "flagged" }, flags), left({ flag: "open" }, flags), left({ flag: "none" }, flags)]).toEqual([[8, 9], [8], [3, 12]]);
  });

  it("does not restrict its own chart, so that its choice can be widened", () => {
    const { all, without } = restrict(SALES, { ...NO_FILTERS, tier: { from: 2, to: 2 }, areas: ["West"] }, NONE);
    expect(all.map(({ sale }) => sale)).toEqual([9]);
    expect(without.tier.map(({ sale }) => sale)).toEqual([8, 9]);
    expect(without.area.map(({ sale }) => sale)).toEqual([9]);
    expect(without.map.map(({ sale }) => sale)).toEqual([9]);
  });

  it("is known as one", () => {
    expect([isFiltered(NO_FILTERS), isFiltered({ ...NO_FILTERS, areas: ["A"] }), isFiltered({ ...NO_FILTERS, off: 0 })]).toEqual([false, true, true]);
  });
});

describe("the address", () => {
  it.each([
    ["150000..400000", { from: 150_000, to: 400_000 }],
    ["..4", { from: null, to: 4 }],
    ["2..", { from: 2, to: null }],
    ["", null],
    ["..", null],
    ["a..b", null],
    ["5", null],
  ])("reads the range %s", (written, range) => {
    expect(FILTER_ADDRESS.price.parse(written)).toEqual(range);
    if (range) expect(FILTER_ADDRESS.price.serialize(range)).toBe(written);
  });

  it("refuses a month that is none, and a box without four ends", () => {
    expect(FILTER_ADDRESS.month.parse("May..")).toBeNull();
    expect(FILTER_ADDRESS.month.parse("2015-05..2015-06")).toEqual({ from: "2015-05", to: "2015-06" });
    expect([FILTER_ADDRESS.box.parse("1,2,3"), FILTER_ADDRESS.box.parse("1,2,x,4"), FILTER_ADDRESS.box.parse("1,2,3,4")]).toEqual([null, null, [1, 2, 3, 4]]);
  });
});

describe("what is chosen in a chart", () => {
  const keys = ["a", "b", "c", "d"];

  it("is a range of neighbours", () => {
    expect(spanOf(keys, ["c", "a"])).toEqual({ from: "a", to: "c" });
    expect(spanOf(keys, ["z"])).toBeNull();
    expect([...chosenOf(keys, { from: "b", to: null })]).toEqual(["b", "c", "d"]);
    expect([...chosenOf(keys, null)]).toEqual([]);
  });

  it("is in order, whichever end was chosen last", () => {
    expect([ordered(5, 2), ordered(null, 2), ordered(null, null)]).toEqual([{ from: 2, to: 5 }, { from: null, to: 2 }, null]);
  });

  it("has the ends of the earth where a side of the box is left empty", () => {
    expect(withSide(null, 1, 47)).toEqual([-180, 47, 180, 90]);
    expect(withSide([-180, 47, 180, 90], 1, null)).toBeNull();
  });
});
