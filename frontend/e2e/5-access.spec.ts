import { needPages, open, PAGES, settled, WITH_MAP } from "./pages";
import { DRAWING, expect, overflow, test } from "./studio";
import { faults, shifts, watchScripts, watchShifts } from "./walks";

test.use({ launchOptions: DRAWING });
test.beforeAll(({ request }) => needPages(request));

/** Kilobytes of packed scripts of a page without a map. */
const SCRIPT_KB = 220;
const MOST_SHIFT = 0.05;
/** The largest step between neighbouring sizes of type, 20 and 28 px. */
const TYPE_STEP = 1.4;
/** A phone, and a screen of 1280 px at 400 %. */
const NARROW = [360, 320];

/** The themes differ in colours only, so the second one needs one rule only. */
const CONTRAST = ["color-contrast"];

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name}: axe finds nothing in either theme, nothing jumps, scripts are few, 360 px and 400 % need no sideways scroll`, async ({ page }) => {
    await watchShifts(page);
    const kilobytes = await watchScripts(page);
    await page.emulateMedia({ colorScheme: "light" });
    await open(page, path);
    await page.waitForLoadState("networkidle");
    const shift = await shifts(page);
    test.info().annotations.push({ type: "scripts, KB", description: kilobytes().toFixed(1) }, { type: "shift", description: shift.toFixed(3) });
    expect(shift, "how far the content jumps").toBeLessThan(MOST_SHIFT);
    expect(kilobytes(), "scripts were counted").toBeGreaterThan(100);
    if (!WITH_MAP.includes(name)) expect(kilobytes(), "KB of scripts").toBeLessThanOrEqual(SCRIPT_KB);
    expect(await faults(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    await settled(page);
    expect(await faults(page, CONTRAST), "dark").toEqual([]);
    for (const width of NARROW) {
      await page.setViewportSize({ width, height: 640 });
      await expect.poll(() => overflow(page), { message: `${width} px` }).toBeLessThanOrEqual(0);
    }
  });
}

test("value with errors and with a result: axe finds nothing, value and range are both seen at 360 px", async ({ page }) => {
  await open(page, "/value?ds=demo");
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  expect(await faults(page), "errors").toEqual([]);
  await page.getByRole("button", { name: "Fill with an example" }).click();
  await page.getByRole("button", { name: "Value this home" }).click();
  await expect(page.getByTestId("value")).toBeVisible();
  expect(await faults(page), "result").toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  await page.getByTestId("value").evaluate((value) => value.scrollIntoView({ block: "start" }));
  const [value, range] = await Promise.all([page.getByTestId("value"), page.getByTestId("range")].map((part) => part.evaluate((element) => ({ bottom: element.getBoundingClientRect().bottom, size: parseFloat(getComputedStyle(element).fontSize) }))));
  expect(Math.max(value?.bottom ?? Infinity, range?.bottom ?? Infinity), "in one screen").toBeLessThanOrEqual(740);
  expect((value?.size ?? 0) / (range?.size ?? 1), "one step of type apart").toBeLessThanOrEqual(TYPE_STEP);
});

test("the theme button goes from system over light to dark, and the choice is kept", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, "/help");
  await page.getByRole("banner").getByRole("button", { name: /theme/i }).dblclick();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
