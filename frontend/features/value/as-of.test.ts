import { describe, expect, it } from "vitest";

import { defaultDay, today } from "@/features/value/as-of";
import { field } from "@/test/valuations";

const now = new Date("2026-11-30T12:00:00Z");
const ofDay = (typical: string | null) => field({ name: "d", kind: "date", role: "date", typical });

describe("the day of a value", () => {
  it("is today in the reader's zone", () => {
    expect(today(now)).toBe("2026-11-30");
  });
  it.each([
    ["2026-10-01", "2026-11-30", true], // the market is known
    ["2025-11-30", "2026-11-30", true], // a year ago
    ["2015-03-10", "2015-03-10", false], // today would be a guess
    [null, "2026-11-30", true],
  ])("with a last sale on %s is %s", (last, day, isToday) => {
    expect(defaultDay(ofDay(last), now)).toEqual({ day, last, isToday });
  });
});
