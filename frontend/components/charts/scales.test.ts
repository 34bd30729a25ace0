import { describe, expect, it } from "vitest";

import { linearTicks, scaleLinear, scaleLog } from "@/components/charts/scales";

describe("round values", () => {
  it.each([
    [0, 100, 5, [0, 20, 40, 60, 80, 100]],
    [8, 11, 3, [8, 9, 10, 11]],
    [0.05, 0.31, 5, [0.05, 0.1, 0.15, 0.2, 0.25, 0.3]], // exact, without 0.15000000000000002
    [-0.3, 0.3, 4, [-0.2, 0, 0.2]],
    [123_456, 987_654, 4, [200_000, 400_000, 600_000, 800_000]],
    [3, 3, 5, [3]], // a single value
    [Number.NaN, 1, 5, []],
  ])("from %d to %d, about %d of them", (low, high, count, expected) => {
    expect(linearTicks(low, high, count).map((tick) => tick + 0)).toEqual(expected);
  });
});

describe("a scale", () => {
  it("goes from end to end, downwards too, and on beyond them", () => {
    const y = scaleLinear({ domain: [0, 10], range: [200, 0] });
    expect([0, 5, 10, 20].map(y)).toEqual([200, 100, 0, -200]);
    expect(y.range()).toEqual([200, 0]);
  });

  it("stays at its ends where it is told to", () => {
    const x = scaleLinear({ domain: [0, 10], range: [0, 100], clamp: true });
    expect([-5, 15].map(x)).toEqual([0, 100]);
  });

  it("puts a domain without length in the middle", () => expect(scaleLinear({ domain: [7, 7], range: [0, 100] })(7)).toBe(50));

  it("in logarithms has equal ratios at equal distances", () => {
    const x = scaleLog({ domain: [1, 10_000], range: [0, 400] });
    expect([1, 10, 100, 10_000].map((value) => Math.round(x(value)))).toEqual([0, 100, 200, 400]);
  });
});
