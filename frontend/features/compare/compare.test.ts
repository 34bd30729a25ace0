// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import type { IntervalRow } from "@/components/charts/interval-data";
import { companions, fairness } from "@/features/compare/fairness";
import { baselineVerdict, sampleSentence, verdict } from "@/features/compare/verdict";
import { list } from "@/features/compare/words";
import { metricOf } from "@/features/models/metrics";
import type { DifferenceRead, PairRead } from "@/lib/api/generated";
import { model } from "@/test/models";

const row = (label: string, value: number, low: number, high: number, family = "pytorch"): IntervalRow => ({ id: label, label, family, value, low, high });
const pair = (first: string, second: string, verdict: DifferenceRead["verdict"]): PairRead => {
  const one: DifferenceRead = { first: 1, second: 2, difference: -1, low: -2, high: 1, verdict };
  return { first, second, metrics: { mdape: one, rmse: one, cod: one, ppe10: one, coverage_90: one } };
};
const linear = row("linear", 14, 13, 15, "baseline");

describe("fairness", () => {
  it.each([
    [[], "empty"],
    [[model({ id: "a" })], "single"],
    [[model({ id: "a" }), model({ id: "b" })], "fair"],
    [[model({ id: "a" }), model({ id: "b", test_sha256: "other" })], "unfair"],
  ])("%#: is %s", (models, kind) => {
    expect(fairness(models).kind).toBe(kind);
  });
  it("is unfair across data sets even with equal hashes", () => {
    const elsewhere = model({ id: "b", dataset: { ...model({}).dataset, id: "ames" } });
    expect(fairness([model({ id: "a" }), elsewhere]).kind).toBe("unfair");
  });
  it("suggests only models with the same test sales", () => {
    const chosen = [model({ id: "a" })];
    const all = [...chosen, model({ id: "b" }), model({ id: "c", test_sha256: "other" })];
    expect(companions(chosen, all).map(({ id }) => id)).toEqual(["b"]);
  });
});

describe("verdict", () => {
  const mdape = metricOf("mdape");
  const close = [row("A", 9, 8, 10), row("B", 9.5, 8.5, 10.5), linear];
  it.each([
    ["better", "A is proven better than B."],
    ["no_proven_difference", "No difference between A and B is proven."],
    [null, "There are too few sales to tell A and B apart."],
  ] as const)("comes from the paired difference, not from intervals that overlap: %s", (word, text) => {
    expect(verdict(close, mdape, [pair("A", "B", word)])).toBe(text);
  });
  it("says nothing of a pair that was not measured", () => {
    expect(verdict(close, mdape, [])).toBe("");
  });
  it("names each of several others, whichever of a pair comes first", () => {
    const rows = [row("A", 50, 48, 52), row("B", 60, 58, 62), row("C", 40, 38, 42)];
    const pairs = [pair("A", "B", "worse"), pair("B", "C", "no_proven_difference"), pair("C", "A", "worse")];
    expect(verdict(rows, metricOf("ppe10"), pairs)).toBe("B is proven better than A. No difference between B and C is proven.");
  });
  it("claims nothing of figures that are not compared sale by sale, unless their intervals are apart", () => {
    expect(verdict([row("A", 0.9, 0.88, 0.92), row("B", 0.7, 0.68, 0.72)], metricOf("r2"), [])).toBe("A is better than B: the intervals do not overlap.");
    expect(verdict([row("A", 0.9, 0.8, 1), row("B", 0.85, 0.75, 0.95)], metricOf("r2"), [pair("A", "B", "better")])).toContain("not compared sale by sale");
  });
  it.each([
    [[row("A", 9, 8, 10), linear], "It clearly beats the baselines."],
    [[row("A", 9, 8, 10), row("B", 8, 7, 9), linear], "All of them clearly beat the baselines."],
    [[row("A", 13.5, 12, 14), linear], "None of them clearly beats the baselines."],
    [[row("A", 20, 19, 21), linear], "linear is clearly ahead of every model."],
    [[row("A", 20, 19, 21), row("B", 14.5, 13, 16), linear], "linear is ahead of every model, though no further than chance could put it."],
    [[row("A", 9, 8, 10), row("B", 14, 13, 15), linear], "A clearly beats the baselines; the others do not."],
  ])("%#: against the baselines: %s", (rows, text) => {
    expect(baselineVerdict(rows, mdape)).toBe(text);
  });
  it("warns of few test sales", () => {
    expect(sampleSentence(99)).toContain("may be chance");
    expect(sampleSentence(100)).not.toContain("may be chance");
  });
});

it("lists words", () => {
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
});
