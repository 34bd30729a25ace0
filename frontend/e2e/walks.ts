import AxeBuilder from "@axe-core/playwright";
import type { CDPSession, Page } from "@playwright/test";

declare global {
  interface Window {
    /** Sum of the layout shifts since the page began, without those that answer an input. */
    shifted: number;
  }
}

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };

/** Every page that is opened from now on adds up how far its content jumps. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) if (!shift.hadRecentInput) window.shifted += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

export const shifts = (page: Page): Promise<number> => page.evaluate(() => window.shifted);

/** Counts the kilobytes of script bodies as they come over the wire, packed and without a cache. */
export async function watchScripts(page: Page): Promise<() => number> {
  const wire: CDPSession = await page.context().newCDPSession(page);
  await wire.send("Network.enable");
  await wire.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  wire.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  wire.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => bytes / 1024;
}

/** Every fault that axe finds, whatever its impact, targets below 24 pixels among them. */
export async function faults(page: Page, rules?: string[]): Promise<string[]> {
  // The ends of an open layer hand the focus on; it never rests there, although they are hidden and can have it.
  const axe = new AxeBuilder({ page }).exclude("[data-base-ui-focus-guard]");
  const { violations } = await (rules ? axe.withRules(rules) : axe.options({ rules: { "target-size": { enabled: true } } })).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** What keys are pressed for: that which has the focus, in words; and whether it can be seen with a ring around it. */
export const focused = (page: Page): Promise<{ name: string; seen: boolean; ring: boolean }> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement;
    const box = at.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    return {
      name: `${at.tagName.toLowerCase()} ${at.getAttribute("aria-label") ?? at.getAttribute("name") ?? at.textContent?.trim().slice(0, 40) ?? ""}`,
      seen: inView && top !== null && (at.contains(top) || top.contains(at)),
      ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    };
  });
