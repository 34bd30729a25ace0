import { join } from "node:path";

import type { Page } from "@playwright/test";

import { DATASET, expect, needModels, runItem, startRun, test, untilOver } from "./studio";

const IMAGES = join(import.meta.dirname, "../../docs/images");
const DRAWS = process.env.UPDATE_TOUR === "1";

/** A picture of the page as it stands, with 64 colours, so that the docs stay small. */
async function picture(page: Page, name: string): Promise<void> {
  if (!DRAWS) return;
  await page.evaluate(() => document.fonts.ready);
  const { default: sharp } = await import("sharp");
  const drawn = await page.screenshot({ animations: "disabled" });
  await sharp(drawn).png({ palette: true, colours: 64, compressionLevel: 9, effort: 10 }).toFile(join(IMAGES, `tour-${name}.png`));
}

test.describe("the five-minute tour of docs/tour.md", () => {
  test.describe.configure({ mode: "serial" });
  test.use({ viewport: { width: 1100, height: 720 } });

  test("1 and 2: one click leads to a first value", async ({ page, request }) => {
    test.setTimeout(300_000);
    await page.goto("/");
    const { items } = await (await request.get("/api/v1/runs")).json();
    if (items.length === 0) {
      await expect(page.getByRole("button", { name: "Use sample data" })).toBeVisible();
      await picture(page, "1-start");
      await page.getByRole("button", { name: "Use sample data" }).click();
      await expect(page).toHaveURL(/\/value\?run=/);
    } else {
      await needModels(request, 1);
      await page.goto("/value?ds=demo");
      await page.getByRole("button", { name: "Fill with an example" }).click();
      await page.getByRole("button", { name: "Value this home" }).click();
    }
    await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/, { timeout: 280_000 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await picture(page, "2-value");
  });

  test("3: another living area gives another value", async ({ page, request }) => {
    await needModels(request, 1);
    await page.goto("/value?ds=demo");
    await page.getByRole("button", { name: "Fill with an example" }).click();
    await page.getByRole("button", { name: "Value this home" }).click();
    await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/);
    const before = await page.getByTestId("value").innerText();
    const area = page.getByLabel(/^Living area/);
    await area.fill("1200");
    await area.press("Enter");
    await expect(page.getByTestId("value")).not.toHaveText(before);
    await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/);
  });

  test("4: a second model is trained in the background", async ({ page, request }) => {
    test.setTimeout(240_000);
    await needModels(request, 1);
    await page.goto("/train?ds=demo");
    await page.getByRole("radio", { name: /^PyTorch/ }).click();
    await page.getByRole("textbox", { name: "Epochs" }).fill("12");
    await page.getByRole("button", { name: "Train model" }).click();
    const item = runItem(page, "PyTorch");
    await expect(item.getByRole("progressbar")).toBeVisible();
    await picture(page, "3-train");
    await expect(item.getByText("Done", { exact: true })).toBeVisible({ timeout: 200_000 });
  });

  test("5: two models are compared on the same sales", async ({ page, request }) => {
    test.setTimeout(240_000);
    if ((await needModels(request, 1)).length < 2) await untilOver(request, (await startRun(request, { model_type: "lightgbm", epochs: 20 })).id, 200_000);
    await page.goto("/models");
    const table = page.getByRole("table", { name: new RegExp(`^Models of ${DATASET.slice(0, 13)}`) }).first();
    await table.getByRole("checkbox").nth(0).check();
    await table.getByRole("checkbox").nth(1).check();
    await page.getByRole("link", { name: "Compare 2 models" }).click();
    await expect(page.getByRole("group", { name: /^Median error \(MdAPE\)/ })).toBeVisible();
    await picture(page, "4-compare");
  });

  test("6: the way to your own sales begins on the page of the data sets", async ({ page }) => {
    await page.goto("/data");
    await page.getByRole("link", { name: "Import your own sales" }).click();
    await expect(page).toHaveURL(/\/data\/import/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await picture(page, "5-import");
  });
});
