import { describe, expect, it } from "vitest";

import type { IntervalRow } from "@/components/charts/interval-data";
import { companions, fairness } from "@/features/compare/fairness";
import { baselineVerdict, sampleSentence, verdict } from "@/features/compare/verdict";
import { list } from "@/features/compare/words";
import { metricOf } from "@/features/models/metrics";
import { model } from "@/test/models";

const row = (label: string, value: number, low: number, high: number, family = "pytorch"): IntervalRow => ({ id: label, label, family, value, low, high });
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
  it("names a difference only where the intervals do not overlap", () => {
    expect(verdict([row("A", 9, 8, 10), row("B", 12, 11, 13), linear], mdape)).toBe("Median error (MdAPE): A is better than B: the intervals do not overlap.");
    expect(verdict([row("A", 9, 8, 10), row("B", 9.5, 8.5, 10.5), linear], mdape)).toBe("Median error (MdAPE): No clear difference between A and B: the intervals overlap.");
  });
  it("says both when both are so", () => {
    const text = verdict([row("A", 9, 8, 10), row("B", 9.5, 8.5, 10.5), row("C", 20, 19, 21)], mdape);
    expect(text).toContain("A is better than C");
    expect(text).toContain("No clear difference between A and B");
  });
  it("turns round for figures where more is better", () => {
    expect(verdict([row("A", 50, 48, 52), row("B", 60, 58, 62)], metricOf("ppe10"))).toContain("B is better than A");
  });
  it.each([
    [[row("A", 9, 8, 10), linear], "It clearly beats the baselines."],
    [[row("A", 9, 8, 10), row("B", 8, 7, 9), linear], "All of them clearly beat the baselines."],
    [[row("A", 13.5, 12, 14), linear], "None of them clearly beats the baselines."],
    [[row("A", 20, 19, 21), linear], "None of them clearly beats the baselines."],
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
