import { DATASET, expect, models, percentOf, runItem, test, untilOver } from "./studio";

test.describe.configure({ mode: "serial" });

test("one click on the sample data leads from an empty studio to a valued home", async ({ page, request }) => {
  const { items } = await (await request.get("/api/v1/runs")).json();
  test.skip(items.length > 0, "the studio is not empty");
  test.setTimeout(300_000);
  await page.goto("/");
  const began = Date.now();
  await page.getByRole("button", { name: "Use sample data" }).click();
  await expect(page).toHaveURL(/\/value\?run=/);
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/, { timeout: 280_000 });
  const seconds = (Date.now() - began) / 1000;
  test.info().annotations.push({ type: "seconds to the first value", description: String(seconds) });
  await expect(page.getByLabel(/^Living area/)).not.toHaveValue("");
  await expect(page.getByText(/This is an example home/)).toBeVisible();
});

test("the training page offers every family, the quickest one chosen", async ({ page }) => {
  await page.goto("/train?ds=demo");
  await expect(page.getByRole("radio", { name: /^LightGBM/ })).toBeChecked();
  for (const name of [/^PyTorch/, /^TensorFlow/, /^HuggingFace/, /^All/]) await expect(page.getByRole("radio", { name })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Epochs" })).toHaveValue("500");
});

for (const [family, epochs] of [
  ["LightGBM", "60"],
  ["PyTorch", "12"],
] as const) {
  test(`${family} trains in the background while its progress is watched`, async ({ page, request }) => {
    const before = (await models(request)).length;
    await page.goto("/train?ds=demo");
    await page.getByRole("radio", { name: new RegExp(`^${family}`) }).click();
    await page.getByRole("textbox", { name: "Epochs" }).fill(epochs);
    await page.getByRole("button", { name: "Train model" }).click();
    const item = runItem(page, family);
    const bar = item.getByRole("progressbar");
    await expect(bar).toBeVisible();
    const seen = [0];
    while (await bar.isVisible()) {
      seen.push(await percentOf(bar, seen.at(-1)));
      await page.waitForTimeout(250);
    }
    expect(seen, "the percentage never goes back").toEqual(seen.toSorted((a, b) => a - b));
    await expect(item.getByText("Done", { exact: true })).toBeVisible({ timeout: 60_000 });
    expect((await models(request)).length).toBe(before + 1);
    await expect(page.getByRole("table", { name: "Results" }).getByRole("row").filter({ hasText: family }).first()).toBeVisible();
  });
}

test("two models are compared on the same test sales, baselines beside them", async ({ page }) => {
  await page.goto("/models");
  const table = page.getByRole("table", { name: /^Models of Sample market/ }).first();
  await expect(table.getByRole("row").filter({ hasText: "Baseline: median price per area" })).toBeVisible();
  await expect(table.getByRole("row").filter({ hasText: "Baseline: linear model" })).toBeVisible();
  await table.getByRole("checkbox").nth(0).check();
  await table.getByRole("checkbox").nth(1).check();
  await page.getByRole("link", { name: "Compare 2 models" }).click();
  await expect(page).toHaveURL(/\/compare\?m=/);
  await expect(page.getByText(/Every row has the same \d+ test sales/)).toBeVisible();
  const chart = page.getByRole("group", { name: /^Median error \(MdAPE\)/ });
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: /95 % interval/ }).first()).toBeAttached();
  await page.keyboard.press("t");
  await expect(page.getByRole("table", { name: "Median error (MdAPE)" }).getByRole("row")).toHaveCount(5);
});

test("a model's page and that of its run show the ratio study, tiers, coverage and comparable sales", async ({ page }) => {
  await page.goto("/models");
  await page.getByRole("table", { name: /^Models of Sample market/ }).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/models\/[0-9a-z]{26}$/);
  const shown = {
    Accuracy: "Ratio study on unseen sales",
    Ranges: "Ranges on unseen sales",
    "Cheap and dear homes": "Median ratio and coverage by value tier",
    "Comparable sales": "This home and its comparable sales",
  };
  for (const [tab, name] of Object.entries(shown)) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.getByRole("table", { name })).toBeVisible();
  }
  await page.getByRole("tab", { name: "What it was made from" }).click();
  await page.getByRole("link", { name: /^[0-9a-z]{26}$/ }).click();
  await page.getByRole("tab", { name: "Metrics" }).click();
  for (const name of Object.values(shown)) await expect(page.getByRole("table", { name })).toBeVisible();
  await expect(page.getByText(/The home in the middle of the sales it learned from, with its 90 % range: \$/)).toBeVisible();
});

test("a home is valued with range, comparable sales, reasons and every model", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto("/value?ds=demo");
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(/fields? needs? your attention/);
  await page.getByRole("button", { name: "Fill with an example" }).click();
  const area = page.getByLabel(/^Living area/);
  await area.fill("99000");
  await expect(page.getByText("This is larger than in 99 % of the sales that the model learned from.")).toBeVisible();
  await area.fill("2350");
  await area.press("Enter");
  await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/);
  await expect(page.getByText("Likely range (90 %)")).toBeVisible();
  await expect(page.getByText(/On [\d,]+ (test sales|sales that the model had not seen), ranges like this held the price/)).toBeVisible();
  await expect(page.getByRole("table", { name: "This home and its comparable sales" }).getByRole("columnheader", { name: "Sale 5" })).toBeVisible();
  await expect(page.getByRole("group", { name: /^All models side by side/ })).toBeVisible();
  await expect(page.getByRole("group", { name: /^What moved the value/ })).toBeVisible();
  await expect(page.getByRole("group", { name: /^Where they are/ })).toBeVisible();
  await expect(page.getByText("sample", { exact: true }).first()).toBeVisible();
  if (process.env.UPDATE_SCREENSHOT === "1") {
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: "../docs/images/studio.png" });
  }
  const value = await page.getByTestId("value").innerText();
  await page.getByRole("link", { name: "Permanent page of this valuation" }).click();
  await expect(page).toHaveURL(/\/value\/[0-9a-z]{26}$/);
  await expect(page.getByTestId("value")).toHaveText(value);
  await page.reload();
  await expect(page.getByTestId("value")).toHaveText(value);
});

test("ranges are learned again from later sales: a candidate with the same values", async ({ page, request }) => {
  await page.goto("/models");
  await page.getByRole("table", { name: /^Models of Sample market/ }).first().getByRole("link").first().click();
  await page.getByRole("tab", { name: "Ranges" }).click();
  await page.getByRole("combobox", { name: "Later sales" }).selectOption({ label: DATASET });
  await page.getByRole("button", { name: "Learn the ranges again" }).click();
  await expect(page).toHaveURL(/\/runs\/[0-9a-z]{26}$/);
  const run = await untilOver(request, page.url().slice(-26));
  expect(run.state, run.error?.message).toBe("succeeded");
  await page.goto(`/models/${run.model_id}?tab=ranges`);
  await expect(page.getByText(/The ranges in use were learned again from [\d,]+ sales of .* the ranges before them held [\d.]+ %/)).toBeVisible();
});
