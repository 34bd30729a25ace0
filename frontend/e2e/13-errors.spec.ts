import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import type { ErrorFlagsRead, ModelErrorsRead, ModelRead } from "@/lib/api/generated";

import { expect, needModels, overflow, reload, test } from "./studio";

// Machines without a graphics card draw with SwiftShader.
test.use({
  launchOptions: {
    executablePath: process.env.E2E_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update"],
  },
});

let model: ModelRead;
let sales: ModelErrorsRead;

test.beforeAll(async ({ request }) => {
  const [first] = await needModels(request, 1);
  model = first as ModelRead;
  sales = (await (await request.get(`/api/v1/models/${model.id}/errors`)).json()) as ModelErrorsRead;
});

const counts = (page: Page) => page.getByTestId("counts");
const chart = (page: Page, name: string) => page.getByRole("group", { name: new RegExp(`^${name}\\.`) });
const worst = (page: Page) => page.getByRole("region", { name: "Worst sales" });

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/errors?m=${model.id}${query}`);
  await expect(page.getByTestId("map")).toHaveAttribute("data-state", "idle");
  await expect(worst(page).getByRole("table")).toBeVisible();
}

const inTier = (from: number, to: number) => sales.tier.filter((tier) => tier !== null && tier >= from && tier <= to).length;

test("the whole blind test is there, the worst sale first", async ({ page }) => {
  await open(page);
  await expect(counts(page)).toContainText(`All ${sales.sale.length} test sales`);
  const errors = sales.value.map((value, index) => (value === null ? -1 : Math.abs(value / (sales.price[index] ?? 1) - 1)));
  const at = errors.indexOf(Math.max(...errors));
  await expect(worst(page).getByRole("row").nth(1)).toContainText(`$${Math.round(sales.price[at] ?? 0).toLocaleString("en-US")}`);
  for (const name of ["Value against price", "Error by price tier", "Error by area", "Error by month of sale"]) await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText(/^Of all \d+ test sales: .*PRB/)).toBeVisible();
});

test("a form, a key and a drag restrict every part, and the address keeps it", async ({ page }) => {
  await open(page);
  await page.getByLabel("Tier from").selectOption("2");
  await page.getByLabel("Tier to").selectOption("3");
  await expect(page).toHaveURL(/tier=2\.\.3/);
  await expect(counts(page)).toContainText(`${inTier(2, 3)} of ${sales.sale.length}`);
  await reload(page);
  await expect(counts(page)).toContainText(`${inTier(2, 3)} of ${sales.sale.length}`);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page).not.toHaveURL(/tier=/);

  const tiers = chart(page, "Error by price tier");
  await tiers.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tier=1\.\.1/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+Enter");
  await expect(counts(page)).toContainText(`${inTier(1, 2)} of ${sales.sale.length}`);
  await page.keyboard.press("Delete");
  await expect(counts(page)).toContainText(`All ${sales.sale.length}`);

  await tiers.scrollIntoViewIfNeeded();
  const box = (await tiers.boundingBox()) as { x: number; y: number; width: number; height: number };
  await page.mouse.move(box.x + box.width * 0.55, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/tier=\d\.\.10/);
});

test("a rectangle over prices and values, and the view of the map, are filters too", async ({ page }) => {
  await open(page);
  const plot = chart(page, "Value against price");
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox()) as { x: number; y: number; width: number; height: number };
  const size = Math.min(box.width, 520);
  await page.mouse.move(box.x + size * 0.6, box.y + size * 0.1);
  await page.mouse.down();
  await page.mouse.move(box.x + size * 0.95, box.y + size * 0.45, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/price=\d+\.\.\d+/);
  await expect(counts(page)).not.toContainText("All ");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  for (let press = 0; press < 2; press++) await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page.getByTestId("map")).toHaveAttribute("data-state", "idle");
  await page.getByRole("button", { name: "Only the sales in this view" }).click();
  await expect(page).toHaveURL(/box=/);
  await page.getByText("By price, value and place").click();
  await expect(page.getByLabel("West")).not.toHaveValue("");
});

test("filters that nothing matches say so, and a link to a model that is gone shows another", async ({ page }) => {
  await page.goto(`/errors?m=${model.id}&off=100000`);
  await expect(page.getByText("No test sale matches these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).first().click();
  await expect(counts(page)).toContainText("All ");
  await page.goto(`/errors?m=${"0".repeat(26)}`);
  await expect(page.getByText("The model of this link no longer exists")).toBeVisible();
});

test("a decision on a worst sale stands in the checks of the data set, and is taken back", async ({ page, request }) => {
  const flags = (await (await request.get(`/api/v1/models/${model.id}/errors/flags`)).json()) as ErrorFlagsRead;
  const flag = flags.items.find(({ review }) => review === null || review.decision === "open");
  test.skip(flag === undefined, "no test sale of this model is flagged and open");
  await open(page, "&flag=open");
  await expect(counts(page)).toContainText(`of ${sales.sale.length}`);
  await worst(page).getByRole("button", { name: /^Override: / }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByLabel("Comment").fill("A garden of its own");
  await dialog.getByRole("button", { name: "Override" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/data/demo/checks?review=overridden`);
  await expect(page.getByText("A garden of its own")).toBeVisible();
  await page.goto(`/errors?m=${model.id}&flag=flagged`);
  await worst(page).getByRole("button", { name: /^Take back: / }).first().click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a sale that no check flags is called unfit, is listed as reported, and is taken back", async ({ page }) => {
  await open(page, "&flag=none");
  await worst(page).getByRole("button", { name: /^Unfit: / }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("No check flags this sale");
  await dialog.getByLabel("Your name").fill("Ada");
  await dialog.getByLabel("Comment").fill("A barn, not a home");
  await dialog.getByRole("button", { name: "Accept" }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto("/data/demo/checks?kind=reported");
  await expect(page.getByText("A barn, not a home")).toBeVisible();
  await page.getByRole("button", { name: /^Take back: row/ }).first().click();
  await dialog.getByRole("button", { name: "Take back" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("A barn, not a home")).toHaveCount(0);
});

test("a sale opens with its known price and comparable sales", async ({ page }) => {
  await open(page);
  await worst(page).getByRole("button", { name: /^Details and comparables/ }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Known price");
  await expect(dialog.getByRole("table", { name: /comparable/i })).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole("link", { name: "Open in the table of sales" }).click();
  await expect(page).toHaveURL(/\/data\/demo\/rows\?offset=\d+/);
});

test("a browser without WebGL keeps the charts and the table", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`/errors?m=${model.id}`);
  await expect(page.getByText("WebGL is switched off or missing")).toBeVisible();
  await expect(worst(page).getByRole("row").nth(1)).toBeVisible();
});

for (const width of [390, 1280]) {
  test(`the errors fit ${width} px and have no accessibility fault in either theme`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await open(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
      await page.screenshot({ path: `test-results/errors-${width}-${colorScheme}.png`, fullPage: true });
    }
  });
}
