import { describe, expect, it } from "vitest";

import { comparableScores } from "@/features/runs/scores";
import type { RunRead } from "@/lib/api/generated";
import { finished, scores } from "@/test/api";

const made = (id: string, model: RunRead["model_type"], mdape: number, n = 413): RunRead => {
  const run = finished({ id: id.repeat(26), model_type: model });
  return { ...run, result: run.result ? { ...run.result, test: { ...scores(mdape), n } } : null };
};

describe("the results table", () => {
  it("puts the best model first and the baselines last", () => {
    const { rows } = comparableScores([made("a", "pytorch", 9.4), made("b", "tensorflow", 9.1)]);
    expect(rows.map((row) => row.family)).toEqual(["tensorflow", "pytorch", "median_area", "linear"]);
  });

  it("shows the newest run of a family only", () => {
    const { rows } = comparableScores([made("b", "pytorch", 9.4), made("a", "pytorch", 8.0)]);
    expect(rows[0]?.key).toBe("b".repeat(26));
    expect(rows.filter((row) => row.family === "pytorch")).toHaveLength(1);
  });

  it("leaves out a model that was measured on other sales", () => {
    const { rows, leftOut } = comparableScores([made("a", "pytorch", 9.4), made("b", "tensorflow", 1.0, 50)]);
    expect(rows.map((row) => row.family)).not.toContain("tensorflow");
    expect(leftOut).toBe(1);
  });

  it("takes the members of a training of all models", () => {
    const parent = finished({
      kind: "all",
      model_type: "all",
      result: null,
      children: [made("a", "pytorch", 9.4), made("b", "blend", 8.8)],
    });
    expect(comparableScores([parent]).rows[0]?.family).toBe("blend");
  });

  it("is empty before anything has finished", () => {
    expect(comparableScores([])).toEqual({ rows: [], leftOut: 0 });
  });
});
