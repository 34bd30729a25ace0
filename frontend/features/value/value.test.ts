// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { labelsOf } from "@/features/comparables/home";
import { fieldWarning, parseNumber, readHome, splitFields, typedFrom, typicalText } from "@/features/value/read-home";
import { refusedFields } from "@/features/value/refused";
import { pickModel } from "@/features/value/use-chosen-model";
import { coverageNote, reasonText } from "@/features/value/words";
import type { RangeRecordRead } from "@/lib/api/generated";
import { ProblemError } from "@/lib/api/http";
import { model, narrow, rangeRecord } from "@/test/models";
import { field } from "@/test/valuations";

describe("numbers", () => {
  it.each([
    ["1,480", 1480],
    ["1 480.5", 1480.5],
    ["−122.3", -122.3],
    [".5", 0.5],
    ["1e3", 1000],
    ["1,5", null],
    ["12abc", null],
    ["", null],
    ["Infinity", null],
    ["0x10", null],
  ])("%j is %j", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe("numbers of sales with a decimal comma", () => {
  const area = field({ name: "area", label: "Area", decimal: ",", typical: 120.5, low: 40, high: 1480 });
  it.each([
    ["1.480,5", 1480.5],
    ["120,5", 120.5],
    ["2.150", 2150],
    ["120.5", "120.5"],
    ["120 m²", "120 m²"],
    ["1'250,5", "1'250,5"],
  ])("%j is sent as %j", (text, value) => {
    expect(readHome([area], { area: text }).features).toEqual({ area: value });
  });
  it("come back from an example unchanged, and are shown as they may be typed", () => {
    expect(readHome([area], typedFrom([area], { area: 1.234 })).features).toEqual({ area: 1.234 });
    expect(typicalText(area)).toBe("Typical 120,5 (40 to 1.480)");
  });
  it("come from an example without the digits of a conversion, but with all of a place", () => {
    const latitude = field({ name: "lat", label: "Latitude", role: "latitude" });
    expect(typedFrom([area, latitude], { area: 107.10743801652892, lat: 35.1290941 })).toEqual({ area: "107,1074", lat: "35.1290941" });
  });
  it("are refused at once only without a digit", () => {
    expect(readHome([area], { area: "large" }).errors).toEqual({ area: "Area must be a number, got “large”." });
  });
});

describe("the home as read", () => {
  const fields = [
    field({ name: "sqft", label: "Living area", required: true }),
    field({ name: "beds", label: "Bedrooms", kind: "integer" }),
    field({ name: "lat", label: "Latitude", role: "latitude" }),
    field({ name: "water", label: "Waterfront", kind: "boolean" }),
    field({ name: "sold", label: "Sale date", kind: "date", role: "date" }),
  ];
  it("keeps unknown apart from zero and no", () => {
    expect(readHome(fields, { sqft: "1,480", beds: "", water: "" }).features).toEqual({ sqft: 1480 });
    expect(readHome(fields, { sqft: "1480", beds: "0", water: "false" }).features).toEqual({ sqft: 1480, beds: 0, water: false });
  });
  it("says what is wrong with each field", () => {
    const { errors } = readHome(fields, { sqft: "", beds: "2.5", lat: "91" });
    expect(errors).toEqual({
      sqft: "Living area is needed: without it there is no value.",
      beds: "Bedrooms must be a whole number, got 2.5.",
      lat: "Latitude must lie from −90 to 90, got 91.",
    });
  });
  it("takes the home's date as the date of the value", () => {
    const read = readHome(fields, { sqft: "1480", sold: "2026-11-23" });
    expect(read.asOf).toBe("2026-11-23");
    expect(read.features).toEqual({ sqft: 1480 });
  });
  it("is not sent empty", () => {
    expect(Object.keys(readHome([field({ name: "a", label: "A" })], {}).errors)).toEqual(["a"]);
  });
  it("comes back from an example unchanged", () => {
    const example = { sqft: 1480.5, beds: 3, lat: 47.5, water: true, sold: "2026-01-01" };
    const { sold: _, ...features } = example;
    expect(readHome(fields, typedFrom(fields, example)).features).toEqual(features);
  });
});

describe("warnings", () => {
  const sqft = field({ low: 620, high: 3400 });
  it.each([
    ["99000", "This is larger than in 99 % of the sales that the model learned from."],
    ["10", "This is smaller than in 99 % of the sales that the model learned from."],
    ["620", null],
    ["", null],
    ["abc", null],
  ])("of %j: %j", (text, expected) => {
    expect(fieldWarning(sqft, text)).toBe(expected);
  });
  it("speak of entries nobody sold, unless the model knows more of them than it lists", () => {
    const kind = field({ kind: "choice", choices: ["a", "b"] });
    expect(fieldWarning(kind, "c")).toBe("The model has seen no sale with this entry.");
    expect(fieldWarning({ ...kind, more_choices: true }, "c")).toBeNull();
  });
});

describe("fields", () => {
  it("tell what is typical; years without a separator", () => {
    expect(typicalText(field({ kind: "integer", typical: 1480, low: 620, high: 3400 }))).toBe("Typical 1,480 (620 to 3,400)");
    expect(typicalText(field({ role: "year_built", kind: "integer", typical: 1960, low: 1901, high: 2017 }))).toBe("Typical 1960 (1901 to 2017)");
  });
  it("fold the less important ones, never a required one", () => {
    const many = Array.from({ length: 40 }, (_, index) => field({ name: `f${index}`, required: index === 39 }));
    const { main, more } = splitFields(many);
    expect(main.length + more.length).toBe(40);
    expect(more.some((one) => one.required)).toBe(false);
    expect(main[0]?.name).toBe("f39");
  });
});

describe("words", () => {
  const labels = labelsOf([field({ name: "q", label: "Quality" })]);
  it("state the coverage with its number of sales, or that it is unknown", () => {
    const note = (given: Partial<RangeRecordRead>) => coverageNote({ coverage_note: rangeRecord(given) });
    expect(note({})).toBe("On 413 test sales, ranges like this held the price 89.4 % of the time.");
    expect(note({ coverage_90: null, low: null, high: null })).toContain("not measured");
    const earlier = note({ learned_again_from: 800, of_earlier_ranges: true });
    expect(earlier).toContain("learned again from 800 later sales");
    expect(earlier).toContain("The ranges before them held it 89.4 %");
    expect(note({ learned_again_from: 800, n: 600 })).toContain("held the price 89.4 % of the time, on 600 later sales");
  });
  it("say that ranges fell short of what they promise", () => {
    expect(coverageNote({ coverage_note: narrow() })).toBe(
      "On 413 sales that the model had not seen, ranges like this held the price only 83.5 % of the time, and not the 90 % that they are meant to hold.",
    );
  });
  it("translate reason codes and show unknown ones", () => {
    expect(reasonText("missing:q", labels)).toBe("Quality was not given.");
    expect(reasonText("far_from_any_sale", labels)).toBe("The home is far from any sale that the model learned from.");
    expect(reasonText("new_code:q", labels)).toBe("new_code:q");
  });
});

describe("the model that answers", () => {
  const champion = model({ id: "champion", status: "champion" });
  const other = model({ id: "other" });
  const ames = model({ id: "ames", dataset: { ...champion.dataset, id: "ames" } });
  it.each([
    [null, null, "champion"],
    ["ames", null, "ames"],
    [null, "other", "other"],
    ["demo", "ames", "ames"],
  ])("data set %s and model %s: %s", (dataset, wanted, expected) => {
    expect(pickModel([other, champion, ames], dataset, wanted).model?.id).toBe(expected);
  });
  it.each([
    ["nonsense", null, { kind: "dataset", id: "nonsense" }],
    [null, "deleted", { kind: "model", id: "deleted" }],
    ["ames", "deleted", { kind: "model", id: "deleted" }],
  ])("is no other one where data set %s and model %s are not here", (dataset, wanted, missing) => {
    expect(pickModel([other, champion, ames], dataset, wanted)).toMatchObject({ model: null, missing });
  });
  it("is none without models", () => {
    expect(pickModel([], null, null)).toMatchObject({ model: null, missing: null });
  });
});

it("says beside the field how an entry can be written", () => {
  const places = [{ column: "sqft", rule: "must be a number", code: "unreadable:sqft", fix: "Write sqft as a number such as 1234.5." }];
  const problem = { type: "", title: "", status: 422, code: "invalid_input", detail: "d", hint: "", error_ref: "", places };
  expect(refusedFields(new ProblemError(problem), [field({ name: "sqft" })])).toEqual({ sqft: "must be a number. Write sqft as a number such as 1234.5." });
});

it("puts a refusal of the server beside its field", () => {
  const problem = { type: "", title: "", status: 422, code: "invalid_input", detail: "d", hint: "", error_ref: "", places: [{ column: "sqft", rule: "must be positive" }, { column: "unknown" }] };
  expect(refusedFields(new ProblemError(problem), [field({ name: "sqft" })])).toEqual({ sqft: "must be positive" });
});
