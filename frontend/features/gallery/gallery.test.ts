import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const read = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".tsx") && !name.endsWith(".test.tsx"))
    .map((name) => ({ name: name.replace(".tsx", ""), text: readFileSync(join(ROOT, folder, name), "utf8") }));

/** Parts that only another component shows. */
const INSIDE = ["dialog-window", "confirm-dialog", "menu-items"];

it.each(read("components/ui").map(({ name }) => name).filter((name) => !INSIDE.includes(name)))("the gallery shows %s", (name) => {
  expect(read("features/gallery").some(({ text }) => text.includes(`"@/components/ui/${name}"`))).toBe(true);
});

it("no page leads to the gallery", () => {
  const linking = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
    (path) => /^(app|components|features|lib|messages)\/.*\.tsx?$/.test(path) && !path.startsWith("features/gallery/") && readFileSync(join(ROOT, path), "utf8").includes("/dev/ui"),
  );
  expect(linking).toEqual([]);
});
