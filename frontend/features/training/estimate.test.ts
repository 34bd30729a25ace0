import { expect, it } from "vitest";

import { timeEstimate } from "@/features/training/estimate";
import type { RunRead } from "@/lib/api/generated";
import { finished } from "@/test/api";

const lightgbm = (settings: Partial<RunRead["settings"]> = {}, kind: RunRead["kind"] = "train"): RunRead => {
  const run = finished({ kind, model_type: "lightgbm", started_at: "2026-11-23T12:00:00Z", finished_at: "2026-11-23T12:00:40Z" });
  return { ...run, settings: { ...run.settings, ...settings } };
};

it("says how long the last trainings of a family took, not what was made of a model without a training", () => {
  expect(timeEstimate([lightgbm()], "lightgbm", "demo")).toEqual({ low: 40, high: 40, runs: 1 });
  expect(timeEstimate([lightgbm({}, "ranges")], "lightgbm", "demo")).toBeNull();
});

it("leaves out trainings that a time limit may have cut short, as the sample's", () => {
  expect(timeEstimate([lightgbm({ time_limit_s: 20 })], "lightgbm", "demo")).toBeNull();
});
