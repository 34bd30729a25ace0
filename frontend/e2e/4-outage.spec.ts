import { execSync } from "node:child_process";

import { endless, expect, getRun, percentOf, runItem, startRun, stopAll, test } from "./studio";

const CONTROL = process.env.E2E_SUPERVISORCTL;
const control = (verb: "stop" | "start") => execSync(`${CONTROL} ${verb} backend`, { stdio: "pipe" });

test.skip(!CONTROL, "E2E_SUPERVISORCTL names no way to stop the backend; ./test.sh e2e does");

test.afterEach(({ request }) => stopAll(request));

test("the page says that the server is away, keeps what it showed and recovers by itself", async ({ page, request }) => {
  const run = await startRun(request, endless);
  await page.goto("/train?ds=demo");
  const bar = runItem(page, "PyTorch").getByRole("progressbar");
  await expect.poll(() => percentOf(bar), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.evaluate(() => document.body.setAttribute("data-same-page", "yes"));
  const before = await percentOf(bar);
  const banner = page.getByText("Cannot reach the server.");
  try {
    control("stop");
    await expect(banner).toBeVisible({ timeout: 15_000 });
    await expect(bar).toBeVisible();
    expect(await percentOf(bar)).toBeGreaterThanOrEqual(before);
    await expect(page.getByRole("button", { name: /^Cancel/ }).first()).toBeDisabled();
  } finally {
    control("start");
  }
  await expect(banner).toBeHidden({ timeout: 30_000 });
  await expect.poll(() => percentOf(bar), { timeout: 30_000 }).toBeGreaterThan(before);
  await expect(page.locator("body[data-same-page]")).toBeAttached();
  expect((await getRun(request, run.id)).state).toBe("running");
});
