import AxeBuilder from "@axe-core/playwright";
import type { APIRequestContext, Page } from "@playwright/test";

import type { DatasetRead, PointsRead } from "@/lib/api/generated";

import { DRAWING, expect, needModels, overflow, reload, test } from "./studio";

const SALES = 20_000;
const CENTRE = { latitude: 51.34, longitude: 12.37 };

test.use({ launchOptions: DRAWING });

/** Numbers between 0 and 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** A town with dear homes in the middle; `places` leaves the coordinates out. */
function townSales(count: number, places = true): string {
  const next = numbers(7);
  const lines = [places ? "price,sale_date,living_area,latitude,longitude" : "price,sale_date,living_area"];
  for (let sale = 0; sale < count; sale++) {
    const [north, east] = [next() + next() - 1, next() + next() - 1];
    const area = 40 + Math.round(next() * 160);
    const price = Math.round(area * (5_200 - 2_600 * Math.hypot(north, east)) * (0.9 + next() / 5));
    const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(next() * 1_800))).toISOString().slice(0, 10);
    const place = [(CENTRE.latitude + north / 10).toFixed(6), (CENTRE.longitude + east / 6).toFixed(6)];
    lines.push([price, day, area, ...(places ? place : [])].join(","));
  }
  return `${lines.join("\n")}\n`;
}

async function needTown(request: APIRequestContext, name: string, text: () => string): Promise<string> {
  const { items } = (await (await request.get("/api/v1/datasets")).json()) as { items: DatasetRead[] };
  const present = items.find((item) => item.name === name);
  if (present) return present.id;
  const file = { name: "town.csv", mimeType: "text/csv", buffer: Buffer.from(text(), "utf-8") };
  const answer = await request.post("/api/v1/datasets", { multipart: { file, name, currency: "EUR", area_unit: "m2" }, timeout: 80_000 });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as DatasetRead).id;
}

const town = (request: APIRequestContext) => needTown(request, "Town of the map", () => townSales(SALES));

const map = (page: Page) => page.getByTestId("map");

/** Drawn to the end: nothing is loading or moving any more. */
async function idle(page: Page): Promise<void> {
  await expect(map(page)).toHaveAttribute("data-state", "idle");
}

test("20,000 sales are drawn to the end, and nothing is fetched from elsewhere", async ({ page, request }) => {
  const id = await town(request);
  await page.goto(`/data/${id}`);
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await idle(page);
  await expect(page.getByText("All 20,000 sales are on the map.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Legend" }).getByRole("row")).toHaveCount(7);
});

test("the library of the map is loaded on its page only", async ({ page, request }) => {
  const id = await town(request);
  const large: string[] = [];
  page.on("response", async (response) => {
    const body = /\.(m?js|css)(\?|$)/.test(response.url()) ? await response.text().catch(() => "") : "";
    if (/maplibregl/.test(body)) large.push(response.url());
  });
  for (const path of [`/data/${id}`, "/data", "/"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  expect(large).toEqual([]);
  await page.goto(`/data/${id}/map`);
  await idle(page);
  expect(large.length).toBeGreaterThan(0);
});

test("colouring and model are kept in the address, and errors are those of the test sales", async ({ page, request }) => {
  const [model] = await needModels(request, 1);
  const answer = await request.get(`/api/v1/datasets/demo/points?model=${model?.id}`);
  const points = (await answer.json()) as PointsRead;
  await page.goto("/data/demo/map");
  await idle(page);
  await page.getByLabel("Colour by").selectOption("error");
  await expect(page.getByRole("region", { name: "Legend" })).toContainText("too high");
  await expect(page.getByText(`All ${points.sales} test sales are on the map.`)).toBeVisible();
  await page.getByLabel("Model", { exact: true }).selectOption(model?.id ?? "");
  await expect(page).toHaveURL(new RegExp(`colour=error&model=${model?.id}`));
  await reload(page);
  await idle(page);
  await expect(page.getByLabel("Colour by")).toHaveValue("error");
  await expect(page.getByLabel("Model", { exact: true })).toHaveValue(model?.id ?? "");
  await page.getByLabel("Colour by").selectOption("date");
  await expect(page).toHaveURL(/colour=date/);
  await expect(page.getByRole("region", { name: "Sales in view" })).toContainText("newest first");
});

test("a sale is shown by pointing, by a click and from the table, and the table follows the view", async ({ page, request }) => {
  const id = await needTown(request, "Hamlet of the map", () => townSales(60));
  await page.goto(`/data/${id}/map`);
  await idle(page);
  const table = page.getByRole("region", { name: "Sales in view" });
  await expect(table).toContainText("The first 50 of 60 sales");
  const chosen = page.getByRole("region", { name: "Chosen sale" });
  await expect(chosen).toContainText("Point at a sale");
  const first = table.getByRole("row").nth(1);
  const price = (await first.getByRole("cell").first().innerText()).trim();
  await first.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(chosen).toContainText(price);
  for (let press = 0; press < 3; press++) await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(table).not.toContainText("of 60 sales");
  await page.getByRole("button", { name: "Show all sales" }).click();
  await expect(table).toContainText("The first 50 of 60 sales");
  await idle(page);
  const { latitude, longitude, price: prices } = (await (await request.get(`/api/v1/datasets/${id}/points`)).json()) as PointsRead;
  const south = latitude.indexOf(Math.min(...latitude));
  const at = await place(page, latitude, longitude, south);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  await expect(chosen).toContainText(`€${prices[south]?.toLocaleString("en-US")}`);
});

/** Where a sale is on the screen when all sales are shown: Mercator, fitted with a margin of 32 pixels. */
async function place(page: Page, latitude: number[], longitude: number[], index: number): Promise<{ x: number; y: number }> {
  const box = (await map(page).boundingBox()) as { x: number; y: number; width: number; height: number };
  const north = (degrees: number) => (Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) * 180) / Math.PI;
  const [xs, ys] = [longitude, latitude.map(north)];
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((box.width - 64) / (right - left), (box.height - 64) / (high - low));
  return {
    x: box.x + box.width / 2 + ((xs[index] ?? 0) - (left + right) / 2) * scale,
    y: box.y + box.height / 2 - ((ys[index] ?? 0) - (low + high) / 2) * scale,
  };
}

test("a data set without coordinates says how to add them", async ({ page, request }) => {
  const id = await needTown(request, "Town without places", () => townSales(60, false));
  await page.goto(`/data/${id}`);
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await expect(page.getByRole("link", { name: "Map", exact: true })).toHaveAttribute("aria-current", "page");
  await expect(page.getByText("This data set has no coordinates")).toBeVisible();
  await expect(page.getByText("give the columns that hold them these meanings in the step Match columns")).toBeVisible();
});

test("a browser without WebGL says so and shows the sales as a table", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("/data/demo/map");
  await expect(page.getByText("WebGL is switched off or missing")).toBeVisible();
  await expect(page.getByText("The first 50 of 2,000 sales, highest price first.")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(58);
});

for (const width of [390, 1280]) {
  test(`the map fits ${width} px and has no accessibility fault in either theme`, async ({ page, request }) => {
    const id = await town(request);
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`/data/${id}/map?colour=area`);
      await idle(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((violation) => violation.id)).toEqual([]);
    }
  });
}
