import { expect, it } from "vitest";

import { firstPlan, planBody } from "@/features/schedules/plan";
import type { ScheduleRead } from "@/lib/api/generated";

const schedule: ScheduleRead = {
  id: "0".repeat(26),
  name: "monthly",
  cron: "0 3 1 * *",
  in_words: "At 03:00 on the first day of every month",
  timezone: "Europe/Vienna",
  series_id: "first",
  dataset: { id: "newest", name: "mine", title: "My sales", version: 3 },
  model_type: "lightgbm",
  settings: { epochs: 90, seed: 7, split: "time", time_limit_s: 600, dataset: "first", keep_leaks: ["list_price"] },
  promote: true,
  created_at: "2026-11-30T00:00:00Z",
  paused_at: null,
  next_due: [],
  last: null,
};

it("starts with the first of each month in the reader's zone, and leaves the champion alone", () => {
  const plan = firstPlan(undefined, "Europe/Vienna");
  expect(plan).toMatchObject({ cron: "0 3 1 * *", timezone: "Europe/Vienna", dataset: null, promote: false });
});

it("keeps the settings that the form does not show", () => {
  const body = planBody({ ...firstPlan(schedule, "UTC"), epochs: "120" }, schedule);
  expect(body.settings).toMatchObject({ epochs: 120, seed: 7, split: "time", keep_leaks: ["list_price"], time_limit_s: 600, dataset: "newest" });
  expect(body.timezone).toBe("Europe/Vienna");
});

it("writes minutes as seconds, and no limit where none is given", () => {
  const plan = firstPlan(schedule, "UTC");
  expect(planBody({ ...plan, limit: "2.5" }, schedule).settings?.time_limit_s).toBe(150);
  expect(planBody({ ...plan, limit: "" }, schedule).settings?.time_limit_s).toBeNull();
});
