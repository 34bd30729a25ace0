import { describe, expect, it } from "vitest";

import { boundsOf } from "@/features/map/pins";

describe("the part of the map around pins", () => {
  it("holds all of them", () => {
    expect(boundsOf([{ latitude: 47, longitude: -122 }, { latitude: 48, longitude: -121 }])).toEqual([-122, 47, -121, 48]);
  });
  it("keeps pins of one street apart", () => {
    const [west = 0, south = 0, east = 0, north = 0] = boundsOf([{ latitude: 47, longitude: -122 }, { latitude: 47.001, longitude: -122 }]) ?? [];
    expect(north - south).toBeCloseTo(0.004);
    expect(east - west).toBeCloseTo(0.004);
  });
  it("shows some streets around a single one, and nothing without any", () => {
    const [west = 0, south = 0, east = 0, north = 0] = boundsOf([{ latitude: 47, longitude: -122 }]) ?? [];
    expect(east - west).toBeCloseTo(0.02);
    expect((south + north) / 2).toBeCloseTo(47);
    expect(boundsOf([])).toBeNull();
  });
});
