import { describe, expect, it } from "vitest";

import { bandPath, labelled } from "./band-line";

const same = (value: number) => value;
const months = (count: number) => Array.from({ length: count }, () => ({ short: "2025-01" }));

describe("the band", () => {
  it("runs along the low ends and back along the high ends", () => {
    const points = [
      { value: 2, low: 1, high: 3 },
      { value: 5, low: null, high: null },
    ];
    expect(bandPath(points, same, same)).toBe("M0,1L1,5L1,5L0,3Z");
    expect(bandPath([], same, same)).toBe("");
  });
});

describe("labels", () => {
  it.each([
    [3, 400, 3],
    [60, 100, 2],
    [60, 200, 3],
    [61, 330, 5],
    [83, 700, 9],
  ])("of %i points in %i pixels do not touch", (count, room, shown) => {
    const places = labelled(months(count), room);
    expect(places).toHaveLength(shown);
    expect([places[0], places.at(-1)]).toEqual([0, count - 1]);
    const gaps = places.slice(1).map((place, at) => ((place - (places[at] ?? 0)) / (count - 1)) * room);
    expect(Math.min(...gaps)).toBeGreaterThan(7 * 6.9);
  });
  it("need no points", () => expect(labelled([], 300)).toEqual([]));
});
