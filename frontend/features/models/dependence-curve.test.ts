// @vitest-environment jsdom
import { expect, it } from "vitest";

import { curveOf, hasCurve } from "@/features/models/dependence-curve";
import type { DependenceRead } from "@/lib/api/generated";

const point = (at: string | number | boolean, change: number) => ({
  at,
  value: { middle: 500_000 + change, low_10: 400_000, high_90: 700_000 },
  change: { middle: change, low_10: change - 5000, high_90: change + 5000 },
});
const found = (given: Partial<DependenceRead["curve"]>): DependenceRead => ({
  model_id: "m",
  currency: "USD",
  curve: {
    feature: "area",
    label: "Living area",
    kind: "number",
    unit: "ft2",
    reference: 2000,
    homes: 150,
    points: [point(1000, -80_000), point(2000, 0), point(3500, 95_400)],
    left_out: [],
    ...given,
  },
});

it("puts numbers at their place on the axis, changes in money", () => {
  const curve = curveOf(found({}));
  expect(curve.isNumeric).toBe(true);
  expect(curve.rows.map(({ at, short, label }) => [at, short, label])).toEqual([
    [1000, "1,000", "1,000 ft²"],
    [2000, "2,000", "2,000 ft²"],
    [3500, "3,500", "3,500 ft²"],
  ]);
  expect(curve.summary).toBe("Half of 150 homes change by more and half by less than the line, against 2,000 ft²: from −$80,000 to +$95,400.");
  expect(curve.table.rows[0]).toEqual(["1,000 ft²", -80_000, -85_000, -75_000, 420_000]);
});

it("writes years without thousands, and answers as words", () => {
  expect(curveOf(found({ unit: "year", points: [point(1998, 0)], reference: 1998 })).rows[0]?.label).toBe("1998");
  const answers = curveOf(found({ kind: "boolean", unit: "", points: [point(false, 0), point(true, 9000)], reference: false, left_out: ["x"] }));
  expect(answers.isNumeric).toBe(false);
  expect(answers.rows.map(({ label, isReference }) => [label, isReference])).toEqual([
    ["no", true],
    ["yes", false],
  ]);
  expect(answers.leftOut).toEqual(["x"]);
});

it("offers no curve of texts, dates and single coordinates", () => {
  expect(hasCurve({ kind: "number", role: "latitude" })).toBe(false);
  expect(hasCurve({ kind: "date", role: "date" })).toBe(false);
  expect(hasCurve({ kind: "choice", role: "neighbourhood" })).toBe(true);
});
