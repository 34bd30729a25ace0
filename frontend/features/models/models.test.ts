// @vitest-environment jsdom
import { describe, expect, it } from "vitest";

import { groupModels, leading, scoredRows, splitText } from "@/features/models/groups";
import { formatOf, metricOf, METRICS, reading } from "@/features/models/metrics";
import { promotionText } from "@/features/models/promotion";
import { baselineSentence, equitySentence, modelSummary } from "@/features/models/summary";
import openapi from "@/lib/api/openapi.json";
import { model, scores } from "@/test/models";

describe("groups", () => {
  it("part models by the test sales they were scored on", () => {
    const groups = groupModels([model({ id: "a" }), model({ id: "b", test_sha256: "other" }), model({ id: "c" })]);
    expect(groups.map((group) => group.models.map(({ id }) => id))).toEqual([["a", "c"], ["b"]]);
  });
  it("keep the baselines whatever is chosen, after the models", () => {
    expect(scoredRows([model({ id: "worst", test: scores({ mdape: 99 }) })]).map(({ id }) => id)).toEqual(["worst", "baseline-median_area", "baseline-linear"]);
  });
  it("of many models draw the first in their order, and every baseline", () => {
    const rows = scoredRows([9, 7, 8].map((mdape) => model({ id: `m${mdape}`, test: scores({ mdape }) })));
    expect(leading(rows, 2).map(({ id }) => id)).toEqual(["m7", "m8", "baseline-median_area", "baseline-linear"]);
    expect(leading(rows, 3)).toEqual(rows);
  });
  it("say how the test sales were chosen", () => {
    expect(splitText({ kind: "random", seed: 7 })).toBe("sales drawn at random, seed 7");
    expect(splitText({ kind: "time" })).toBe("the latest sales by date");
  });
});

describe("metrics", () => {
  it("never write R² as a percentage, nor lose the sign of PRB", () => {
    expect(formatOf(metricOf("r2"), "USD")(0.831)).toBe("0.83");
    expect(formatOf(metricOf("prb"), "USD")(-0.0451)).toBe("−0.045");
    expect(formatOf(metricOf("rmse"), "EUR")(1234.4)).toBe("€1,230");
  });
  it("are each named once", () => {
    expect(new Set(METRICS.map(({ key }) => key)).size).toBe(METRICS.length);
  });
  it("are all among the scores that a list of models has", () => {
    const parameter = openapi.paths["/v1/models"].get.parameters.find(({ name }) => name === "scores");
    const listed = parameter?.description?.split(": ").at(-1)?.replace(".", "").split(", ") ?? [];
    expect(METRICS.map(({ key }) => key).filter((key) => !listed.includes(key))).toEqual([]);
  });
  it.each([
    [{ value: 1, low: 0.99, high: 1.02 }, "inside"],
    [{ value: 1.02, low: 0.99, high: 1.05 }, "unclear"],
    [{ value: 1.1, low: 1.01, high: 1.2 }, "unclear"],
    [{ value: 1.1, low: 1.05, high: 1.2 }, "outside"],
    [{ value: 0.9, low: null, high: null }, "outside"],
    [{ value: null, low: null, high: null }, "none"],
  ])("%j against 0.98 to 1.03 is %s", (score, expected) => {
    expect(reading(score, { low: 0.98, high: 1.03 })).toBe(expected);
  });
});

describe("summary", () => {
  it("is plain and complete", () => {
    expect(modelSummary(model({}))).toBe(
      "Half of the 413 sales it had never seen were valued within 9.1 % of their price (95 % interval 8.4 % – 9.9 %); 54.0 % of the values were within 10 % of the price. " +
        "On the same sales the best simple rule (linear model) reaches 13.9 %, so the model is clearly better. " +
        "Its 90 % ranges held the price in 89.4 % of 413 test sales.",
    );
  });
  it("does not claim what the intervals do not show", () => {
    const close = model({ test: { ...scores({}), mdape: { value: 13, low: 12, high: 14 } } });
    expect(baselineSentence(close)).toContain("with so few sales the difference is not certain");
    const worse = model({ test: { ...scores({}), mdape: { value: 20, low: 18, high: 22 } } });
    expect(baselineSentence(worse)).toContain("does not beat it");
  });
  it("says of inequity what the server says, and nothing before it has answered", () => {
    expect(equitySentence({ equity_sentence: "The cheapest half is valued 8 % too high." })).toBe("The cheapest half is valued 8 % too high.");
    expect(equitySentence({ equity_sentence: null })).toContain("show no unequal treatment");
    expect(equitySentence(undefined)).toBe("");
  });
});

describe("promotion", () => {
  const champion = model({ id: "c", status: "champion", version: 1, test: { ...scores({}), mdape: { value: 9.5, low: 9, high: 10 } } });
  it("says what the comparison sale by sale says, not what overlapping intervals seem to say", () => {
    const text = promotionText(model({ id: "n", version: 2 }), champion, "PyTorch v2 is proven better.");
    expect(text).toBe("Median error 9.1 % (8.4 % – 9.9 %); PyTorch v1, the present champion, has 9.5 % (9.0 % – 10.0 %). PyTorch v2 is proven better.");
  });
  it("does not compare across different test sales", () => {
    expect(promotionText(model({ id: "n", test_sha256: "x" }), champion, "")).toContain("cannot be compared");
  });
});
