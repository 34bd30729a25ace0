// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import type { VersionChangeRead } from "@/lib/api/generated";

import { broughtBy, changeLines, period } from "./change";

const change: VersionChangeRead = {
  kind: "append",
  file: "march.csv",
  before: { rows: 400, median_price: 200_000, first_day: "2021-01-01", last_day: "2023-12-31" },
  new: { rows: 30, median_price: 210_000, first_day: "2024-01-02", last_day: "2024-01-31" },
  known: 5,
  columns: [{ name: "zone", gaps_before: 0, gaps_new: 0.5, new_levels: ["Z9"], new_level_rows: 4, outside: 0 }],
  warnings: ["The median price is 100 times the one before."],
};

describe("a version", () => {
  it("says what was added, what differs and what looks wrong", () => {
    expect(changeLines({ change })).toEqual([
      "30 sales added from march.csv; 5 were there already",
      "zone has new words in 4 sales (Z9)",
      "zone is empty in 50.0 % (0.0 % before)",
      "The median price is 100 times the one before.",
    ]);
  });
  it("says what a table took the place of", () => {
    expect(changeLines({ change: { ...change, kind: "replace", columns: [], warnings: [] } })).toEqual(["march.csv took the place of 400 sales"]);
  });
  it("may be the first", () => {
    expect(changeLines({ change: null })).toEqual(["First import"]);
    expect(period(null)).toBe("—");
  });
  it("has the days of its sales", () => {
    expect(period(change.new)).toContain("2024");
  });
  it("that is the first is known by what the next is compared with", () => {
    const first = { version: 1, change: null };
    expect(broughtBy(first, [first])).toBeNull();
    expect(broughtBy(first, [first, { version: 2, change }])?.median_price).toBe(200_000);
    expect(broughtBy({ version: 2, change }, [])?.rows).toBe(30);
  });
});
