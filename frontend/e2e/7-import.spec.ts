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

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text, "utf-8") });

test("a German export is read, its questions are answered, and it is imported", async ({ page, request }) => {
  await page.goto("/data/import");
  await page.getByLabel("File").setInputFiles(file("verkauf.csv", germanSales()));
  await expect(page.getByText("120 rows and 6 columns were read")).toBeVisible();
  await expect(page.getByLabel("Meaning of Kaufpreis")).toHaveValue("price");
  await expect(page.getByLabel("Meaning of Verkaufsdatum")).toHaveValue("date");
  await expect(page.getByLabel("Meaning of Wohnfläche")).toHaveValue("living_area");
  await expect(page.getByLabel("Meaning of Ortsteil")).toHaveValue("neighbourhood");
  await expect(page.getByLabel("Currency of the prices")).toHaveValue("EUR");
  await page.getByText("The day comes first").click();
  await page.getByLabel("Unit of the areas").selectOption("m2");
  await page.getByLabel("Name of the data set").fill("Verkäufe");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("Verkäufe is ready: 120 sales")).toBeVisible();
  const list = (await (await request.get("/api/v1/datasets")).json()) as { items: Record<string, unknown>[] };
  const mine = list.items.find((item) => item["title"] === "Verkäufe");
  expect(mine).toMatchObject({ rows: ROWS, currency: "EUR", area_unit: "m2" });
});

test("a row that cannot be read is named, and left out only with consent", async ({ page }) => {
  await page.goto("/data/import");
  await page.getByLabel("File").setInputFiles(file("verkauf.csv", germanSales({ 7: "groß" })));
  await expect(page.getByRole("cell", { name: "groß" })).toBeVisible();
  const submit = page.getByRole("button", { name: "Import", exact: true });
  await expect(submit).toBeDisabled();
  await page.getByLabel("Leave out the 1 row that has a value which cannot be read").check();
  await submit.click();
  await expect(page.getByText("verkauf is ready: 119 sales")).toBeVisible();
});

test("another meaning of a column reads the table again", async ({ page }) => {
  await page.goto("/data/import");
  await page.getByLabel("File").setInputFiles(file("verkauf.csv", germanSales()));
  await page.getByLabel("Meaning of Baujahr").selectOption("ignore");
  await expect(page.getByRole("row", { name: /^Baujahr/ })).toContainText("said by the caller");
  await page.getByLabel("Meaning of Baujahr").selectOption("guess");
  await expect(page.getByLabel("Meaning of Baujahr")).toHaveValue("year_built");
});

for (const width of [390, 1280]) {
  test(`the import page fits ${width} px and has no accessibility fault`, async ({ page }) => {
    const { default: AxeBuilder } = await import("@axe-core/playwright");
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/data/import");
    await page.getByLabel("File").setInputFiles(file("verkauf.csv", germanSales({ 7: "groß" })));
    await expect(page.getByRole("cell", { name: "groß" })).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });
}
