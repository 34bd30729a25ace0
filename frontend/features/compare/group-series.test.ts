import { describe, expect, it } from "vitest";

import { groupSeries, largest, type Measured } from "@/features/compare/group-series";
import type { EvaluationRead, GroupRow, GroupTable } from "@/lib/api/generated";
import { model } from "@/test/models";

const row = (name: string, n: number, ratio: number | null): GroupRow => {
  const none = { value: null };
  return { name, n, few: n < 30, median_ratio: { value: ratio, low: ratio, high: ratio }, mdape: none, cod: none, coverage_90: null, level: null, ranges: null };
};
const table = (...rows: GroupRow[]): GroupTable => ({ rows, small: { groups: 0, sales: 0 }, beyond: { groups: 0, sales: 0 }, unlabelled: 0, worst_coverage: null, mean_coverage: null });
const measured = (id: string, version: number, ...rows: GroupRow[]): Measured => ({
  model: model({ id, version }),
  evaluation: { groups: { tier: table(...rows), neighbourhood: table(...rows), fsd_band: [] } } as unknown as EvaluationRead,
});

describe("the figures of several models by group", () => {
  it("have every group once, and no figure where a model lacks it", () => {
    const { groups, series } = groupSeries([measured("a", 1, row("10", 40, 0.9), row("9", 40, 1.1)), measured("b", 2, row("9", 12, 1))], "neighbourhood", "median_ratio");
    expect(groups.map(({ id }) => id)).toEqual(["9", "10"]);
    expect(series.map(({ name, values }) => [name, values.map(({ value, few }) => [value, few])])).toEqual([
      ["PyTorch v1", [[1.1, false], [0.9, false]]],
      ["PyTorch v2", [[1, true], [null, true]]],
    ]);
  });

  it("have the version of a model as its tag, where another one is of its family", () => {
    const [first, second] = [measured("a", 1, row("9", 40, 1)), measured("b", 2, row("9", 40, 1))];
    const tags = (...all: Measured[]) => groupSeries(all, "neighbourhood", "median_ratio").series.map(({ tag }) => tag);
    expect(tags(first, second)).toEqual(["v1", "v2"]);
    expect(tags(first, { ...second, model: model({ id: "b", version: 2, family: "lightgbm" }) })).toEqual([undefined, undefined]);
  });

  it("keep the order of the tiers, and have no months where there are none", () => {
    const tiers = [measured("a", 1, row("1 of 10", 40, 1), row("2 of 10", 40, 1), row("10 of 10", 40, 1))];
    expect(groupSeries(tiers, "tier", "median_ratio").groups.map(({ short }) => short)).toEqual(["1", "2", "10"]);
    expect(groupSeries(tiers, "month", "median_ratio").groups).toEqual([]);
  });

  it("of many groups shows the largest, in their order", () => {
    const all = groupSeries([measured("a", 1, row("a", 30, 1), row("b", 90, 2), row("c", 60, 3))], "neighbourhood", "median_ratio");
    const { groups, series } = largest(all, 2);
    expect(groups.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(series[0]?.values.map(({ value }) => value)).toEqual([2, 3]);
  });
});
