import { describe, expect, it } from "vitest";

import { covers, gridOver, gridStep, pixelsPerMetre } from "@/features/map/graticule";
import { homeBounds, inBounds, type Sale } from "@/features/map/sales";

const at = (latitude: number, longitude: number, index = 0): Sale => ({ index, latitude, longitude, price: 1, pricePerArea: null, day: null, error: null });
const town = (count: number) => Array.from({ length: count }, (_, place) => at(51 + (place % 20) / 100, 12 + (place % 17) / 100, place));

describe("the view of all sales", () => {
  it("holds every sale of a town", () => {
    expect(homeBounds(town(400))).toEqual([12, 51, 12.16, 51.19]);
  });

  it("does not shrink a town to a dot for a few sales at 0°, 0°", () => {
    const [west, south, east, north] = homeBounds([...town(997), at(0, 0), at(0, 0), at(-80, 170)]);
    expect([west, south]).toEqual([expect.closeTo(11.92, 1), expect.closeTo(50.9, 1)]);
    expect([east, north]).toEqual([expect.closeTo(12.24, 1), 51.19]);
  });

  it("has a place even for one sale", () => {
    expect(homeBounds([at(10, 20)])).toEqual([20, 10, 20, 10]);
  });
});

describe("sales in view", () => {
  it("are those inside; all of them where there is no map", () => {
    const sales = [at(51, 12), at(52, 12), at(51, 13)];
    expect(inBounds(sales, [11.9, 50.9, 12.1, 51.1])).toEqual([sales[0]]);
    expect(inBounds(sales, null)).toHaveLength(3);
  });
});

describe("the grid", () => {
  it("has about four lines across the view, at round degrees", () => {
    expect(gridStep([12, 51, 12.4, 51.2])).toBe(0.1);
    expect(gridStep([-180, -80, 180, 80])).toBe(30);
    expect(gridStep([12, 51, 12.00001, 51.00001])).toBe(0.0001);
  });

  it("covers the view and moves less than one view, and no other", () => {
    const grid = gridOver([12, 51, 12.4, 51.2]);
    expect(covers(grid, [12.2, 51, 12.6, 51.2])).toBe(true);
    expect(covers(grid, [12.6, 51, 13, 51.2])).toBe(false);
    expect(covers(grid, [12, 51, 12.04, 51.02])).toBe(false);
    expect(covers(gridOver([-180, -85, 180, 85]), [-180, -85, 180, 85])).toBe(true);
  });
});

describe("the scale", () => {
  it("doubles with each level, and is larger nearer to the pole", () => {
    expect(pixelsPerMetre(0, 10)).toBeCloseTo(0.013083, 5);
    expect(pixelsPerMetre(0, 11) / pixelsPerMetre(0, 10)).toBeCloseTo(2);
    expect(pixelsPerMetre(60, 10) / pixelsPerMetre(0, 10)).toBeCloseTo(2);
  });
});
