import type { APIRequestContext, Page } from "@playwright/test";

import { expect, needModels, needValuation } from "./studio";

/** Pages of a studio without accounts; capitals stand for ids that `address` fills in. */
export const PAGES: Record<string, string> = {
  overview: "/",
  "data sets": "/data",
  import: "/data/import",
  "one data set": "/data/demo",
  "the map of a data set": "/data/demo/map",
  "the sales of a data set": "/data/demo/rows",
  "the versions of a data set": "/data/demo/versions",
  "the checks of a data set": "/data/demo/checks",
  train: "/train?ds=demo",
  runs: "/runs",
  "one run": "/runs/RUN",
  models: "/models",
  "one model": "/models/MODEL",
  "what drives a model": "/models/MODEL?tab=drivers",
  "the market of a model": "/models/MODEL?tab=market",
  "compare, nothing chosen": "/compare",
  compare: "/compare?m=MODEL,OTHER",
  "compare by price tier": "/compare?m=MODEL,OTHER&part=tier",
  errors: "/errors?m=MODEL",
  value: "/value?ds=demo",
  "one valuation": "/value/VALUATION",
  batch: "/batch",
  workers: "/workers",
  settings: "/settings",
  notifications: "/settings/notifications",
  schedules: "/schedules",
  help: "/help",
  "no such page": "/nothing-here",
  "no such run": "/runs/00000000000000000000000000",
};

/** Pages with a map, which may load its library. */
export const WITH_MAP = ["the map of a data set", "errors", "one valuation"];

const known: Record<string, string> = {};

/** Makes what the addresses need: two models and a valuation. */
export async function needPages(request: APIRequestContext): Promise<void> {
  const [model, other] = await needModels(request, 2);
  const valuation = await needValuation(request);
  Object.assign(known, { RUN: model?.run_id, MODEL: model?.id, OTHER: other?.id, VALUATION: valuation.id });
}

export const address = (path: string) => path.replace(/[A-Z]{3,}/g, (name) => known[name] ?? name);

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(address(path));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
}

/** Colours fade for 150 ms between the themes; what is measured is where they end. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(200);
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length)).toBe(0);
}
