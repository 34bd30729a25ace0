import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";

import { expect, needModels, overflow, reload, test } from "./studio";

const SHOTS = process.env.E2E_SHOTS;
const HOMES = 12_000;

/** Sales of the sample market as homes, more of them than there are; row 4 has a size that is none. */
async function homes(request: APIRequestContext, count = HOMES): Promise<string> {
  const table = await (await request.get("/api/v1/datasets/demo/rows.csv")).text();
  const [header = "", ...rows] = table.replace("\uFEFF", "").trim().split("\n");
  const names = header.split(",");
  const area = names.indexOf("living_area");
  const lines = Array.from({ length: count }, (_, place) => rows[place % rows.length] ?? "");
  const cells = (lines[2] ?? "").split(",");
  lines[2] = cells.map((cell, place) => (place === area ? "large" : cell)).join(",");
  // The size is named otherwise than in the model, so that somebody has to say what it is.
  return [names.map((name) => (name === "living_area" ? "feature 7" : name)).join(","), ...lines].join("\n");
}

async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, content }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name, { type: "text/csv" }));
      return transfer;
    },
    { name, content },
  );
  await page.getByTestId("drop").dispatchEvent("drop", { dataTransfer: transfer });
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
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${colorScheme}-${width}.png`, fullPage: true });
      await expect.poll(() => overflow(page), { message: `${name} at ${width}` }).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

test("a dropped file is matched, checked and valued, and its values are read and downloaded", async ({ page, request }) => {
  test.setTimeout(300_000);
  await needModels(request, 1);
  const table = await homes(request);
  await page.goto("/batch");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Value a file");
  await drop(page, "portfolio.csv", table);

  // The column that nobody knows is asked for, and what is said is remembered.
  await expect(page.getByText("No home can be valued without Living area")).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("Column of the file for Living area").selectOption("feature 7");
  const check = page.getByTestId("check");
  await expect(check).toContainText(`${(HOMES - 1).toLocaleString("en-US")} of 12,000 homes can be valued`, { timeout: 60_000 });
  await expect(page.getByRole("row", { name: /living_area.*row 4: large/ })).toBeVisible();
  await looksGood(page, "batch-new");
  await page.getByRole("button", { name: "Value 12,000 homes" }).click();

  // Rows count up, and never down.
  await expect(page).toHaveURL(/\/batch\/[0-9a-z]{26}$/);
  const seen: number[] = [];
  await expect
    .poll(
      async () => {
        const text = await page.getByTestId("rows").textContent({ timeout: 500 }).catch(() => null);
        const done = text?.match(/^([\d,]+) of 12,000 homes/)?.[1];
        if (done) seen.push(Number(done.replaceAll(",", "")));
        return page.getByRole("heading", { level: 1 }).getByText("Done", { exact: true }).count();
      },
      { timeout: 180_000, intervals: [250] },
    )
    .toBeGreaterThan(0);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(new Set(seen).size, `counted ${seen.join(", ")}`).toBeGreaterThan(1);

  await expect(page.getByText("unreadable:living_area")).toBeVisible();
  await looksGood(page, "batch-summary");

  // The refused home keeps its reason; the view is in the address.
  await page.getByRole("button", { name: "Show these homes" }).click();
  await expect(page).toHaveURL(/tab=homes/);
  await expect(page).toHaveURL(/shown=refused/);
  const homesTable = page.getByRole("table", { name: "Homes" });
  await expect(homesTable.getByRole("row")).toHaveCount(2);
  await expect(homesTable.getByRole("row").nth(1)).toContainText("No value: living_area must be a number, got 'large'");
  await reload(page);
  await expect(homesTable.getByRole("row")).toHaveCount(2);

  await page.getByLabel("Show", { exact: true }).selectOption("valued");
  await homesTable.getByRole("button", { name: /^Value/ }).click();
  await expect(page).toHaveURL(/sort=value/);
  await expect(homesTable.getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/offset=50/);
  await looksGood(page, "batch-homes");

  for (const [kind, start] of [
    ["CSV", [0xef, 0xbb, 0xbf]],
    ["Excel", [0x50, 0x4b]],
    ["Parquet", [0x50, 0x41, 0x52, 0x31]],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: `Download as ${kind}` }).click()]);
    expect(download.suggestedFilename()).toMatch(/^portfolio-values\.(csv|xlsx|parquet)$/);
    const content = await readFile(await download.path());
    expect([...content.subarray(0, start.length)], kind).toEqual([...start]);
    if (kind === "CSV") expect(content.toString("utf-8").trim().split("\n")).toHaveLength(HOMES + 1);
  }

  await page.getByRole("tab", { name: "Map" }).click();
  await expect(page.getByText(/with coordinates are drawn; the others have no value/)).toBeVisible();
  // The model learned from most of these sales: the study is that of the others, or says that there are none.
  await page.getByRole("tab", { name: "Ratio study" }).click();
  await expect(page.getByText("COD").or(page.getByText("There is no ratio study")).first()).toBeVisible();
  await looksGood(page, "batch-study");
});

test("a file with the same headers is matched as the last one was, and a cancelled batch keeps what is done", async ({ page, request }) => {
  test.setTimeout(240_000);
  await needModels(request, 1);
  await page.goto("/batch");
  await drop(page, "first.csv", await homes(request, 40));
  await expect(page.getByText("No home can be valued without Living area")).toBeVisible({ timeout: 60_000 });
  await page.getByLabel("Column of the file for Living area").selectOption("feature 7");
  await page.getByRole("button", { name: "Value 40 homes" }).click();
  await expect(page).toHaveURL(/\/batch\/[0-9a-z]{26}$/);

  await page.goto("/batch");
  await drop(page, "second.csv", await homes(request, 20_000));
  await expect(page.getByText("Matched as for the last file with these headers.")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Value 20,000 homes" }).click({ timeout: 60_000 });
  await expect(page.getByTestId("rows")).toHaveText(/^[1-9][\d,]* of 20,000 homes/, { timeout: 120_000 });
  await page.getByRole("button", { name: /^Cancel/ }).first().click();
  const confirm = page.getByRole("alertdialog");
  if (await confirm.isVisible().catch(() => false)) await confirm.getByRole("button").last().click();
  await expect(page.getByText(/It was cancelled; [\d,]+ of 20,000 homes are done and stay\./)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: "Download as CSV" })).toBeVisible();

  await page.getByRole("button", { name: "Delete the values" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete the values" }).click();
  await expect(page.getByText("The values of this batch were deleted.")).toBeVisible();
});
