import { describe, expect, it } from "vitest";

import { countTicks, extent, logTicks, nearest, padded, paddedLog } from "./geometry";

describe("extent", () => {
  it("leaves out what is missing or not finite", () => {
    expect(extent([3, null, NaN, 1, undefined, Infinity])).toEqual([1, 3]);
  });
  it("is null without any value", () => {
    expect(extent([null])).toBeNull();
  });
});

describe("padded", () => {
  it("gives a single value room", () => {
    const [low, high] = padded([5, 5]);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
  });
  it("gives zero room too", () => {
    expect(padded([0, 0])).toEqual([-1, 1]);
  });
  it("keeps a logarithmic domain positive", () => {
    expect(paddedLog([0.001, 10])[0]).toBeGreaterThan(0);
  });
});

describe("ticks", () => {
  it.each([
    [[0.1, 1]],
    [[0.02, 9]],
    [[1, 100000]],
  ])("of a logarithmic axis lie inside %j, at least two, at most seven", ([low, high]) => {
    const ticks = logTicks([low ?? 0, high ?? 0]);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks.every((tick) => tick >= (low ?? 0) && tick <= (high ?? 0))).toBe(true);
  });
  it("of epochs are whole numbers", () => {
    expect(countTicks([1, 2]).every(Number.isInteger)).toBe(true);
    expect(countTicks([0, 500], 5)).toEqual([0, 100, 200, 300, 400, 500]);
  });
});

describe("nearest", () => {
  const stops = [
    { x: 0, y: 0 },
    { x: 10, y: 100 },
  ];
  it("looks sideways only, where told", () => {
    expect(nearest(stops, 6, 0)).toBe(1);
  });
  it("looks both ways otherwise", () => {
    expect(nearest(stops, 6, 0, false)).toBe(0);
  });
  it("finds nothing among nothing", () => {
    expect(nearest([], 1, 1)).toBe(-1);
  });
});
