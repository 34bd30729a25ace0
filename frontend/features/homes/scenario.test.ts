// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { changesOf, scenarioFields } from "@/features/homes/scenario";
import { field } from "@/test/valuations";

const fields = [
  field({ name: "lat", role: "latitude" }),
  field({ name: "note", kind: "text" }),
  field({ name: "beds", label: "Bedrooms", kind: "integer" }),
  field({ name: "sqft" }),
  field({ name: "water", kind: "boolean" }),
];

describe("a scenario", () => {
  it("offers what was entered first, and neither place nor texts", () => {
    expect(scenarioFields(fields, { sqft: 1500, lat: 47 }).map(({ name }) => name)).toEqual(["sqft", "beds", "water"]);
  });
  it("holds only what differs from the home as it is", () => {
    const inputs = { sqft: 1500, beds: 3, water: false };
    expect(changesOf(fields, { sqft: "1,800", beds: "3", water: "true" }, inputs)).toEqual({ changes: { sqft: 1800, water: true }, errors: {} });
  });
  it("says what is no number, and leaves the cells' own ways of writing to the server", () => {
    const { changes, errors } = changesOf(fields, { beds: "two", sqft: "120 m²" }, {});
    expect(changes).toEqual({ sqft: "120 m²" });
    expect(errors).toEqual({ beds: "Bedrooms must be a number, got “two”." });
  });
});
