import AxeBuilder from "@axe-core/playwright";

import { expect, needModels, needValuation, overflow, test } from "./studio";
import { englishOnly, leftInEnglish, saidByServer, shownTexts } from "./words";

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

for (const locale of ["es", "fr"] as const) {
  test(`no page says in English what ${locale} has words for, and none is wider than a phone`, async ({ page, context, request, baseURL }) => {
    test.setTimeout(600_000);
    const { columns } = (await (await request.get("/api/v1/datasets/demo")).json()) as { columns: { name: string; label: string }[] };
    const english = await englishOnly(locale, columns.flatMap(({ name, label }) => [name, label]));
    expect(english.whole.length).toBeGreaterThan(700);
    expect(english.parts.length).toBeGreaterThan(200);
    await needValuation(request);
    const [first, second] = await needModels(request, 2);
    const server = new Set(await saidByServer(request));
    const { items: valuations } = await (await request.get("/api/v1/valuations")).json();
    const { items: batches } = await (await request.get("/api/v1/batches")).json();
    await context.addCookies([{ name: "hp-locale", value: locale, url: baseURL ?? "" }]);
    const models = ["accuracy", "drivers", "equity", "fairness", "ranges", "market", "comparables", "made"].map((tab) => `/models/${first?.id}?tab=${tab}`);
    const runs = ["curves", "metrics", "config", "reproduce", "log"].map((tab) => `/runs/${first?.run_id}?tab=${tab}`);
    const compared = ["scores", "tier", "month", "ranges", "curves", "cost"].map((part) => `/compare?m=${first?.id},${second?.id}&part=${part}`);
    const sales = ["", "/checks", "/map", "/rows", "/versions"].map((part) => `/data/demo${part}`);
    const one = [`/value/${valuations[0]?.id}`, ...(batches[0] ? [`/batch/${batches[0].run.id}`] : [])];
    const plain = ["/", "/data", "/data/import", "/train?ds=demo", "/runs", "/schedules", "/models", "/models/none", "/compare", "/errors", "/value", "/batch", "/workers", "/settings", "/settings/notifications", "/help", "/account", "/nowhere"];
    const left: string[] = [];
    const wide: string[] = [];
    const failed: string[] = [];
    for (const path of [...plain, ...sales, ...models, ...runs, ...compared, ...one]) {
      await page.setViewportSize({ width: 390, height: 844 });
      const answer = await page.goto(path);
      if ((answer?.status() ?? 500) >= 500) failed.push(path);
      await page.waitForLoadState("networkidle");
      const over = await overflow(page);
      if (over > 0) wide.push(`${path}: ${over} px`);
      if (LOOK) await page.screenshot({ path: `${LOOK}/${locale}-390-${path.replaceAll(/\W+/g, "-")}.png`, fullPage: true });
      left.push(...leftInEnglish((await shownTexts(page)).filter((text) => !server.has(text)), english).map((text) => `${path} ${text}`));
    }
    expect.soft(failed, "pages that the server could not draw").toEqual([]);
    expect.soft(wide).toEqual([]);
    expect(left).toEqual([]);
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
  await page.goto("/value");
  await page.waitForLoadState("networkidle");
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((text) => text.includes("Entrenar modelo") || text.includes("Valorar esta vivienda") || text.includes("Évaluer ce logement"))).toEqual([]);
});
