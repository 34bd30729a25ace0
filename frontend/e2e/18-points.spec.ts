import type { Page } from "@playwright/test";

import type { DatasetRead } from "@/lib/api/generated";

import { address, needPages, open } from "./pages";
import { DRAWING, expect, stopAll, test } from "./studio";
import { faults, focused } from "./walks";

// The acceptance points of docs/interface.md that no other test measures.
test.use({ launchOptions: DRAWING });
test.beforeAll(({ request }) => needPages(request));

/** Pages that ask the server for something of their own. What they show then is on /dev/ui too, in both themes. */
const ASKING = ["/", "/data/demo", "/train?ds=demo", "/runs/RUN", "/models/MODEL", "/compare?m=MODEL,OTHER", "/errors?m=MODEL", "/value?ds=demo", "/batch"];
const BROKEN = { type: "about:blank", title: "Not possible now", status: 400, code: "invalid_data", detail: "Something went wrong here.", hint: "Try again.", error_ref: "0123456789" };

test("pages that wait, and pages whose server refuses, have no accessibility fault", async ({ page }) => {
  test.setTimeout(240_000);
  const held: (() => Promise<void>)[] = [];
  for (const state of ["waiting", "refused"] as const) {
    await page.route("**/api/v1/**", (route) => {
      if (route.request().url().includes("/events")) return route.abort();
      if (state === "refused") return route.fulfill({ status: 400, json: BROKEN, contentType: "application/problem+json" });
      held.push(() => route.abort());
    });
    for (const path of ASKING) {
      await page.goto(address(path));
      await expect(page.getByRole("heading", { level: 1 }), path).toBeVisible();
      if (state === "refused") await expect(page.getByRole("main").getByText(/Something went wrong here|could not be|cannot/).first(), path).toBeVisible({ timeout: 30_000 });
      else await page.waitForTimeout(300);
      expect(await faults(page), `${path}, ${state}`).toEqual([]);
    }
    await page.unroute("**/api/v1/**");
    await Promise.all(held.splice(0).map((letGo) => letGo().catch(() => undefined)));
  }
});

/** Presses a key until something has the focus; the keyboard has no other way to it. */
async function until(page: Page, key: string, wanted: RegExp, most = 150): Promise<void> {
  for (let press = 0; press < most; press++) {
    await page.keyboard.press(key);
    const { name, seen, ring } = await focused(page);
    if (!wanted.test(name)) continue;
    expect({ name, seen, ring }, "the focus is seen").toEqual({ name, seen: true, ring: true });
    return;
  }
  throw new Error(`${most} times ${key} did not reach ${wanted}`);
}

/** Single keys mean nothing in a field: the focus goes to the heading, as after a change of page. */
async function goTo(page: Page, key: string, path: RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("g");
  await page.keyboard.press(key);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
}

test("from a training over the comparison and the errors to a value by keyboard alone", async ({ page, request }) => {
  await open(page, "/train?ds=demo");
  await expect(page.getByRole("button", { name: /^Train model/ })).toBeEnabled();
  await page.keyboard.press("Tab");
  expect((await focused(page)).name).toContain("Skip to the content");
  await page.keyboard.press("Enter");
  await until(page, "Tab", /^input epochs/);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("5");
  await until(page, "Tab", /^button Train model/);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Queued|Training|queued|runs now/).first()).toBeVisible();

  await goTo(page, "c", /\/compare/);
  await expect(page.getByRole("button", { name: /v\d/ }).first()).toBeVisible();
  for (let chosen = 1; chosen <= 2; chosen++) {
    await until(page, "Tab", /^button (?!Remove).*v\d/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Compared models" }).getByRole("listitem")).toHaveCount(chosen);
    await page.getByRole("heading", { level: 1 }).focus();
  }
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /Search/ })).toBeFocused();
  await page.keyboard.type("errors");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/errors/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await goTo(page, "v", /\/value/);
  await expect(page.getByRole("button", { name: "Fill with an example" })).toBeVisible();
  await until(page, "Tab", /Fill with an example/);
  await page.keyboard.press("Enter");
  await until(page, "Tab", /^button Value this home/);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("value")).toHaveText(/^\$[\d,]+$/);
  await stopAll(request);
});

test("wherever the Tab key goes, the focus has a ring and nothing covers it", async ({ page }) => {
  for (const path of ["/train?ds=demo", "/models", "/models/MODEL", "/compare?m=MODEL,OTHER", "/value/VALUATION"]) {
    await open(page, path);
    await page.waitForLoadState("networkidle");
    const unseen: unknown[] = [];
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (!at.name.startsWith("body") && !(at.seen && at.ring)) unseen.push(at);
    }
    expect(unseen, path).toEqual([]);
  }
});

/** What the live regions of a page say from now on, each change once. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const last = new WeakMap<Element, string>();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]");
        const said = region?.textContent?.trim() ?? "";
        if (!region || said === "" || last.get(region) === said) continue;
        last.set(region, said);
        heard.push(said);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test("a training says at most six sentences to screen readers", async ({ page }) => {
  await open(page, "/train?ds=demo");
  await page.getByRole("textbox", { name: "Epochs" }).fill("60");
  await page.waitForLoadState("networkidle");
  const heard = await listen(page);
  await page.getByRole("button", { name: "Train model" }).click();
  const ofTraining = async () => (await heard()).filter((said) => /LightGBM/.test(said));
  await expect.poll(async () => (await ofTraining()).some((said) => /done|finished|is over/i.test(said)), { timeout: 120_000 }).toBe(true);
  test.info().annotations.push({ type: "sentences", description: (await ofTraining()).join(" | ") });
  expect((await ofTraining()).length).toBeGreaterThan(1);
  expect((await ofTraining()).length).toBeLessThanOrEqual(6);
});

test("a finished curve is the same on every load, and what is shown of it changes no figure", async ({ page, request }) => {
  const curve = () => request.get(address("/api/v1/runs/RUN/curve")).then((answer) => answer.text());
  expect(await curve()).toBe(await curve());
  await open(page, "/models");
  const table = page.getByRole("table", { name: /^Models of Sample market/ }).first();
  const figures = async () => (await table.getByRole("row").allInnerTexts()).slice(1).map((row) => row.replaceAll(/\d+ (sec|min)\. ago|just now/g, "lately").replaceAll(/\s+/g, " ")).sort();
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  const before = await figures();
  for (const header of await table.getByRole("columnheader").getByRole("button", { name: /sort/i }).all()) await header.click();
  expect(await figures()).toEqual(before);
});

test("what is downloaded of a data set can be imported again without loss", async ({ request }) => {
  const csv = await (await request.get("/api/v1/datasets/demo/rows.csv")).body();
  const file = { name: "again.csv", mimeType: "text/csv", buffer: csv };
  const answer = await request.post("/api/v1/datasets", { multipart: { file, name: `Again ${Date.now()}`, currency: "USD", area_unit: "ft2" }, timeout: 80_000 });
  expect(answer.status(), await answer.text()).toBe(201);
  const again = (await answer.json()) as DatasetRead;
  const demo = (await (await request.get("/api/v1/datasets/demo")).json()) as DatasetRead;
  expect(again.rows).toBe(demo.rows);
  expect(await (await request.get(`/api/v1/datasets/${again.id}/rows.csv`)).text()).toBe(csv.toString("utf-8"));
  await request.delete(`/api/v1/datasets/${again.id}`);
});
