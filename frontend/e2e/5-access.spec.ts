import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { expect, needModels, needValuation, overflow, test } from "./studio";

const PAGES: Record<string, string> = {
  overview: "/",
  "data sets": "/data",
  import: "/data/import",
  "one data set": "/data/demo",
  "the map of a data set": "/data/demo/map",
  train: "/train?ds=demo",
  runs: "/runs",
  "one run": "/runs/RUN",
  models: "/models",
  "one model": "/models/MODEL",
  "compare, nothing chosen": "/compare",
  compare: "/compare?m=MODEL,OTHER",
  "compare by price tier": "/compare?m=MODEL,OTHER&part=tier",
  errors: "/errors?m=MODEL",
  value: "/value?ds=demo",
  "one valuation": "/value/VALUATION",
  workers: "/workers",
  settings: "/settings",
  notifications: "/settings/notifications",
  schedules: "/schedules",
  help: "/help",
  "no such page": "/nothing-here",
  "no such run": "/runs/00000000000000000000000000",
};

const known: Record<string, string> = {};

test.beforeAll(async ({ request }) => {
  const [model, other] = await needModels(request, 2);
  const valuation = await needValuation(request);
  Object.assign(known, { RUN: model?.run_id, MODEL: model?.id, OTHER: other?.id, VALUATION: valuation.id });
});

const address = (path: string) => path.replace(/[A-Z]{3,}/g, (name) => known[name] ?? name);

async function open(page: Page, path: string): Promise<void> {
  await page.goto(address(path));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
}

/** Colours fade for 150 ms between the themes; what is measured is where they end. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(200);
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length)).toBe(0);
}

/** The themes differ in colours only, so the second one needs one rule only. */
async function serious(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: axe finds nothing serious in either theme, and 360 px need no sideways scroll`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, path);
    expect(await serious(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await settled(page);
    expect(await serious(page, ["color-contrast"]), "dark").toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  });
}

test("value with errors and with a result: axe finds nothing serious, value and range are both seen at 360 px", async ({ page }) => {
  await open(page, "/value?ds=demo");
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  expect(await serious(page), "errors").toEqual([]);
  await page.getByRole("button", { name: "Fill with an example" }).click();
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByTestId("value")).toBeVisible();
  expect(await serious(page), "result").toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
});

test("the theme button goes from system over light to dark, and the choice is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/help");
  await page.getByRole("banner").getByRole("button", { name: /theme/i }).dblclick();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
