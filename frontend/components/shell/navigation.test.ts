import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { isCurrent, NAVIGATION } from "@/components/shell/navigation";

const root = join(import.meta.dirname, "..", "..");

it.each(NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href)))("the page behind %s exists", (href) => {
  expect(existsSync(join(root, "app", href, "page.tsx"))).toBe(true);
});

it("marks a section while one of its pages is open, and the overview only itself", () => {
  expect(isCurrent("/runs", "/runs/abc")).toBe(true);
  expect(isCurrent("/runs", "/runsheet")).toBe(false);
  expect(isCurrent("/", "/runs")).toBe(false);
});
