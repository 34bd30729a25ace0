import { gzipSync } from "node:zlib";

import AxeBuilder from "@axe-core/playwright";

import type { ModelSchemaRead, ValuationRead } from "@/lib/api/generated";

import { DRAWING, expect, needModels, needValuation, overflow, reload, test } from "./studio";

test.use({ launchOptions: DRAWING });

const SCRIPT_KB = 220;
const PAPER = ["A4", "Letter"] as const;
/** Objects of pages in a PDF file as Chromium writes it. */
const pages = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

test("a person finds the place of a home without knowing its coordinates", async ({ page, request }) => {
  await needModels(request, 1);
  await page.goto("/value?ds=demo");
  await page.getByRole("button", { name: "Fill with an example" }).click();
  const area = page.getByRole("combobox", { name: /Neighbou?rhood/ }).or(page.getByRole("textbox", { name: /Neighbou?rhood/ })).first();
  const name = await area.inputValue();
  await page.getByRole("searchbox", { name: /Area/ }).fill(name.slice(0, 4));
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByText(/less certain than its range says/)).toBeVisible();
  await page.getByText("Show it on a map").click();
  const map = page.getByTestId("pin-map");
  await expect(map).toHaveAttribute("data-state", "idle");
  await map.locator("canvas").click({ position: { x: 80, y: 90 } });
  await expect(page.getByText("Place: the point on the map.")).toBeVisible();
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/);
  await page.getByRole("link", { name: "Permanent page of this valuation" }).click();
  await expect(page.getByRole("img", { name: "This home" })).toBeVisible();
});

test("leaving a sale out and adding one moves what the sales imply, and never the value", async ({ page, request }) => {
  const valuation = await needValuation(request);
  await page.goto(`/value/${valuation.id}`);
  const value = await page.getByTestId("value").innerText();
  await expect(page.getByText(/^The 5 sales of the valuation imply/)).toBeVisible();
  await page.getByRole("checkbox", { name: "Count sale 2" }).uncheck();
  await expect(page.getByText(/^Your 4 sales imply/)).toBeVisible();
  await page.getByRole("button", { name: "Add a sale" }).click();
  await page.getByRole("button", { name: "Add sale 7" }).click();
  await expect(page.getByText(/^Your 5 sales imply/)).toBeVisible();
  await expect(page).toHaveURL(/out=2.*add=7|add=7.*out=2/);
  await reload(page);
  await expect(page.getByText(/^Your 5 sales imply/)).toBeVisible();
  await expect(page.getByTestId("value")).toHaveText(value);
  const stored = (await (await request.get(`/api/v1/valuations/${valuation.id}`)).json()) as ValuationRead;
  expect(stored).toEqual(valuation);
});

test("a scenario is shown beside the home with both ranges", async ({ page, request }) => {
  const [model] = await needModels(request, 1);
  const schema = (await (await request.get(`/api/v1/models/${model?.id}/schema`)).json()) as ModelSchemaRead;
  const area = schema.fields.find(({ role }) => role === "living_area");
  const valuation = await needValuation(request);
  await page.goto(`/value/${valuation.id}`);
  const whatIf = page.getByRole("region", { name: "What if" });
  await whatIf.getByLabel(new RegExp(area?.label ?? "")).fill(String(Math.round(1.2 * Number(schema.example[area?.name ?? ""]))));
  await expect(whatIf.getByText("With the changes")).toBeVisible();
  await expect(whatIf.getByText(/^\$[\d,]+ – \$[\d,]+$/)).toHaveCount(2);
  await expect(whatIf.getByText(/^Difference: \+\$/)).toBeVisible();
});

test("a valuation prints on exactly two pages and comes as CSV and JSON", async ({ page, request }) => {
  const valuation = await needValuation(request);
  await page.goto(`/value/${valuation.id}`);
  await expect(page.getByTestId("value")).toBeVisible();
  await expect(page.getByTestId("print-sheet").getByText("Living area").first()).toBeAttached();
  for (const format of PAPER) expect(pages(await page.pdf({ format })), format).toBe(2);
  await page.emulateMedia({ media: "print" });
  const sheets = await page.locator(".print-page").evaluateAll((all) => all.map((sheet) => ({ cut: sheet.scrollHeight - sheet.clientHeight, text: (sheet as HTMLElement).innerText })));
  expect(sheets.map(({ cut }) => cut), "nothing is cut off").toEqual([0, 0]);
  expect(sheets[0]?.text).toContain("Estimated market value");
  expect(sheets[1]?.text).toContain("How this was made, and what it cannot say");
  await page.emulateMedia({ media: "screen" });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  expect((await download).suggestedFilename()).toBe(`valuation-${valuation.id}.csv`);
  const json = await request.get((await page.getByRole("link", { name: "JSON" }).getAttribute("href")) ?? "");
  expect(await json.json()).toEqual(valuation);
});

test("a link shows the value to a stranger in three languages, until it is withdrawn", async ({ page, request, browser }) => {
  const valuation = await needValuation(request);
  await page.goto(`/value/${valuation.id}`);
  const links = page.getByRole("region", { name: "Show it to somebody" });
  await links.getByRole("button", { name: "Make a link" }).click();
  const address = (await links.getByText(/\/shared#hpv_/).innerText()).trim();
  const here = new URL(page.url()).origin;
  const local = here + address.slice(address.indexOf("/shared"));

  const context = await browser.newContext({ locale: "es-ES", viewport: { width: 390, height: 800 } });
  const stranger = await context.newPage();
  const answer = await stranger.goto(local);
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Cuánto puede valer esta vivienda");
  await stranger.getByRole("button", { name: "Français" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Ce que ce logement peut valoir");
  await stranger.getByRole("button", { name: "English" }).click();
  await expect(stranger.getByTestId("shared-value")).toHaveText(/^\$[\d,]+$/);
  expect(await overflow(stranger)).toBe(0);
  expect(await stranger.getByRole("navigation").count(), "nothing else of the studio").toBe(0);
  expect((await new AxeBuilder({ page: stranger }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await links.getByRole("button", { name: /^Withdraw/ }).first().click();
  await expect(links.getByText(/^withdrawn/).first()).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(/no funciona|does not work/);
  await context.close();
});

test("the form of a home needs at most 220 KB of packed scripts, and no map before one is opened", async ({ page, request }) => {
  await needValuation(request);
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (answer) => {
    if (/\.m?js(\?|$)/.test(answer.url())) scripts.set(answer.url(), answer.body());
  });
  await page.goto("/value?ds=demo");
  await expect(page.getByRole("button", { name: "Value this home" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Recent valuations" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const bodies = await Promise.all(scripts.values());
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length / 1024, 0);
  expect(kilobytes).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThanOrEqual(SCRIPT_KB);
  expect(bodies.filter((body) => body.includes("maplibregl")).length, "scripts of the map").toBe(0);
});

for (const [width, theme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]] as const) {
  test(`a valuation has no accessibility faults at ${width} px, ${theme}`, async ({ page, request }) => {
    const valuation = await needValuation(request);
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/value/${valuation.id}`);
    await expect(page.getByTestId("pin-map")).toHaveAttribute("data-state", "idle");
    await expect(page.getByRole("region", { name: "This home over time" })).toContainText("Its values so far");
    expect(await overflow(page)).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
}
