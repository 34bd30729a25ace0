import type { APIRequestContext, Page } from "@playwright/test";

import type { DatasetRead, RunRead } from "@/lib/api/generated";

import { expect, getRun, overflow, stopAll, test, untilOver } from "./studio";
import { faults } from "./walks";

test.afterEach(({ request }) => stopAll(request));

const SALES = 150;

/** Sales in one zone; of `taxed` ones, a column is a fiftieth of the price. */
function sales(columns: "taxed" | "dated"): string {
  const lines = Array.from({ length: SALES }, (_, row) => {
    const size = (row * 37) % SALES;
    const price = 150_000 + 1_000 * size + 977 * ((row * 61) % 89);
    const day = new Date(Date.UTC(2021, 0, 1 + row)).toISOString().slice(0, 10);
    return [price, 900 + 11 * size, 1950 + (row % 60), columns === "dated" ? day : (price / 50).toFixed(2), "Centre"].join(",");
  });
  return [`price,sqft,year_built,${columns === "dated" ? "sold" : "tax"},zone`, ...lines].join("\n");
}

async function importSales(request: APIRequestContext, columns: "taxed" | "dated"): Promise<string> {
  const file = { name: `${columns}.csv`, mimeType: "text/csv", buffer: Buffer.from(sales(columns)) };
  const answer = await request.post("/api/v1/datasets", { multipart: { file, name: `Town of ${columns} sales`, currency: "USD", area_unit: "ft2" } });
  expect([200, 201], await answer.text()).toContain(answer.status());
  return ((await answer.json()) as DatasetRead).id;
}

type Fault = { table: "taxed" | "dated"; asked: Record<string, unknown>; cause: RegExp; button: string; changed: Partial<RunRead["settings"]> };

const FAULTS: Fault[] = [
  { table: "dated", asked: { learning_rate: 1e9 }, cause: /The loss must stay finite/, button: "Retry with a learning rate of 0.12", changed: { learning_rate: 0.12 } },
  { table: "taxed", asked: {}, cause: /A price must not follow from a few columns/, button: "Retry without the column tax", changed: { ignored_columns: ["tax"] } },
  { table: "taxed", asked: { split: "time", keep_leaks: ["tax"] }, cause: /split time needs a table with sale dates/, button: "Retry with a random split", changed: { split: "random:42" } },
  { table: "dated", asked: { split: "time:2021-01-10" }, cause: /sales leave \d after the split/, button: "Retry with the usual split", changed: { split: "auto" } },
  { table: "dated", asked: { property_columns: ["zone"] }, cause: /sales leave 0 after the split/, button: "Retry with every sale as a home of its own", changed: { property_columns: [] } },
];

async function failedRun(request: APIRequestContext, fault: Fault, dataset: string): Promise<RunRead> {
  const answer = await request.post("/api/v1/runs", { data: { model_type: "lightgbm", epochs: 5, dataset, ...fault.asked } });
  expect(answer.status(), await answer.text()).toBe(202);
  return (await answer.json()) as RunRead;
}

/** On a narrow page, and where runs are listed, the button has its place, too. */
async function fits(page: Page, run: RunRead, fault: Fault): Promise<void> {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of [`/runs/${run.id}`, `/train?ds=${run.dataset.id}`]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: fault.button }).first()).toBeVisible();
    expect(await overflow(page), path).toBe(0);
    expect(await faults(page), path).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Presses the button that says the change, and answers the id of the new run. */
async function retried(page: Page, { id }: RunRead, fault: Fault): Promise<string> {
  await page.goto(`/runs/${id}`);
  await expect(page.getByText(fault.cause).first()).toBeVisible();
  await expect(page.getByText(/Traceback/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Retry LightGBM/ })).toBeEnabled();
  await page.getByRole("button", { name: fault.button }).click();
  await expect(page.getByText("This is a new attempt at an earlier run.")).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

test("a failed training says its cause, and succeeds with the change that its button says", async ({ page, request }) => {
  const tables = { taxed: await importSales(request, "taxed"), dated: await importSales(request, "dated") };
  const runs: [Fault, RunRead][] = [];
  for (const fault of FAULTS) runs.push([fault, await failedRun(request, fault, tables[fault.table])]);
  const again: [Fault, string, string][] = [];
  for (const [fault, run] of runs) {
    expect((await untilOver(request, run.id)).state, fault.button).toBe("failed");
    if ("ignored_columns" in fault.changed) await fits(page, run, fault);
    again.push([fault, run.id, await retried(page, run, fault)]);
  }
  for (const [fault, former, id] of again) {
    const run = await untilOver(request, id);
    expect(run.state, `${fault.button}: ${run.error?.message}`).toBe("succeeded");
    expect(run.retry_of).toBe(former);
    expect(run.settings).toEqual({ ...(await getRun(request, former)).settings, ...fault.changed });
  }
});
