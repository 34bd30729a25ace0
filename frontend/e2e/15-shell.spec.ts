import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { endless, expect, getRun, needModels, needValuation, overflow, startRun, stopAll, test } from "./studio";

const SHOTS = process.env.E2E_SHOTS;

/** A whole page whose code runs: keys before that reach nobody. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await page.waitForFunction(() => {
    const button = document.querySelector("header button[aria-keyshortcuts]");
    return button !== null && Object.keys(button).some((key) => key.startsWith("__reactProps"));
  });
  await page.waitForTimeout(100);
}

/** axe in both themes, and no sideways scroll on a phone. */
async function looksGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(250);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)), `${name}, ${colorScheme}`).toEqual([]);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png` });
      await expect.poll(() => overflow(page), { message: `${name} at ${width}` }).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test.beforeEach(() => test.setTimeout(240_000));

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });

test("the palette is loaded when it is first used, and finds pages, data, models, homes and actions", async ({ page, request }) => {
  const [model] = await needModels(request, 1);
  const valuation = await needValuation(request);
  await open(page, "/help");
  const scripts: string[] = [];
  page.on("request", (sent) => {
    if (sent.resourceType() === "script") scripts.push(sent.url());
  });
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  expect(scripts.length, "its code comes with the first use").toBeGreaterThan(0);
  const field = palette(page).getByRole("combobox");
  await expect(field).toBeFocused();
  await expect(palette(page).getByRole("option", { name: /Sample market/ }).first()).toBeVisible();
  await looksGood(page, "palette");

  await field.fill("nothing is called like this");
  await expect(palette(page).getByText("Nothing is called that.")).toBeVisible();
  await field.fill("workers");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/workers$/);
  await expect(palette(page)).toBeHidden();

  for (const [typed, address] of [[model?.id ?? "", `/models/${model?.id}`], [valuation.id, `/value/${valuation.id}`], ["Import a table", "/data/import"]] as const) {
    await page.keyboard.press("Control+k");
    await palette(page).getByRole("combobox").fill(typed);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`${address}$`));
  }

  await page.getByRole("button", { name: "Search and commands" }).click();
  await palette(page).getByRole("combobox").fill("change the density");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await page.getByRole("button", { name: "Search and commands" }).click();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Search and commands" })).toBeFocused();
});

test("single keys open the sheet, go to pages and to the filter, but not while somebody types or where they are off", async ({ page }) => {
  await open(page, "/help");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toBeVisible();
  await looksGood(page, "shortcuts");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/runs$/);
  await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByLabel("State")).toBeFocused();
  await page.keyboard.press("?");
  await expect(sheet).toBeHidden();

  await open(page, "/settings");
  const choice = page.getByRole("checkbox", { name: /^Single keys are shortcuts/ });
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("?");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(/\/settings$/);
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toBeVisible();
  await looksGood(page, "palette-over-settings");
});

test("the way to a page stands above its title", async ({ page, request }) => {
  const [model] = await needModels(request, 1);
  await open(page, `/models/${model?.id}`);
  const way = page.getByRole("navigation", { name: "Breadcrumb" });
  await expect(way.getByRole("listitem")).toHaveText(["Overview", /Models/]);
  await way.getByRole("link", { name: "Models" }).click();
  await expect(page).toHaveURL(/\/models$/);
});

test("the data set of the bar stands in the address, and the menu keeps it", async ({ page }) => {
  await open(page, "/train");
  const bar = page.getByRole("combobox", { name: "Sales that the pages are about" });
  await bar.selectOption("king_county");
  await expect(page).toHaveURL(/\/train\?ds=king_county$/);
  await expect(page.getByRole("main").getByLabel("Data set")).toHaveValue("king_county");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Models" }).click();
  await expect(page).toHaveURL(/\/models\?ds=king_county$/);
  await expect(bar).toHaveValue("king_county");
  await bar.selectOption("");
  await expect(page).toHaveURL(/\/models$/);
  await open(page, "/data/demo/rows");
  await expect(bar).toHaveValue("demo");
  await bar.selectOption("king_county");
  await expect(page).toHaveURL(/\/data\/king_county\/rows$/);
});

test("compact rows are 28 px high, and the choice is kept", async ({ page, request }) => {
  await needModels(request, 1);
  await open(page, "/settings");
  await page.getByRole("radio", { name: /^Compact/ }).click();
  await open(page, "/runs");
  const row = page.getByRole("table").getByRole("row").nth(1);
  await expect.poll(async () => Math.round((await row.boundingBox())?.height ?? 0)).toBeLessThanOrEqual(30);
  await looksGood(page, "runs-compact");
});

test.describe("while something runs", () => {
  test.afterEach(({ request }) => stopAll(request));

  test("the tray shows how far it is and how long it takes, opens it and cancels it; the tab has the percentage", async ({ page, request }) => {
    const run = await startRun(request, endless);
    await open(page, "/help");
    await expect.poll(() => page.title(), { timeout: 60_000 }).toMatch(/^\d+ % · Help/);
    await page.getByRole("button", { name: /run active, \d+ %/ }).click();
    const tray = page.getByRole("dialog", { name: "Runs" });
    const row = tray.getByRole("listitem").filter({ hasText: "PyTorch" }).first();
    await expect(row.getByRole("progressbar")).toBeVisible();
    await expect(row).toContainText(/\d+ %/);
    const saysWhen = async () => /left|longer than expected/.test(await row.innerText()) || ((await getRun(request, run.id)).progress.eta_s ?? null) === null;
    await expect.poll(saysWhen, { message: "time left, where it is known" }).toBe(true);
    await looksGood(page, "tray");
    await row.getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/runs/${run.id}$`));
    await page.getByRole("button", { name: /run active, \d+ %/ }).click();
    await tray.getByRole("button", { name: /^Cancel/ }).first().click();
    const confirm = page.getByRole("alertdialog");
    await expect.poll(async () => (await confirm.isVisible()) || (await getRun(request, run.id)).cancel_requested).toBe(true);
    if (await confirm.isVisible()) await confirm.getByRole("button", { name: "Stop training" }).click();
    await expect.poll(async () => (await getRun(request, run.id)).state, { timeout: 40_000 }).toBe("cancelled");
  });
});
