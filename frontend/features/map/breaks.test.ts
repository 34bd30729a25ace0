import { describe, expect, it } from "vitest";

import { classOf, quantileBreaks, symmetricBreaks } from "@/features/map/breaks";

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe("quantile breaks", () => {
  it("put about equally many values into each class", () => {
    const values = upTo(6000).map((value) => value ** 3);
    const breaks = quantileBreaks(values, 6);
    const counts = [0, 0, 0, 0, 0, 0];
    for (const value of values) counts[classOf(value, breaks) ?? 0]! += 1;
    expect(breaks).toHaveLength(5);
    for (const count of counts) expect(count).toBeGreaterThan(850);
  });

  it("are as round as keeps them apart", () => {
    expect(quantileBreaks(upTo(999), 4)).toEqual([250, 500, 750]);
    expect(quantileBreaks([101_234, 101_999, 102_111, 103_456], 2)).toEqual([102_000]);
    expect(quantileBreaks(upTo(100).map((value) => 45_000 + value), 3)).toEqual([45_030, 45_070]);
  });

  it.each([
    ["one value only", [5, 5, 5], []],
    ["no value", [], []],
    ["most values alike", [...upTo(90).map(() => 7), 8, 9], []],
    ["two values", [1, 1, 1, 2, 2, 2], [1.5, 2]],
  ])("drop what would leave a class empty: %s", (_, values, breaks) => {
    expect(quantileBreaks(values, 6)).toEqual(breaks);
  });
});

describe("symmetric breaks", () => {
  it("lie at the same distances on both sides of zero", () => {
    expect(symmetricBreaks(upTo(100).map((value) => (value % 2 ? value : -value)))).toEqual([-85, -55, -26, 26, 55, 85]);
  });

  it("need no error on the other side, and drop a distance of zero", () => {
    expect(symmetricBreaks([0, 0, 0, 0, 3, 5, 9, 12])).toEqual([-9, -2.6, 2.6, 9].map((limit) => expect.closeTo(limit, 0)));
    expect(symmetricBreaks([])).toEqual([]);
  });
});

describe("the class of a value", () => {
  it("begins at its limit, and a missing value has none", () => {
    expect([1, 2, 2.5, 4, 9].map((value) => classOf(value, [2, 4]))).toEqual([0, 1, 1, 2, 2]);
    expect(classOf(null, [2, 4])).toBeNull();
  });
});
