// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { levelCaption, tierCaption } from "@/features/errors/captions";
import { homeOf } from "@/features/errors/queries";
import { inOrder } from "@/features/errors/order";
import type { TestSale } from "@/features/errors/sales";
import type { EvaluationRead, FieldRead, GroupRow, GroupTable } from "@/lib/api/generated";
import { scores } from "@/test/models";

const study = (sentence: string | null): EvaluationRead["ratio_study"] => ({ n: 413, dropped: 0, equity_sentence: sentence, vei: -4.5, vei_conclusion: "compliant" });

describe("the caption of the price tiers", () => {
  it("says nothing of a trend that PRB and VEI do not both show, and prints both", () => {
    const said = tierCaption({ test: scores({ prb: { value: -0.01, low: -0.03, high: 0.012 } }), ratio_study: study(null) });
    expect(said).toBe("Of all 413 test sales: PRB and VEI do not both show a trend from cheap to dear homes. PRB −0.010 (95 % interval −0.030 to 0.012), VEI −4.5 %, compliant.");
  });

  it("repeats the sentence of the report where there is one", () => {
    const said = tierCaption({ test: scores({}), ratio_study: study("The cheapest tenth is valued 8 % too high and the dearest tenth 6 % too low.") });
    expect(said).toContain("Of all 413 test sales: the cheapest tenth is valued 8 % too high and the dearest tenth 6 % too low. PRB");
  });
});

const row = (name: string, level: GroupRow["level"]): GroupRow => {
  const none = { value: null };
  return { name, n: 40, few: false, median_ratio: none, mdape: none, cod: none, coverage_90: none, level, ranges: null };
};
const table = (...rows: GroupRow[]): GroupTable => ({ rows, small: { groups: 0, sales: 0 }, beyond: { groups: 0, sales: 0 }, unlabelled: 0, worst_coverage: null, mean_coverage: null });

describe("the caption of areas and months", () => {
  it.each([
    [table(row("A", null)), "no area is valued higher or lower than the others beyond chance."],
    [table(row("A", "high"), row("B", "low"), row("C", "low")), "A is valued too high, and B and C are valued too low, beside the others and beyond chance."],
    [null, "the report of the blind test has no such table."],
  ])("names only what is beyond chance", (groups, words) => {
    expect(levelCaption(413, groups, "area")).toBe(`Of all 413 test sales: ${words}`);
  });

  it("names the first of many", () => {
    const many = Array.from({ length: 9 }, (_, place) => row(`A${place}`, "high"));
    expect(levelCaption(413, table(...many), "month")).toContain("A0, A1, A2, A3, A4, A5 and 3 more are valued too high");
  });
});

describe("the worst sales", () => {
  const sales = [5, -20, null, 10].map((error, index) => ({ index, error, area: ["9", "10", null, "9"][index], price: 4 - index }) as TestSale);

  it("begin with the largest error, whatever its sign, and end with what has none", () => {
    expect(inOrder(sales, "error", true).map(({ index }) => index)).toEqual([1, 3, 0, 2]);
    expect(inOrder(sales, "error", false).map(({ index }) => index)).toEqual([0, 3, 1, 2]);
  });

  it("are sorted by other figures, and an unknown one in an address is the error", () => {
    expect(inOrder(sales, "price", false).map(({ index }) => index)).toEqual([3, 2, 1, 0]);
    expect(inOrder(sales, "area", false).map(({ index }) => index)).toEqual([0, 3, 1, 2]);
    expect(inOrder(sales, "nonsense", true).map(({ index }) => index)).toEqual([1, 3, 0, 2]);
  });
});

describe("a sale that is valued again", () => {
  it("gives the model what it asks for, and not the price, the date or a gap", () => {
    const fields = [{ name: "area", role: "living_area" }, { name: "sold", role: "date" }, { name: "beds", role: "bedrooms" }] as FieldRead[];
    expect(homeOf({ fields }, { area: 120, sold: "2015-05-01", beds: null, price: 400_000 })).toEqual({ area: 120 });
    expect(homeOf(undefined, undefined)).toEqual({});
  });
});
