import { describe, expect, it } from "vitest";

import { hexagonFeatures, hexagonsOf } from "@/features/map/hexagons";
import type { Bounds, Sale } from "@/features/map/sales";

const FRAME: Bounds = [12, 51, 13, 52];
const sale = (index: number, longitude: number, latitude: number, error: number | null): Sale => ({ index, longitude, latitude, price: 1, pricePerArea: null, day: null, error });
const errorOf = ({ error }: Sale) => error;

/** Sales all over the frame, the same ones every time. */
const market = Array.from({ length: 2000 }, (_, place) => sale(place, 12 + ((place * 7919) % 1000) / 1000, 51 + ((place * 104_729) % 997) / 997, (place % 41) - 20));

describe("hexagons", () => {
  it("hold every sale once, each inside its own cell", () => {
    const hexagons = hexagonsOf(market, FRAME, errorOf);
    expect(hexagons.reduce((sum, { n }) => sum + n, 0)).toBe(market.length);
    for (const one of market.slice(0, 50)) {
      const [cell] = hexagonsOf([one], FRAME, errorOf);
      const [west, south, east, north] = cell!.bounds;
      expect(one.longitude >= west && one.longitude <= east && one.latitude >= south && one.latitude <= north).toBe(true);
    }
  });

  it("have the median of their sales, and none with fewer than five", () => {
    const at = [1, 9, 5, 3, 30].map((error, index) => sale(index, 12.5, 51.5, error));
    expect(hexagonsOf(at, FRAME, errorOf).map(({ n, figure }) => [n, figure])).toEqual([[5, 5]]);
    expect(hexagonsOf(at.slice(1), FRAME, errorOf)[0]?.figure).toBeNull();
    expect(hexagonsOf([...at.slice(1), sale(9, 12.5, 51.5, null)], FRAME, errorOf)[0]).toMatchObject({ n: 5, figure: null });
  });

  it("stay where they are when sales are filtered", () => {
    const rings = new Set(hexagonsOf(market, FRAME, errorOf).map(({ ring }) => JSON.stringify(ring)));
    for (const { ring } of hexagonsOf(market.slice(700, 800), FRAME, errorOf)) expect(rings.has(JSON.stringify(ring))).toBe(true);
  });

  it("are closed rings of six corners with their class", () => {
    const features = hexagonFeatures(hexagonsOf(market, FRAME, errorOf), [3]).features;
    const geometry = features[0]?.geometry;
    expect(geometry?.type === "Polygon" && geometry.coordinates[0]?.length).toBe(7);
    expect([features[0]?.properties?.class, features[1]?.properties?.class]).toEqual([3, -1]);
  });
});
