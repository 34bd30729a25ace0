import { readdirSync } from "node:fs";

import { expect, it } from "vitest";

/** The library of maps starts a worker where it is imported, which only a browser has: these are never loaded on the server. */
const ONLY_IN_BROWSER = ["features/map/draw-map.ts", "features/map/sales-map.tsx", "features/map/pin-map-drawn.tsx"];

/** Every module of the pages. */
const MODULES = ["app", "components", "features", "lib", "messages"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^api\/generated/.test(name)).map((name) => `${folder}/${name}`),
).filter((path) => !ONLY_IN_BROWSER.includes(path));

it("keeps no text at the top of a module, where the server would keep the language of its first reader", { timeout: 120_000 }, async () => {
  const kept: string[] = [];
  for (const path of MODULES) await import(/* @vite-ignore */ `@/${path}`).catch((error: unknown) => kept.push(`${path}: ${String(error)}`));
  expect(kept).toEqual([]);
});
