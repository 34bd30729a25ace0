import AxeBuilder from "@axe-core/playwright";

import { expect, test } from "./studio";

const LOOK = process.env.LOOK_AT;

for (const [name, code, overview, train, dataset] of [
  ["Español", "es", "Resumen", "Entrenar modelo (asíncrono con Celery)", "Todos los conjuntos de datos"],
  ["Français", "fr", "Vue d’ensemble", "Entraîner le modèle (asynchrone avec Celery)", "Tous les jeux de données"],
] as const) {
  test(`the settings switch every page to ${name}, and the server draws it so`, async ({ page }) => {
    await page.goto("/settings");
    await page.getByRole("radio", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", code);
    await expect(page.getByRole("radio", { name })).toBeChecked();
    const drawn = await (await page.request.get("/")).text();
    expect(drawn).toContain(`<html lang="${code}"`);
    expect(drawn).toContain(overview);
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1, name: overview })).toBeVisible();
    await expect(page.getByRole("navigation").first().getByText(overview)).toBeVisible();
    await page.goto("/train?ds=demo");
    await expect(page.getByRole("button", { name: train })).toBeVisible();
    await page.goto("/data");
    await expect(page.getByRole("table", { name: dataset })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    if (!LOOK) return;
    for (const [width, path] of [[390, "/"], [1280, "/"], [390, "/settings"], [1280, "/train?ds=demo"], [390, "/data"]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${LOOK}/${code}-${width}-${path.replaceAll(/\W/g, "")}.png`, fullPage: true });
    }
  });
}

test("a reader of English loads no text of another language", async ({ page }) => {
  const scripts: string[] = [];
  page.on("response", async (answer) => {
    if (answer.url().endsWith(".js")) scripts.push(await answer.text().catch(() => ""));
  });
  await page.goto("/train?ds=demo");
  await expect(page.getByRole("button", { name: /^Train model/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((text) => text.includes("Entrenar modelo"))).toEqual([]);
});
