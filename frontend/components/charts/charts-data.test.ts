// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { mapSummary } from "./comparables-map";
import { toCsv } from "./csv";
import { type IntervalRow, intervalText, overlap, ranked } from "./interval-data";
import { type CurveSeries, curveLegend, curveSummary, curveTable, curveTags, epochDomain, loggedEpochs, readOut, valueDomain } from "./learning-curve-data";
import { fit, pushApart, scaleBar } from "./map-geometry";
import { agreementSummary } from "./model-agreement";
import { waterfallSummary } from "./waterfall";
import { addsUp, waterfallSteps } from "./waterfall-data";

const row = (id: string, value: number | null, low: number | null, high: number | null, family = "pytorch"): IntervalRow => ({ id, label: id, family, value, low, high });

describe("csv", () => {
  it("defuses text that a spreadsheet would run, and leaves numbers alone", () => {
    const text = toCsv({ columns: [{ header: "a" }, { header: "b" }], rows: [["=1+1", -3.5], ['say "hi", you', null]] });
    expect(text).toBe("a,b\r\n'=1+1,-3.5\r\n\"say \"\"hi\"\", you\",\r\n");
  });
});

describe("intervals", () => {
  it("puts baselines last even when they are best", () => {
    const rows = [row("baseline", 5, 4, 6, "baseline"), row("bad", 9, 8, 10), row("good", 7, 6, 8)];
    expect(ranked(rows, "lower").map(({ id }) => id)).toEqual(["good", "bad", "baseline"]);
    expect(ranked(rows, "higher").map(({ id }) => id)).toEqual(["bad", "good", "baseline"]);
    expect(ranked(rows, { near: 8.9 }).map(({ id }) => id)).toEqual(["bad", "good", "baseline"]);
  });
  it("puts models without the figure behind those that have it", () => {
    expect(ranked([row("none", null, null, null), row("some", 1, 1, 1)], "lower").map(({ id }) => id)).toEqual(["some", "none"]);
  });
  it("overlap when they touch, and when one is unknown", () => {
    expect(overlap(row("a", 1, 0, 2), row("b", 3, 2, 4))).toBe(true);
    expect(overlap(row("a", 1, 0, 2), row("b", 3, 2.1, 4))).toBe(false);
    expect(overlap(row("a", 1, null, null), row("b", 3, 2.1, 4))).toBe(true);
  });
  it("say that there is none instead of inventing one", () => {
    expect(intervalText(row("a", 1, null, null), "95 % interval", String)).toBe("a: 1, no interval");
    expect(intervalText(row("a", null, null, null), "95 % interval", String)).toBe("a: not available");
  });
});

describe("learning curve", () => {
  const validation: CurveSeries = {
    name: "PyTorch",
    family: "pytorch",
    kind: "validation",
    bestEpoch: 2,
    points: [
      { epoch: 1, value: 0.9 },
      { epoch: 2, value: 0.4 },
      { epoch: 5, value: 0.5 },
    ],
  };
  const train: CurveSeries = { ...validation, kind: "train", points: [{ epoch: 1, value: 1 }] };
  it("has a tag where a validation curve ends, none on another", () => {
    const tagged = (tag: string, value: number): CurveSeries => ({ ...validation, tag, points: [{ epoch: 5, value }] });
    const tags = curveTags([tagged("v2", 0.5), tagged("v1", 0.51), { ...train, tag: "v2" }, validation], (epoch) => 10 * epoch, (value) => 100 * value);
    expect(tags).toEqual([
      { text: "v2", x: 50, y: 50 },
      { text: "v1", x: 50, y: 62 },
    ]);
  });
  it("reaches as far as the data, not as far as the limit", () => {
    expect(epochDomain([validation, train])).toEqual([1, 5]);
  });
  it("stops only at logged epochs and reads only logged values", () => {
    expect(loggedEpochs([validation, train])).toEqual([1, 2, 5]);
    expect(readOut([validation, train], 2)).toBe("Epoch 2: PyTorch validation 0.4");
  });
  it("has the raw values in its table, gaps empty", () => {
    expect(curveTable([validation, train]).rows).toEqual([
      [1, 0.9, 1],
      [2, 0.4, null],
      [5, 0.5, null],
    ]);
  });
  it("falls back to a linear axis where a value is not positive", () => {
    expect(valueDomain([validation], "log").scale).toBe("log");
    expect(valueDomain([{ ...validation, points: [{ epoch: 1, value: 0 }] }], "log").scale).toBe("linear");
  });
  it("names each model once beside its own line sample, then the kinds of line", () => {
    const entries = curveLegend([validation, train, { ...validation, name: "LightGBM", family: "lightgbm" }], 900);
    expect(entries.map(({ text, family, kind, row }) => [text, family, kind, row])).toEqual([
      ["PyTorch", "pytorch", "validation", 0],
      ["LightGBM", "lightgbm", "validation", 0],
      ["validation", null, "validation", 0],
      ["training", null, "train", 0],
    ]);
  });
  it.each([328, 280, 900])("has a legend that overlaps nowhere and stays inside %d px", (width) => {
    const names = ["LightGBM", "PyTorch", "TensorFlow", "HuggingFace"];
    const entries = curveLegend(names.flatMap((name) => [{ ...validation, name }, { ...train, name }]), width);
    const ends = entries.map(({ x, text }) => x + 30 + text.length * 6.9);
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
    entries.slice(1).forEach((entry, index) => expect(entry.row > (entries[index]?.row ?? 0) || entry.x > (ends[index] ?? 0)).toBe(true));
  });
  it("says where the best epoch was and where it ended", () => {
    expect(curveSummary([validation, train])).toBe("PyTorch: validation error 0.9 at epoch 1, best 0.4 at epoch 2, last 0.5 at epoch 5.");
    expect(curveSummary([train])).toBe("No validation score has been logged yet.");
  });
});

describe("waterfall", () => {
  const many = Array.from({ length: 10 }, (_, index) => ({ feature: `f${index}`, amount: (index + 1) * (index % 2 ? 1000 : -1000) }));
  const value = 400_000 + many.reduce((sum, { amount }) => sum + amount, 0);
  it("shows the seven largest and sums the rest, ending at the value", () => {
    const steps = waterfallSteps(400_000, many);
    expect(steps.map(({ label }) => label)).toEqual(["f9", "f8", "f7", "f6", "f5", "f4", "f3", "Other (3)"]);
    expect(steps.at(-1)?.to).toBe(value);
    expect(addsUp(400_000, many, value)).toBe(true);
  });
  it("each step begins where the one before ended", () => {
    const steps = waterfallSteps(400_000, many);
    steps.slice(1).forEach((step, index) => expect(step.from).toBe(steps[index]?.to));
  });
  it("names a single rest by its name", () => {
    expect(waterfallSteps(0, many.slice(0, 8)).at(-1)?.label).toBe("f0");
  });
  it("owns up when the amounts do not add up", () => {
    expect(waterfallSummary(400_000, many, value + 50, "USD")).toContain("do not add up");
    expect(waterfallSummary(400_000, many, value, "USD")).toContain("f9, +$10,000");
  });
});

describe("map", () => {
  const home = { latitude: 47.5, longitude: -122.3 };
  it("has north up, east right, and one scale both ways", () => {
    const { project, pixelsPerMetre } = fit([home, { latitude: 47.51, longitude: -122.28 }], 400, 300, 20);
    const [from, north, east] = [project(home), project({ ...home, latitude: 47.51 }), project({ ...home, longitude: -122.29 })];
    expect(north.y).toBeLessThan(from.y);
    expect(east.x).toBeGreaterThan(from.x);
    expect((from.y - north.y) / pixelsPerMetre).toBeCloseTo(1113.2, 0);
    expect((east.x - from.x) / pixelsPerMetre).toBeCloseTo(111_320 * 0.01 * Math.cos((47.505 * Math.PI) / 180), 0);
  });
  it("does not blow one place up to infinity", () => {
    expect(fit([home, home], 400, 300, 20).pixelsPerMetre).toBeCloseTo(260 / 200);
  });
  it.each([
    [0.5, 100, 200],
    [0.011, 100, 5000],
    [3, 100, 20],
  ])("has a round scale bar at %d px/m", (scale, most, metres) => {
    expect(scaleBar(scale, most)).toEqual({ metres, pixels: metres * scale });
  });
  it("parts sales on the same spot and leaves the home where it is", () => {
    const places = pushApart([{ x: 100, y: 100 }, { x: 100, y: 100 }, { x: 100, y: 100 }, { x: 101, y: 100 }], 24, 400, 300);
    expect(places[0]).toEqual({ x: 100, y: 100 });
    for (let a = 0; a < places.length; a++)
      for (let b = 0; b < a; b++) expect(Math.hypot((places[a]?.x ?? 0) - (places[b]?.x ?? 0), (places[a]?.y ?? 0) - (places[b]?.y ?? 0))).toBeGreaterThan(23);
  });
  it("says how far the sales are", () => {
    const sale = { ...home, number: 1, text: "" };
    expect(mapSummary([{ ...sale, distanceM: 120 }, { ...sale, distanceM: 2350 }])).toBe("2 comparable sales, 120 m to 2.4 km away.");
  });
});

describe("agreement", () => {
  it("names the spread in money and percent", () => {
    expect(agreementSummary([row("a", 300_000, 1, 2), row("b", 330_000, 1, 2)], "USD")).toBe("2 models from $300,000 to $330,000: $30,000 or 9.5 % apart.");
  });
  it("does not speak of agreement with one model", () => {
    expect(agreementSummary([row("a", 300_000, 1, 2)], "USD")).toBe("One model answered; it says $300,000.");
  });
});
