import { endless, expect, getRun, percentOf, runItem, startRun, stopAll, test, untilOver } from "./studio";

test.afterEach(({ request }) => stopAll(request));

test("a training goes on when the browser closes, and another browser shows it", async ({ browser, request, page }) => {
  const run = await startRun(request, endless);
  await page.goto("/train?ds=demo");
  const bar = runItem(page, "PyTorch").getByRole("progressbar");
  await expect.poll(() => percentOf(bar), { timeout: 60_000 }).toBeGreaterThan(0);
  const seen = (await getRun(request, run.id)).progress.percent;
  await page.close();

  const other = await browser.newContext();
  const second = await other.newPage();
  await second.goto("/train?ds=demo");
  const again = runItem(second, "PyTorch").getByRole("progressbar");
  await expect(again).toBeVisible();
  await expect.poll(() => percentOf(again)).toBeGreaterThanOrEqual(Math.floor(seen));
  const truth = await getRun(request, run.id);
  expect(truth.state).toBe("running");
  expect(await percentOf(again)).toBeLessThanOrEqual(Math.ceil((await getRun(request, run.id)).progress.percent));
  await other.close();
});

test("cancel stops a running training", async ({ page, request }) => {
  const run = await startRun(request, endless);
  await page.goto(`/runs/${run.id}`);
  await expect.poll(async () => (await getRun(request, run.id)).phase, { timeout: 60_000 }).toBe("training");
  await page.getByRole("button", { name: /^Cancel/ }).click();
  const confirm = page.getByRole("alertdialog").getByRole("button", { name: "Stop training" });
  if (await confirm.isVisible({ timeout: 1000 }).catch(() => false)) await confirm.click();
  expect((await untilOver(request, run.id, 30_000)).state).toBe("cancelled");
  await expect(page.getByText("Cancelled", { exact: true }).filter({ visible: true }).first()).toBeVisible();
});

test("a double click on Train model starts one run", async ({ page, request }) => {
  const count = async () => (await (await request.get("/api/v1/runs?limit=200")).json()).items.length as number;
  const before = await count();
  await page.goto("/train?ds=demo");
  await page.getByRole("radio", { name: /^LightGBM/ }).click();
  await page.getByRole("textbox", { name: "Epochs" }).fill("5");
  await page.getByRole("button", { name: "Train model" }).dblclick();
  await expect.poll(count).toBe(before + 1);
  await page.waitForTimeout(1000);
  expect(await count()).toBe(before + 1);
});
