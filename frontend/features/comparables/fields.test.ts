import { describe, expect, it } from "vitest";

import { plainNumber } from "@/features/comparables/fields";

describe("a number of a home", () => {
  it.each([
    ["longitude", "number", "deg", -1.4289214, "−1.4289"],
    ["latitude", "number", "deg", 53.8398238, "53.8398"],
    ["living_area", "number", "m2", 138.5, "138.5"],
    ["number", "number", "", 2.345, "2.35"],
    ["lot_area", "number", "ft2", 7952.5, "7,953"],
    ["year_built", "integer", "year", 1986, "1986"],
  ] as const)("of the role %s (%s, %s) is written as people write it", (role, kind, unit, value, written) => {
    expect(plainNumber({ role, kind, unit }, value).replace("-", "−")).toBe(written);
  });
});
