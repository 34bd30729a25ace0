import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";

import type { DatasetRead } from "@/lib/api/generated";

import { expect, overflow, reload, test } from "./studio";

const ROWS = 240;
const NOMINAL = [5, 17, 40];

/** Sales of which three have the price 1; `again` of the others stand there a second time. */
function sales(rows = ROWS, again = 0): string {
  const lines = ["price_eur,area_m2,sold_on,zone"];
  for (let place = 0; place < rows; place++) {
    const area = 60 + ((place * 37) % 140);
    const price = NOMINAL.includes(place) ? 1 : 90_000 + area * 2_650 + ((place * 7_919) % 40_000);
    const day = new Date(Date.UTC(2021, 0, 1 + place)).toISOString().slice(0, 10);
    lines.push([price, area, day, ["North", "South", "Centre"][place % 3]].join(","));
  }
  return `${[...lines, ...lines.slice(50, 50 + again)].join("\n")}\n`;
}

async function importSales(request: APIRequestContext, name: string, again = 0): Promise<string> {
  const file = { name: "sales.csv", mimeType: "text/csv", buffer: Buffer.from(sales(ROWS, again), "utf-8") };
  const answer = await request.post("/api/v1/datasets", { multipart: { file, name, currency: "EUR", area_unit: "m2" } });
  expect([200, 201], await answer.text()).toContain(answer.status());
  return ((await answer.json()) as DatasetRead).id;
}

/** A name of its own, so that reviews of an earlier run of this test are not there. */
const fresh = (name: string) => `${name} ${Date.now()}`;

const flagged = (page: Page) => page.getByRole("region", { name: "Flagged sales", exact: true });

test("flags are accepted and overridden, and a version is made without the accepted sales", async ({ page, request }) => {
  const id = await importSales(request, fresh("Checked town"));
  await page.goto(`/data/${id}`);
  await page.getByRole("link", { name: "Quality", exact: true }).click();
  await page.getByRole("button", { name: "Show the sales of non-market: nominal price" }).click();
  await expect(page).toHaveURL(/kind=non-market/);
  const region = flagged(page);
  await expect(region.getByRole("row")).toHaveCount(1 + NOMINAL.length);
  await expect(region.getByRole("row").nth(1)).toContainText("price_eur: 1");
  await expect(region.getByRole("row").nth(1)).toContainText("n = ");

  await page.getByRole("button", { name: "Override: row 19" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Override" })).toBeDisabled();
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByLabel("Comment").fill("Sold in the family, at market price");
  await dialog.getByRole("button", { name: "Override" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(region.getByRole("row").nth(2)).toContainText("Overridden: fit");
  await expect(region.getByRole("row").nth(2)).toContainText("Sold in the family, at market price");

  await page.getByRole("button", { name: "Accept all" }).click();
  await expect(dialog.getByLabel("Your name")).toHaveValue("Ada");
  await dialog.getByRole("button", { name: "Accept all" }).click();
  await expect(region).toContainText("2 accepted, 1 overridden");
  await page.getByLabel("Review", { exact: true }).selectOption("accepted");
  await expect(page).toHaveURL(/review=accepted/);
  await expect(region.getByRole("row")).toHaveCount(3);
  await reload(page);
  await expect(region.getByRole("row")).toHaveCount(3);

  await page.getByRole("button", { name: "Make a version without the accepted sales" }).click();
  await expect(page).toHaveURL(new RegExp(`/data/(?!${id})[0-9a-z]{26}$`));
  await expect(page.getByText("2 sales that an analyst called unfit").first()).toBeVisible();
  await page.getByRole("link", { name: "Quality", exact: true }).click();
  await expect(flagged(page)).toContainText("0 accepted, 1 overridden");
});

test("the effect of the flagged sales is measured, and is stale after another review", async ({ page, request }) => {
  const id = await importSales(request, fresh("Measured town"));
  await page.goto(`/data/${id}/checks`);
  const region = page.getByRole("region", { name: "Effect of the flagged sales" });
  await region.getByRole("button", { name: "Measure the effect" }).click();
  await expect(region.getByRole("table", { name: /^All \d+ blind sales/ })).toBeVisible({ timeout: 60_000 });
  await expect(region.getByRole("row", { name: /MdAPE/ })).toHaveCount(2);
  await expect(region).toContainText("Leaving the flagged sales out makes");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await region.screenshot({ path: `test-results/effect-${width}-${colorScheme}.png` });
    }
  }
  await page.getByRole("button", { name: "Override: row 19" }).click();
  await page.getByRole("dialog").getByLabel("Your name").fill("Ada");
  await page.getByRole("dialog").getByRole("button", { name: "Override" }).click();
  await expect(region).toContainText("The reviews have changed since");
});

test("a decision is taken back, and what was chosen is downloaded", async ({ page, request }) => {
  const id = await importSales(request, fresh("Checked village"));
  await page.goto(`/data/${id}/checks?kind=non-market`);
  await page.getByRole("button", { name: "Accept: row 7" }).click();
  await page.getByRole("dialog").getByLabel("Your name").fill("Ada");
  await page.getByRole("dialog").getByRole("button", { name: "Accept" }).click();
  await expect(flagged(page)).toContainText("1 accepted");
  await page.getByRole("button", { name: "Take back: row 7" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(flagged(page)).toContainText("0 accepted");
  const link = page.getByRole("link", { name: "Download as CSV" });
  const answer = await request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toContain("text/csv");
  expect((await answer.text()).trim().split("\n")).toHaveLength(1 + NOMINAL.length);
});

test("a built-in data set has no version, and filters that nothing matches say so", async ({ page }) => {
  await page.goto("/data/demo/checks");
  await expect(page.getByText("only an imported one has versions")).toBeVisible();
  await page.getByLabel("Review", { exact: true }).selectOption("overridden");
  await expect(page.getByText("No flagged sale matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all flagged sales" }).click();
  await expect(flagged(page).getByRole("row").nth(1)).toBeVisible();
});

test("many flagged sales have pages, and the browser goes back to the one before", async ({ page, request }) => {
  const id = await importSales(request, fresh("Checked city"), 80);
  await page.goto(`/data/${id}/checks`);
  const first = await flagged(page).getByRole("row").nth(1).innerText();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/after=\d+/);
  await expect(flagged(page).getByRole("row").nth(1)).not.toHaveText(first);
  await page.goBack();
  await expect(page).not.toHaveURL(/after=/);
});

test("a data set that is not there says so", async ({ page }) => {
  await page.goto(`/data/${"0".repeat(26)}/checks`);
  await expect(page.getByText("There is no such data set").first()).toBeVisible();
});

for (const width of [390, 1280]) {
  test(`the checks fit ${width} px and have no accessibility fault in either theme`, async ({ page, request }) => {
    const id = await importSales(request, fresh("Checked hamlet"));
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/data/${id}/checks?kind=non-market`);
      await expect(flagged(page).getByRole("row")).toHaveCount(1 + NOMINAL.length);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const accept = page.getByRole("button", { name: "Accept: row 7" });
      await accept.scrollIntoViewIfNeeded();
      const box = await accept.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width, "the button is in view without sideways scrolling").toBe(true);
      await page.screenshot({ path: `test-results/checks-${width}-${colorScheme}.png`, fullPage: true });
      for (const open of [false, true]) {
        if (open) await page.getByRole("button", { name: "Accept all" }).click();
        if (open) await expect(page.getByRole("dialog")).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((violation) => violation.id)).toEqual([]);
      }
    }
  });
}

test("the sales are a table that is searched, sorted, narrowed to columns and downloaded", async ({ page, request }) => {
  await page.goto("/data/demo");
  await page.getByRole("link", { name: "Rows", exact: true }).click();
  const table = page.getByRole("table", { name: "Sales" });
  await expect(page.getByText("2,000 sales", { exact: true })).toBeVisible();
  await expect(table.getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page).toHaveURL(/offset=50/);
  await expect(table.getByRole("cell", { name: "51", exact: true }).first()).toBeVisible();
  await table.getByRole("button", { name: /^price / }).click();
  await expect(page).toHaveURL(/sort=/);
  await page.getByRole("searchbox", { name: "Find a sale" }).fill("2021-03");
  await page.getByRole("searchbox", { name: "Find a sale" }).press("Enter");
  await expect(page.getByText(/of 2,000 sales match/)).toBeVisible();
  const columns = await table.getByRole("columnheader").count();
  await page.getByRole("button", { name: /^Columns/ }).click();
  await page.getByRole("checkbox").first().uncheck();
  await page.keyboard.press("Escape");
  await expect(table.getByRole("columnheader")).toHaveCount(columns - 1);
  const answer = await request.get((await page.getByRole("link", { name: "Download as CSV" }).getAttribute("href")) ?? "");
  expect((await answer.text()).split("\n")[0]?.split(",")).toHaveLength(columns - 2);
  await page.setViewportSize({ width: 390, height: 900 });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-results/rows-390-${colorScheme}.png` });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
  }
});
