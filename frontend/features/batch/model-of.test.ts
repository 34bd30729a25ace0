// @vitest-environment jsdom
import { expect, it } from "vitest";

import { modelOf } from "@/features/batch/model-of";
import { makeRun } from "@/test/api";

it("names the model of a batch as other pages do", () => {
  const run = makeRun({ kind: "batch", model_type: "lightgbm" });
  expect(modelOf({ model_name: "King County-lightgbm v12", run: { ...run, dataset: { ...run.dataset, title: "King County" } } })).toBe("LightGBM v12 on King County");
});
