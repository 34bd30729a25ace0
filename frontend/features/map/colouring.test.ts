// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { legendOf } from "@/features/map/colouring";
import { type Sale, salesOf } from "@/features/map/sales";
import { largestFirst } from "@/features/map/sales-table";
import type { PointsRead } from "@/lib/api/generated";

const UNITS = { currency: "EUR", area_unit: "m2" } as const;

function market(count: number, errors?: (number | null)[]): Sale[] {
  const places = Array.from({ length: count }, (_, place) => place);
  const points: PointsRead = {
    dataset_id: "town",
    model_id: errors ? "m" : null,
    sales: count,
    located: count,
    latitude: places.map((place) => 50 + place / 1000),
    longitude: places.map((place) => 12 + place / 1000),
    price: places.map((place) => 100_000 + 1000 * place),
    price_per_area: places.map((place) => (place % 10 === 0 ? null : 2000 + place)),
    day: places.map((place) => 18_262 + place),
    error: errors ?? null,
  };
  return salesOf(points);
}

describe("the legend", () => {
  it("names the limits in units, counts every sale once and colours by rank", () => {
    const { classes, missing, classOfSale } = legendOf(market(600), "price", UNITS, false);
    expect(classes.map(({ label }) => label)).toEqual([
      "below €200,000",
      "€200,000 to €300,000",
      "€300,000 to €400,000",
      "€400,000 to €500,000",
      "€500,000 to €600,000",
      "€600,000 and more",
    ]);
    expect(classes.reduce((sum, { sales }) => sum + sales, 0)).toBe(600);
    expect([classOfSale[0], classOfSale[599], missing]).toEqual([0, 5, 0]);
    expect(new Set(classes.map(({ colour }) => colour)).size).toBe(6);
  });

  it("counts the sales that lack the figure", () => {
    const { missing, classOfSale } = legendOf(market(100), "area", UNITS, true);
    expect(missing).toBe(10);
    expect(classOfSale[0]).toBeNull();
  });

  it("writes days as dates", () => {
    expect(legendOf(market(600), "date", UNITS, false).classes[0]?.label).toBe("below 9 Apr 2020");
  });

  it("says of errors on which side they are", () => {
    const errors = Array.from({ length: 200 }, (_, place) => (place % 2 ? -1 : 1) * (place / 5));
    const { classes } = legendOf(market(200, errors), "error", UNITS, false);
    expect(classes.map(({ label }) => label)).toEqual([
      "more than 34 % too low",
      "22 % to 34 % too low",
      "9.9 % to 22 % too low",
      "within 9.9 %",
      "9.9 % to 22 % too high",
      "22 % to 34 % too high",
      "more than 34 % too high",
    ]);
  });

  it("has one class where all sales are alike, and none where no sale has the figure", () => {
    expect(legendOf(market(3, [0, 0, 0]), "error", UNITS, false).classes.map(({ label }) => label)).toEqual(["all sales"]);
    expect(legendOf(market(3, [null, null, null]), "error", UNITS, false)).toMatchObject({ classes: [], missing: 3 });
  });
});

describe("the table", () => {
  it("begins with the largest figure, whatever its sign where it is an error", () => {
    const sales = market(4, [5, -20, null, 10]);
    expect(largestFirst(sales, "price").map(({ index }) => index)).toEqual([3, 2, 1, 0]);
    expect(largestFirst(sales, "error").map(({ index }) => index)).toEqual([1, 3, 0, 2]);
  });
});
