import { expect, needModels, overflow, test, untilOver } from "./studio";

const HEADER = "sale_date,sale_price,living_area,zone";

const sale = (place: number, year: number): string =>
  `${year}-${String(1 + (place % 12)).padStart(2, "0")}-15,${200_000 + 900 * place},${900 + ((place * 37) % 1_200)},Z${place % 3}`;

const sales = (first: number, last: number, year: number): string =>
  [HEADER, ...Array.from({ length: last - first }, (_, place) => sale(first + place, year)), ""].join("\n");

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf-8") });

test("later sales make the next version, which says what changed", async ({ page, request }) => {
  const answer = await request.post("/api/v1/datasets", { multipart: { name: "Town", file: file("town.csv", sales(0, 80, 2021)) } });
  const first = (await answer.json()) as { id: string };
  await page.goto(`/data/${first.id}/versions`);
  await expect(page.getByRole("cell", { name: "First import" })).toBeVisible();
  await page.getByLabel("File with the same columns").setInputFiles(file("march.csv", sales(75, 90, 2022) + sales(70, 75, 2021).split("\n").slice(1).join("\n")));
  await page.getByRole("button", { name: "Add the sales" }).click();
  await expect(page.getByText("15 sales were added: version 2 is ready.")).toBeVisible();
  await page.getByRole("link", { name: "Version 2" }).first().click();
  await expect(page.getByRole("heading", { name: /version 2/ })).toBeVisible();
  await expect(page.getByText("15 sales added from march.csv; 5 were there already")).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test("a file without a new sale changes nothing, and says so", async ({ page, request }) => {
  const answer = await request.post("/api/v1/datasets", { multipart: { name: "Village", file: file("village.csv", sales(0, 80, 2020)) } });
  const first = (await answer.json()) as { id: string };
  await page.goto(`/data/${first.id}/versions`);
  await page.getByLabel("File with the same columns").setInputFiles(file("again.csv", sales(0, 20, 2020)));
  await page.getByRole("button", { name: "Add the sales" }).click();
  await expect(page.getByText(/must have a sale that is new/)).toBeVisible();
});

test("a model is measured on other sales in one click from the page of its data", async ({ page, request }) => {
  const [model] = await needModels(request, 1);
  const started = await request.post(`/api/v1/models/${model?.id}/evaluations`, { data: { dataset: model?.dataset.id } });
  const run = (await started.json()) as { id: string };
  await untilOver(request, run.id);
  await page.goto(`/runs/${run.id}`);
  await expect(page.getByText(/that the model has not learned from/)).toBeVisible();
  await expect(page.getByRole("figure", { name: "Value against price" })).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const { default: AxeBuilder } = await import("@axe-core/playwright");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
});

test("a table that is left comes back, and its answers serve the next one", async ({ page }) => {
  const columns = () => page.getByRole("button", { name: /^3. Match columns/ }).click();
  await page.goto("/data/import");
  await expect(page.getByLabel("File")).toBeEnabled();
  await page.getByLabel("File").setInputFiles(file("town.csv", sales(0, 60, 2019)));
  await columns();
  await page.getByLabel("Meaning of zone").selectOption("ignore");
  await expect(page.getByRole("row", { name: /^zone/ })).toContainText("You said so");
  await page.goto("/data");
  await page.goto("/data/import");
  await expect(page.getByText("town.csv is here as you left it.")).toBeVisible();
  await expect(page.getByLabel("Meaning of zone")).toHaveValue("ignore");
  await page.getByRole("button", { name: "Continue: Check rows" }).click();
  await page.getByRole("button", { name: "Import 60 rows" }).click();
  await expect(page.getByText("town, version 1, is ready: 60 sales")).toBeVisible();
  await page.goto("/data/import");
  await expect(page.getByRole("button", { name: /^3. Match columns/ })).toBeDisabled();
  await page.getByLabel("File").setInputFiles(file("other.csv", sales(0, 60, 2018)));
  await expect(page.getByText(/your answers of then are used/)).toBeVisible();
  await columns();
  await expect(page.getByLabel("Meaning of zone")).toHaveValue("ignore");
  await page.getByRole("button", { name: "Forget them here" }).click();
  await expect(page.getByLabel("Meaning of zone")).not.toHaveValue("ignore");
});
