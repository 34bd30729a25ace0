import { describe, expect, it } from "vitest";

import { tierName } from "@/features/models/tier-rows";
import type { GroupRow } from "@/lib/api/generated";

const row = (low: number | null, high: number | null) => ({ name: "1 of 10", proxy_low: low, proxy_high: high }) as GroupRow;

describe("the name of a tier", () => {
  it.each([
    ["USD", 120_000, 180_000, "1 of 10, $120K – $180K"],
    ["PLN", 189_000, 456_000, "1 of 10, PLN 189K – 456K"], // a code in letters is said once
    ["", 189_000, 456_000, "1 of 10, 189K – 456K"],
    ["PLN", null, null, "1 of 10"],
  ])("in %s from %s to %s", (currency, low, high, name) => {
    expect(tierName(row(low, high), currency).replace(/\s/g, " ")).toBe(name);
  });
});
