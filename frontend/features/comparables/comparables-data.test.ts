// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { impliedText } from "@/features/comparables/adjustments";
import { characteristics } from "@/features/comparables/characteristics";
import { gridOf } from "@/features/comparables/grid";
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

describe("what comparable sales imply", () => {
  const dataset = { currency: "USD" } as ValuationRead["dataset"];
  it("is a range, with a warning where it is far from the estimate", () => {
    const range = { low: 1_000, median: 2_000, high: 3_000, n: 5, disagrees: false };
    expect(impliedText({ comparables_range: range, dataset })).toMatch(/5 sales imply \$2,000, from \$1,000 to \$3,000\.$/);
    expect(impliedText({ comparables_range: { ...range, disagrees: true }, dataset })).toContain("far from the estimate");
  });
  it("is not known of valuations made before there were any", () => {
    expect(impliedText({ comparables_range: null, dataset })).toBeNull();
  });
});

describe("the grid of adjustments", () => {
  const names = [field({ name: "sqft", label: "Living area", role: "living_area" }), field({ name: "beds", label: "Bedrooms", role: "bedrooms" }), field({ name: "baths", label: "Bathrooms", role: "bathrooms" }), field({ name: "view", label: "View" })];
  const adjustments = [
    { feature: "Living area", amount: 9_000 },
    { feature: "Bedrooms and bathrooms", amount: 0 },
    { feature: "Other features", amount: 0.2 },
    { feature: "Rest", amount: 1_000 },
  ];
  const sale = comparable({ features: { sqft: 1400, beds: 3, baths: 2, view: 0 }, adjustments });
  it("has each characteristic once, below its worth, and folds what is alike", () => {
    const { groups, alike } = gridOf({ inputs: { sqft: 1500, beds: 3, baths: 1, view: 0 }, comparables: [sale] }, labelsOf(names));
    expect(groups.map(({ name, amounts, traits }) => [name, amounts, traits.map(({ label }) => label)])).toEqual([
      ["Living area", [9_000], ["Living area"]],
      ["Bedrooms and bathrooms", [0], ["Bathrooms"]],
      ["Rest", [1_000], []],
    ]);
    expect(alike).toMatchObject({ groups: ["Other features"], traits: [{ label: "Bedrooms" }, { label: "View" }] });
  });
  it("shows characteristics of older valuations, which have no adjustments", () => {
    const { groups } = gridOf({ inputs: { sqft: 1500 }, comparables: [comparable({ features: { sqft: 1400 } })] }, labelsOf(names));
    expect(groups).toMatchObject([{ name: "Further characteristics", amounts: [], traits: [{ home: "1,500" }] }]);
  });
});
