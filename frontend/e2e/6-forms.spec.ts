import { expect, stopAll, test } from "./studio";

const TOWN = "price,sqft,year_built,sold\n" + Array.from({ length: 120 }, (_, row) => `${200_000 + 1000 * row},${900 + 10 * row},${1950 + (row % 60)},2024-0${1 + (row % 9)}-15`).join("\n");

test.afterEach(({ request }) => stopAll(request));

test("a training that is clicked before the data sets have arrived is of the data set that was asked for", async ({ page, request }) => {
  const imported = await request.post("/api/v1/datasets", {
    multipart: { file: { name: "town.csv", mimeType: "text/csv", buffer: Buffer.from(TOWN) }, name: "My town", currency: "USD", area_unit: "ft2" },
  });
  expect(imported.status(), await imported.text()).toBe(201);
  const { id } = await imported.json();
  await page.route("**/api/v1/datasets", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await route.continue();
  });
  const asked = page.waitForRequest((one) => one.method() === "POST" && one.url().endsWith("/api/train"));
  await page.goto(`/train?ds=${id}`);
  const button = page.getByRole("button", { name: "Train model" });
  await button.click({ force: true });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription("The data sets are being loaded…");
  await button.click();
  expect((await asked).postDataJSON()).toMatchObject({ dataset: id, model_type: "lightgbm" });
  await expect(page.getByRole("link", { name: "Open LightGBM on My town" })).toBeVisible();
});

test("an address that names no data set or model of this studio says so", async ({ page }) => {
  await page.goto("/train?ds=deleted");
  await expect(page.getByText("The address names a data set that is not here: deleted. Choose another.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Train model" })).toBeDisabled();
  await page.goto("/value?model=deleted");
  await expect(page.getByText(/The model of this page is not here: deleted/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Value this home" })).toHaveCount(0);
});
