import type { Page } from "@playwright/test";

import { expect, overflow, test } from "./studio";

const ROWS = 120;

/** A German export: semicolons, a decimal comma, thousands with points, months that nothing decides. */
function germanSales(spoiled: Record<number, string> = {}): string {
  const lines = ["Kaufpreis;Verkaufsdatum;Wohnfläche;Baujahr;Ortsteil;Adresse"];
  for (let place = 0; place < ROWS; place++) {
    const area = 60 + ((place * 37) % 140);
    const price = 90_000 + area * 2_650 + ((place * 7_919) % 40_000);
    const date = `${String(1 + (place % 12)).padStart(2, "0")}.${String(1 + ((place * 5) % 12)).padStart(2, "0")}.${2019 + (place % 5)}`;
    const money = `${Math.floor(price / 1000)}.${String(price % 1000).padStart(3, "0")},00 €`;
    const cell = spoiled[place] ?? String(area);
    lines.push([money, date, `${cell}`, 1950 + (place % 60), ["Nord", "Süd", "Mitte"][place % 3], `Weg ${place}`].join(";"));
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Dollars, square feet and dates that only one reading explains: nothing is left to ask. */
const plainSales = [
  "price_usd,living_area_sqft,sale_date",
  ...Array.from({ length: 60 }, (_, place) => `${200_000 + 900 * place},${900 + ((place * 37) % 1_200)},2021-${String(1 + (place % 12)).padStart(2, "0")}-15`),
  "",
].join("\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf-8") });

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/data/import");
  await expect(page.getByLabel("File")).toBeEnabled();
  await page.getByLabel("File").setInputFiles(file(name, text));
  await expect(page).toHaveURL(/step=/, { timeout: 60_000 });
}

/** Keeps the field `edits` of the last form that was sent; Chromium shows no form with a file to a test. */
function keepSentEdits(): void {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    if (body instanceof FormData) Object.assign(window, { sentEdits: body.get("edits") });
    return send.call(this, body);
  };
}

test("a German export is read, its questions are answered, and it is imported", async ({ page, request }) => {
  await upload(page, "verkauf.csv", germanSales());
  await expect(page).toHaveURL(/step=read/);
  await expect(heading(page, "2. Read")).toBeFocused();
  await expect(page.getByRole("button", { name: "2. Read" })).toContainText("open question");
  await expect(page.getByText("semicolon", { exact: true })).toBeVisible();
  await expect(page.getByRole("table", { name: "First rows as read" }).getByRole("row")).toHaveCount(21);
  await expect(page.getByLabel("Currency of the prices")).toHaveValue("EUR");
  await page.getByLabel("Order of dates").selectOption("day-first");
  await page.getByLabel("Unit of the areas").selectOption("m2");
  await expect(page.getByText("The table leaves no question open.")).toBeVisible();

  await page.getByRole("button", { name: "Continue: Match columns" }).click();
  await expect(page.getByLabel("Meaning of Kaufpreis")).toHaveValue("price");
  await expect(page.getByLabel("Meaning of Verkaufsdatum")).toHaveValue("date");
  await expect(page.getByLabel("Meaning of Wohnfläche")).toHaveValue("living_area");
  await expect(page.getByLabel("Meaning of Ortsteil")).toHaveValue("neighbourhood");
  await expect(page.getByText("there is no map").first()).toBeVisible();

  await page.goBack();
  await expect(page.getByLabel("Order of dates")).toHaveValue("day-first");
  await page.goForward();
  await page.getByRole("button", { name: "Continue: Check rows" }).click();
  await expect(page.getByText("120 rows · ")).toBeVisible();
  await page.getByLabel("Name of the data set").fill("Verkäufe");
  await page.getByRole("button", { name: "Import 120 rows" }).click();
  await expect(page.getByText(/^(Verkäufe, version 1, is ready: 120 sales|This table was imported before, as Verkäufe)/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Train models" })).toBeVisible();
  const list = (await (await request.get("/api/v1/datasets")).json()) as { items: Record<string, unknown>[] };
  const mine = list.items.find((item) => item["title"] === "Verkäufe");
  expect(mine).toMatchObject({ rows: ROWS, currency: "EUR", area_unit: "m2" });
});

test("a table that asks nothing leads straight to its rows and is imported with one click; again, it is known", async ({ page }) => {
  for (const outcome of [/^plain, version 1, is ready: 60 sales|imported before, as plain/, /imported before, as plain, version 1/]) {
    await upload(page, "plain.csv", plainSales);
    await expect(heading(page, "4. Check rows")).toBeFocused();
    await page.getByRole("button", { name: "Import 60 rows" }).click();
    await expect(page).toHaveURL(/step=import/);
    await expect(page.getByText(outcome)).toBeVisible();
  }
});

test("a row that cannot be read is named, corrected or left out, and comes back after leaving", async ({ page, request }) => {
  await page.addInitScript(keepSentEdits);
  await upload(page, "spoiled.csv", germanSales({ 7: "groß", 9: "?!" }));
  await page.getByRole("button", { name: /^4. Check rows/ }).click();
  await expect(page.getByRole("cell", { name: "groß", exact: true }).first()).toBeVisible();
  await expect(page.getByText("120 rows · ")).toContainText("2 cannot be used");
  await expect(page.getByRole("button", { name: "Import 118 rows" })).toBeDisabled();

  await page.getByLabel("Edit here: Wohnfläche, row 9").fill("88");
  await page.getByLabel("Edit here: Wohnfläche, row 9").press("Enter");
  await expect.poll(() => page.evaluate(() => (window as { sentEdits?: unknown }).sentEdits)).toBe('[{"row":9,"column":"Wohnfläche","value":"88"}]');
  await expect(page.getByText("120 rows · ")).toContainText("1 cannot be used");
  await expect(page.getByRole("button", { name: "Take back: Wohnfläche, row 9" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download these rows" }).click();
  expect((await download).suggestedFilename()).toBe("spoiled-problems.csv");

  await page.goto("/data");
  await page.goto("/data/import");
  await expect(page).toHaveURL(/step=rows/);
  await expect(page.getByText("spoiled.csv is here as you left it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Take back: Wohnfläche, row 9" })).toBeVisible();
  await page.getByRole("button", { name: "Take back: Wohnfläche, row 9" }).click();
  await expect(page.getByText("Cells that you changed")).toHaveCount(0);
  await page.getByLabel("Leave out the 2 rows that have a value which cannot be read").check();
  await page.getByRole("button", { name: "Import 118 rows" }).click();
  await expect(page.getByText(/^spoiled, version 1, is ready: 118 sales|imported before, as spoiled/)).toBeVisible();
  const list = (await (await request.get("/api/v1/datasets")).json()) as { items: Record<string, unknown>[] };
  expect(list.items.find((item) => item["title"] === "spoiled")).toMatchObject({ rows: ROWS - 2 });
});

test("another meaning of a column reads the table again, and a missing price is named", async ({ page }) => {
  await upload(page, "verkauf.csv", germanSales());
  await page.getByRole("button", { name: /^3. Match columns/ }).click();
  await page.getByLabel("Meaning of Baujahr").selectOption("ignore");
  await expect(page.getByRole("row", { name: /^Baujahr/ })).toContainText("You said so");
  await page.getByLabel("Meaning of Baujahr").selectOption("guess");
  await expect(page.getByLabel("Meaning of Baujahr")).toHaveValue("year_built");
  await page.getByLabel("Meaning of Kaufpreis").selectOption("ignore");
  await expect(page.getByRole("button", { name: "3. Match columns" })).toContainText("No sale price");
  await expect(page.getByText("nothing can be imported without it")).toBeVisible();
});

for (const width of [390, 1280]) {
  test(`every step fits ${width} px and has no accessibility fault in either theme`, async ({ page }) => {
    const { default: AxeBuilder } = await import("@axe-core/playwright");
    await page.setViewportSize({ width, height: 900 });
    await upload(page, "verkauf.csv", germanSales({ 7: "groß" }));
    await expect(heading(page, "2. Read")).toBeVisible();
    for (const step of ["1. Upload", "2. Read", "3. Match columns", "4. Check rows"]) {
      await page.getByRole("button", { name: step }).click();
      await expect(heading(page, step)).toBeFocused();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `test-results/import-${step[0]}-${width}-${colorScheme}.png`, fullPage: true });
        const axe = new AxeBuilder({ page });
        const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast"])).analyze();
        expect(violations.map((violation) => violation.id)).toEqual([]);
      }
    }
  });
}

/** The whole table is read again with every file. */
const READ = { timeout: 60_000 };

/** Sales on a grid of places, with a district east and west of it and two schools. */
const placedSales = [
  "price_usd,living_area_sqft,sale_date,latitude,longitude",
  ...Array.from({ length: 60 }, (_, at) => `${200_000 + 900 * at},${900 + ((at * 37) % 1_200)},2021-${String(1 + (at % 12)).padStart(2, "0")}-15,${47 + (at % 6) / 100},${8 + Math.floor(at / 6) / 100}`),
  "",
].join("\n");

const square = (west: number, east: number, district: string) => {
  const ring = [[west, 46], [east, 46], [east, 48], [west, 48], [west, 46]];
  return { type: "Feature", properties: { district }, geometry: { type: "Polygon", coordinates: [ring] } };
};
const districts = JSON.stringify({ type: "FeatureCollection", features: [square(7, 8.05, "West"), square(8.05, 9, "East")] });
const schools = "name,latitude,longitude\nA,47.01,8.01\nB,47.05,8.09\n";
const lines = JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "A1" }, geometry: { type: "LineString", coordinates: [[8, 47], [8.1, 47]] } }] });

test("areas and points make columns, come back after leaving, and are removed one by one", async ({ page, request }) => {
  test.slow();
  await upload(page, "placed.csv", placedSales);
  await page.getByRole("button", { name: /^3. Match columns/ }).click();
  await page.getByLabel("Areas · optional").setInputFiles(file("districts.geojson", districts));
  await page.getByLabel("Points · optional").setInputFiles([file("schools.csv", schools), file("stations.csv", schools)]);
  await expect(page.getByRole("row", { name: /^district / })).toContainText("from areas", READ);
  await expect(page.getByRole("row", { name: /^distance_to_schools_m/ })).toContainText("from points", READ);
  await page.getByRole("button", { name: "Remove stations.csv" }).click();
  await expect(page.getByRole("row", { name: /^distance_to_stations_m/ })).toHaveCount(0, READ);

  // A file that is refused can be taken away where it is refused.
  await page.getByLabel("Areas · optional").setInputFiles(file("lines.geojson", lines));
  await expect(page.getByText("The table could not be read")).toBeVisible(READ);
  await page.getByRole("button", { name: "Remove lines.geojson" }).click();
  await expect(page.getByRole("row", { name: /^district / })).toContainText("from areas", READ);

  await page.goto("/data");
  await page.goto("/data/import");
  await expect(page).toHaveURL(/step=columns/, READ);
  await expect(page.getByRole("button", { name: "Remove districts.geojson" })).toBeVisible(READ);
  await expect(page.getByRole("row", { name: /^distance_to_schools_m/ })).toContainText("from points", READ);
  await page.getByRole("button", { name: /^4. Check rows/ }).click();
  await page.getByRole("button", { name: "Import 60 rows" }).click();
  await expect(page.getByText(/^placed, version 1, is ready: 60 sales|imported before, as placed/)).toBeVisible(READ);
  const list = (await (await request.get("/api/v1/datasets")).json()) as { items: { title: string; columns: { name: string }[] }[] };
  const names = list.items.find((item) => item.title === "placed")?.columns.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["district", "distance_to_schools_m"]));
});

for (const width of [390, 1280]) {
  test(`areas and points fit ${width} px and have no accessibility fault in either theme`, async ({ page }) => {
    test.slow();
    const { default: AxeBuilder } = await import("@axe-core/playwright");
    await page.setViewportSize({ width, height: 900 });
    await upload(page, "placed.csv", placedSales);
    await page.getByRole("button", { name: /^3. Match columns/ }).click();
    await page.getByLabel("Areas · optional").setInputFiles(file("districts.geojson", districts));
    await page.getByLabel("Points · optional").setInputFiles([file("schools.csv", schools), file("stations of the whole region around the town.csv", schools)]);
    await expect(page.getByRole("row", { name: /^distance_to_schools_m/ })).toContainText("from points", READ);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `test-results/layers-${width}-${colorScheme}.png`, fullPage: true });
      const axe = new AxeBuilder({ page });
      const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast"])).analyze();
      expect(violations.map((violation) => violation.id)).toEqual([]);
    }
  });
}
