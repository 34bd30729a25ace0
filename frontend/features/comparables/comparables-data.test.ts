import { describe, expect, it } from "vitest";

import { adjustmentRows, impliedText } from "@/features/comparables/adjustments";
import { characteristics } from "@/features/comparables/characteristics";
import { labelsOf, placeOf, sameHome } from "@/features/comparables/home";
import type { ValuationRead } from "@/lib/api/generated";
import { comparable, field } from "@/test/valuations";

describe("a home and its comparable sales", () => {
  const labels = labelsOf([field({ name: "lat", label: "Latitude", role: "latitude" }), field({ name: "long", label: "Longitude", role: "longitude" }), field({ name: "q", label: "Quality" })]);
  it("find the place by role, or by the usual names without a schema", () => {
    expect(placeOf({ lat: 47.5, long: -122 }, labels)).toEqual({ latitude: 47.5, longitude: -122 });
    expect(placeOf({ LATITUDE: 25.8, LONGITUDE: -80.2 }, new Map())).toEqual({ latitude: 25.8, longitude: -80.2 });
    expect(placeOf({ lat: 47.5 }, labels)).toBeNull();
  });
  it("point out a sale that is this very home", () => {
    expect(sameHome({ comparables: [comparable({ distance_m: 0.2, similarity: 0.999 }), comparable({ distance_m: 0.2, similarity: 0.8 }), comparable({ distance_m: null, similarity: 1 })] })).toEqual([1]);
  });
  it("compare only what home and sales both have", () => {
    const sale = comparable({ features: { q: 3, other: 1 } });
    const rows = characteristics({ inputs: { q: 4, lat: 47.5, mine: 1 }, comparables: [sale] }, labels);
    expect(rows.map(({ label, home, of }) => [label, home, of(sale)])).toEqual([["Quality", "4", "3"]]);
  });
});

describe("the adjustments of comparable sales", () => {
  const dataset = { currency: "USD" } as ValuationRead["dataset"];
  it("lie between price and adjusted price, row by row", () => {
    const sale = comparable({ time_adjusted_price: 410_000, adjustments: [{ feature: "Age", amount: -5_000 }, { feature: "Rest", amount: 1_000 }] });
    const rows = adjustmentRows({ comparables: [sale], dataset });
    expect(rows.map(({ label }) => label)).toEqual(["Price today, USD", "Adjustment: Age", "Adjustment: Rest"]);
    expect(rows.map(({ of }) => of(sale).replace(/[^\d,]/g, ""))).toEqual(["410,000", "5,000", "1,000"]);
    expect(rows[1]?.of(sale)).toMatch(/^[-−]/);
  });
  it("are left out of valuations made before there were any", () => {
    expect(adjustmentRows({ comparables: [comparable({})], dataset })).toEqual([]);
    expect(impliedText({ comparables_range: null, dataset })).toBeNull();
  });
  it("imply a range, with a warning where it is far from the estimate", () => {
    const range = { low: 1_000, median: 2_000, high: 3_000, n: 5, disagrees: false };
    expect(impliedText({ comparables_range: range, dataset })).toMatch(/5 sales imply \$2,000, from \$1,000 to \$3,000\.$/);
    expect(impliedText({ comparables_range: { ...range, disagrees: true }, dataset })).toContain("far from the estimate");
  });
});
