import { execSync } from "node:child_process";

import type { APIRequestContext, Page } from "@playwright/test";

import { endless, expect, getRun, percentOf, runItem, startRun, stopAll, test } from "./studio";

const CONTROL = process.env.E2E_SUPERVISORCTL;
const API = process.env.E2E_API_URL;
const control = (...words: string[]) => execSync([CONTROL, ...words].join(" "), { encoding: "utf8" }).trim();
const signal = (name: "STOP" | "CONT") => process.kill(Number(control("pid", "backend")), `SIG${name}`);

/** What the studio promises: said within ten seconds, and over five seconds after the server is back. */
const SAID_MS = 10_000;
const OVER_MS = 5_000;
const AWAY_MS = 20_000;

const WAYS = [
  { name: "is killed while events come", polls: false, away: () => void control("stop", "backend"), back: () => void control("start", "backend") },
  { name: "hangs while the page asks every two seconds", polls: true, away: () => signal("STOP"), back: () => signal("CONT") },
];

test.skip(!CONTROL || !API, "E2E_SUPERVISORCTL and E2E_API_URL name no backend that can be stopped; ./test.sh e2e does");
test.setTimeout(180_000);

test.afterEach(({ request }) => stopAll(request));

async function showTraining(page: Page, request: APIRequestContext, polls: boolean) {
  if (polls) await page.route("**/api/v1/events", (route) => route.fulfill({ status: 503 }));
  const run = await startRun(request, endless);
  await page.goto("/train?ds=demo");
  const bar = runItem(page, "PyTorch").getByRole("progressbar");
  await expect.poll(() => percentOf(bar), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.evaluate(() => document.body.setAttribute("data-same-page", "yes"));
  return { run, bar };
}

/** Seconds until what is waited for, kept with the result. */
async function measured(what: string, wait: () => Promise<void>): Promise<number> {
  const began = Date.now();
  await wait();
  const took = Date.now() - began;
  test.info().annotations.push({ type: what, description: `${(took / 1000).toFixed(1)} s` });
  return took;
}

for (const { name, polls, away, back } of WAYS) {
  test(`the page says that the server is away when it ${name}, keeps what it showed and recovers by itself`, async ({ page, request }) => {
    const { run, bar } = await showTraining(page, request, polls);
    const before = await percentOf(bar);
    const banner = page.getByText("Cannot reach the server.");
    const began = Date.now();
    away();
    try {
      await measured("banner", () => expect(banner).toBeVisible({ timeout: SAID_MS }));
      await expect(bar).toBeVisible();
      expect(await percentOf(bar)).toBeGreaterThanOrEqual(before);
      await expect(page.getByRole("button", { name: /^Cancel/ }).first()).toBeDisabled();
      await page.waitForTimeout(Math.max(0, AWAY_MS - (Date.now() - began)));
      await expect(banner).toBeVisible();
    } finally {
      back();
    }
    await expect.poll(() => request.get(`${API}/health`, { timeout: 1000 }).then((answer) => answer.ok(), () => false), { timeout: 60_000, intervals: [100] }).toBe(true);
    await measured("recovery", () => expect(banner).toBeHidden({ timeout: OVER_MS }));
    await expect.poll(() => percentOf(bar), { timeout: 30_000 }).toBeGreaterThan(before);
    await expect(page.locator("body[data-same-page]")).toBeAttached();
    expect((await getRun(request, run.id)).state).toBe("running");
  });
}

test("a server that is only slow is not called away", async ({ page, request }) => {
  const { bar } = await showTraining(page, request, true);
  const before = await percentOf(bar);
  // Every list of runs takes longer than the banner would.
  await page.route("**/api/v1/runs?**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SAID_MS + 2_000));
    await route.continue();
  });
  const banner = page.getByText("Cannot reach the server.");
  await expect.poll(async () => (await banner.isVisible()) || (await percentOf(bar)) > before, { timeout: 60_000 }).toBe(true);
  await expect(banner).toBeHidden();
});
