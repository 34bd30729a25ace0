import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import type { APIRequestContext, Page } from "@playwright/test";

import type { BatchRead, BatchRows, NewValuationLinkRead, ValuationRead } from "@/lib/api/generated";

import { type Known, known, walk } from "./estimates";
import { address, needPages, open, PAGES } from "./pages";
import { DRAWING, expect, needModels, needValuation, test, untilOver } from "./studio";

test.use({ launchOptions: DRAWING });
test.setTimeout(300_000);

const PYTHON = process.env.E2E_PYTHON ?? "../.venv/bin/python";
const HOMES = 60;
/** At least so many estimates are on the pages that have any, so that a page that writes none does not pass. */
const LEAST: Record<string, number> = { overview: 1, value: 1, "one valuation": 2, errors: 25 };

let batch: BatchRead;
let all: Known[] = [];

test.beforeAll(async ({ request }) => {
  test.setTimeout(300_000);
  await needPages(request);
  batch = await needBatch(request);
  const { items } = (await (await request.get("/api/v1/valuations?limit=100")).json()) as { items: ValuationRead[] };
  all = items.map((one) => known(one, one.dataset.currency));
});

/** Sales of the sample market, valued as homes. */
async function needBatch(request: APIRequestContext): Promise<BatchRead> {
  const [model] = await needModels(request, 1);
  const table = await (await request.get("/api/v1/datasets/demo/rows.csv")).text();
  const file = { name: "homes.csv", mimeType: "text/csv", buffer: Buffer.from(table.split("\n").slice(0, HOMES + 1).join("\n")) };
  const answer = await request.post("/api/v1/batches", { multipart: { file, model: model?.id ?? "" } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  const { run } = (await answer.json()) as BatchRead;
  expect((await untilOver(request, run.id)).state).toBe("succeeded");
  return (await (await request.get(`/api/v1/batches/${run.id}`)).json()) as BatchRead;
}

/** Nothing bare, and so many estimates. */
async function walked(page: Page, name: string, least = 0): Promise<void> {
  const { estimates, faults } = await walk(page, all);
  expect(faults, name).toEqual([]);
  expect(estimates, `estimates on ${name}`).toBeGreaterThanOrEqual(least);
  test.info().annotations.push({ type: name, description: `${estimates} estimates` });
}

test("no page shows an estimate without its range and how sure it is", async ({ page }) => {
  for (const [name, path] of Object.entries(PAGES)) {
    await open(page, path);
    await page.waitForLoadState("networkidle");
    await walked(page, name, LEAST[name]);
  }
});

test("no answer to what a person does shows one", async ({ page }) => {
  await page.goto("/value?ds=demo");
  await page.getByRole("button", { name: "Fill with an example" }).click();
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByTestId("value")).toBeVisible();
  await walked(page, "the value of a home", 2);

  await page.goto(address("/value/VALUATION"));
  const whatIf = page.getByRole("region", { name: "What if" });
  const area = whatIf.getByLabel(/^Living area/);
  await area.fill(String(Math.round(1.2 * Number(await area.inputValue()))));
  await expect(whatIf.getByText("With the changes")).toBeVisible();
  await expect(page.getByRole("region", { name: "This home over time" })).toContainText("Its values so far");
  await walked(page, "a scenario and the past of a home", 4);

  await page.goto(address("/models/MODEL?tab=comparables"));
  await expect(page.getByText(/^The home in the middle of the sales/)).toBeVisible();
  await walked(page, "the typical home of a model", 1);

  await page.goto(address("/errors?m=MODEL"));
  await page.getByRole("button", { name: /^Details and comparables/ }).first().click();
  await expect(page.getByRole("dialog").getByText(/^Valued again/)).toBeVisible();
  await walked(page, "a sale of the blind test", 2);

  await page.goto("/");
  await expect(page.getByRole("link", { name: /^\$/ }).first()).toBeVisible(); // the page listens to keys by then
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Search/ }).fill("$");
  await expect(page.getByRole("option").filter({ hasText: "$" }).first()).toBeVisible();
  await walked(page, "the search");
});

test("neither do the pages of a batch", async ({ page }) => {
  await page.goto(`/batch/${batch.run.id}`);
  await expect(page.getByText("Sum of the values")).toBeVisible();
  await expect(page.getByText("no range of its own")).toBeVisible();
  await page.goto(`/batch/${batch.run.id}?tab=homes`);
  await expect(page.getByRole("table", { name: "Homes" }).getByRole("row").nth(1)).toBeVisible();
  await walked(page, "the homes of a batch", 40);
  await page.goto(`/batch/${batch.run.id}?tab=map`);
  const map = page.getByTestId("map");
  await expect(map).toHaveAttribute("data-state", "idle");
  await chooseAny(page);
  await walked(page, "the map of a batch", 1);
});

/** Clicks through the map until a home is hit. */
async function chooseAny(page: Page): Promise<void> {
  const canvas = page.getByTestId("map").locator("canvas").first();
  const box = await canvas.boundingBox();
  const chosen = page.getByRole("region", { name: "Chosen home" }).getByText(/^Row \d+/);
  for (let y = 0.1; y < 0.95 && (await chosen.count()) === 0; y += 0.05) {
    for (let x = 0.05; x < 1 && (await chosen.count()) === 0; x += 0.04) await canvas.click({ position: { x: x * (box?.width ?? 0), y: y * (box?.height ?? 0) } });
  }
  await expect(chosen).toBeVisible();
}

test("nor the page of a homeowner, nor the paper", async ({ page, request }) => {
  const valuation = await needValuation(request);
  all = [...all, known(valuation, valuation.dataset.currency)];
  const { address: link } = (await (await request.post(`/api/v1/valuations/${valuation.id}/links`, { data: { days: 7 } })).json()) as NewValuationLinkRead;
  await page.goto(link.slice(link.indexOf("/shared")));
  await expect(page.getByTestId("shared-value")).toBeVisible();
  await walked(page, "the page of a homeowner", 1);
  await page.goto(`/value/${valuation.id}`);
  await expect(page.getByTestId("print-sheet").getByText("Living area").first()).toBeAttached();
  await page.emulateMedia({ media: "print" });
  await walked(page, "the paper", 2);
});

test("every file has the range and the reason of each value in its row", async ({ request }, info) => {
  const valuation = await needValuation(request);
  const json = (await (await request.get(`/api/v1/valuations/${valuation.id}`)).json()) as ValuationRead;
  expect(json.low_90).toBeLessThan(json.value);
  expect(json.high_90).toBeGreaterThan(json.value);
  expect(json.confidence.reason).not.toBe("");
  const csv = await (await request.get(`/api/v1/valuations/${valuation.id}/valuation.csv`)).text();
  for (const name of ["value", "low_90", "high_90", "confidence", "confidence_reason"]) expect(csv).toMatch(new RegExp(`^value,"",${name},.+,`, "m"));

  const rows = (await (await request.get(`/api/v1/batches/${batch.run.id}/rows?limit=100`)).json()) as BatchRows;
  complete(rows.items.map((row) => Object.fromEntries(rows.columns.map((name, at) => [name, row[at] ?? null]))));
  for (const kind of ["csv", "parquet", "xlsx"]) {
    const path = info.outputPath(`values.${kind}`);
    writeFileSync(path, await (await request.get(`/api/v1/batches/${batch.run.id}/values.${kind}`)).body());
    complete(JSON.parse(execFileSync(PYTHON, ["-c", READ, path], { encoding: "utf8" })) as Cells[]);
  }
});

/** Reads a table with the library that whoever downloads it is likely to have. */
const READ = `
import json, sys
import openpyxl, polars
path = sys.argv[1]
if path.endswith("xlsx"):
    names, *rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].values
    rows = [dict(zip(names, row)) for row in rows]
else:
    rows = (polars.read_parquet if path.endswith("parquet") else polars.read_csv)(path).to_dicts()
print(json.dumps(rows, default=str))
`;

type Cells = Record<string, unknown>;

function complete(rows: Cells[]): void {
  expect(rows).toHaveLength(HOMES);
  const valued = rows.filter(({ value }) => value !== null && value !== "");
  expect(valued.length).toBeGreaterThan(HOMES / 2);
  const bare = valued.filter(({ value, low_90: low, high_90: high, confidence, reason }) => !(Number(low) <= Number(value) && Number(value) <= Number(high) && confidence && reason));
  expect(bare).toEqual([]);
}
