import type { CDPSession, Page } from "@playwright/test";

import { settled } from "./pages";
import { expect, overflow, test } from "./studio";
import { faults } from "./walks";

/** The page of all components; no page of the studio leads to it. */
async function openComponents(page: Page): Promise<void> {
  await page.goto("/dev/ui");
  await expect(page.getByRole("heading", { level: 1, name: "Components" })).toBeVisible();
  await expect(page.getByRole("group", { name: /^Intervals/ })).toBeVisible();
}

for (const width of [390, 1280]) {
  test(`every component in every state fits ${width} px and has no accessibility fault in either theme`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openComponents(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      expect(await faults(page), colorScheme).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `test-results/components-${width}-${colorScheme}.png`, fullPage: true });
    }
  });
}

const OPENS: [string, (page: Page) => ReturnType<Page["getByRole"]>][] = [
  ["Open a dialog", (page) => page.getByRole("dialog", { name: "A dialog" })],
  ["Ask a question", (page) => page.getByRole("alertdialog")],
  ["Ask what is blocked", (page) => page.getByRole("alertdialog")],
  ["Actions", (page) => page.getByRole("menu")],
  ["Open a popover", (page) => page.getByRole("dialog", { name: "A popover" })],
  ["Show a toast", (page) => page.getByText("A toast")],
];

test("what opens takes the focus, has no accessibility fault, and gives the focus back when Escape closes it", async ({ page }) => {
  await openComponents(page);
  for (const [button, layer] of OPENS) {
    await page.getByRole("button", { name: button }).focus();
    await page.keyboard.press("Enter");
    await expect(layer(page), button).toBeVisible();
    expect(await faults(page), button).toEqual([]);
    if (button === "Show a toast") continue;
    if (button !== "Open a popover") await expect.poll(() => layer(page).evaluate((opened) => opened.contains(document.activeElement)), { message: `${button} takes the focus` }).toBe(true);
    await page.keyboard.press("Escape");
    await expect(layer(page), button).toBeHidden();
    await expect(page.getByRole("button", { name: button }), "the focus comes back").toBeFocused();
  }
  await page.getByRole("button", { name: "Actions" }).click();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Actions" }).click();
  await expect(page.getByRole("menu"), "a second press closes it").toBeHidden();
});

test("tabs are one stop of the Tab key, and arrows move between them", async ({ page }) => {
  await openComponents(page);
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await tab("First").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab("Second")).toBeFocused();
  await expect(tab("First")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(tab("Second")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab").last()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tabpanel")).toBeFocused();
});

test("nothing moves for readers who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openComponents(page);
  await page.waitForTimeout(300);
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().duration ?? 0) > 1).length);
  expect(moving).toBe(0);
});

/** The colour in the middle of each family's mark as the browser draws it, in the order of the page. */
async function drawnMarks(page: Page): Promise<[number, number, number][]> {
  const colours: [number, number, number][] = [];
  for (const mark of await page.getByTestId(/^mark-/).all()) {
    const picture = (await mark.screenshot()).toString("base64");
    colours.push(
      await page.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
        pen.drawImage(image, 0, 0);
        const [red = 0, green = 0, blue = 0] = pen.getImageData(Math.round(image.width / 2), Math.round(image.height * 0.55), 1, 1).data;
        return [red, green, blue] as [number, number, number];
      }, picture),
    );
  }
  return colours;
}

const VISIONS = ["none", "protanopia", "deuteranopia", "tritanopia"] as const;

test("the browser's simulations of colour blindness leave the marks of the families apart", async ({ page }) => {
  const wire: CDPSession = await page.context().newCDPSession(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await openComponents(page);
    await settled(page);
    for (const type of VISIONS) {
      await wire.send("Emulation.setEmulatedVisionDeficiency", { type });
      const marks = await drawnMarks(page);
      expect(marks).toHaveLength(6);
      const distances = marks.flatMap((one, at) => marks.slice(at + 1).map((other) => Math.hypot(...one.map((part, channel) => part - (other[channel] ?? 0)))));
      test.info().annotations.push({ type: `smallest distance, ${colorScheme}, ${type}`, description: Math.min(...distances).toFixed(0) });
      expect(Math.min(...distances), `${colorScheme}, ${type}`).toBeGreaterThan(25);
    }
  }
});

test("forced colours keep every edge, what is chosen, and how far a run is", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openComponents(page);
  const without = await page.locator("main button:visible, main input:visible, main select:visible").evaluateAll((all) =>
    all
      .filter((control) => {
        if (control.matches("input[type=radio], input[type=checkbox], [role=tab]") || control.getAttribute("popovertarget") || control.closest("th")) return false;
        const { borderTopWidth, borderTopStyle } = getComputedStyle(control);
        return parseFloat(borderTopWidth) < 1 || borderTopStyle === "none";
      })
      .map((control) => control.getAttribute("aria-label") ?? control.textContent),
  );
  expect(without, "controls without an edge").toEqual([]);
  const edges = await page.getByRole("tab").evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
  expect(new Set(edges).size, "the open tab differs").toBe(2);
  const bars = await page.getByRole("progressbar").evaluateAll((all) => all.map((bar) => [getComputedStyle(bar).backgroundColor, getComputedStyle(bar.firstElementChild as Element).backgroundColor]));
  for (const [ground, fill] of bars) expect(fill).not.toBe(ground);
});
