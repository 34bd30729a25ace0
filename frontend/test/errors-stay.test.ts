import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

import { ESLint } from "eslint";
import { expect, it } from "vitest";

/** The page is left whether it works or not. */
const LEAVES = ["features/account/people-menu.tsx: signOut"];

const FILES = readdirSync("features", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
  .map((name) => `features/${name}`);

const sources = new Map(FILES.map((path) => [path, readFileSync(path, "utf8")]));
const ofFeature = (path: string) => FILES.filter((other) => dirname(other) === dirname(path)).map((other) => sources.get(other) ?? "").join("\n");

/** What a module changes on the server: `save` of `save.mutate(…)`. */
const changes = (source: string) => new Set([...source.matchAll(/\b(\w+)\.mutate(?:Async)?\b/g)].flatMap(([, name]) => name ?? []));

/** Shown in the module, or where the change is handed on to. */
const isShown = (name: string, path: string) =>
  new RegExp(`\\b${name}\\.(error|isError)\\b|=\\{${name}\\}`).test(sources.get(path) ?? "") || (path.endsWith(".ts") && new RegExp(`\\.${name}\\.(error|isError)\\b|\\b${name}\\.error\\b`).test(ofFeature(path)));

it("each change that the server may refuse leaves its error on the page", () => {
  const all = [...sources].flatMap(([path, source]) => [...changes(source)].map((name) => ({ path, name })));
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter(({ path, name }) => !isShown(name, path)).map(({ path, name }) => `${path}: ${name}`)).toEqual(LEAVES);
});

const REFUSED = [
  "save.mutate(1, { onError: (error) => toast(text.failed, String(error)) });",
  "try { act(); } catch { toast(text.failed); }",
  "act().catch(() => toast(text.failed));",
  "toast(text.failed, problemOf(problem).detail);",
  "if (save.isError) toast(save.error.message);",
];

it("no error is written into a toast, which goes before it is read", { timeout: 120_000 }, async () => {
  const eslint = new ESLint();
  const faults = async (code: string) => {
    const [result] = await eslint.lintText(code, { filePath: "features/runs/example.ts" });
    return (result?.messages ?? []).filter(({ ruleId }) => ruleId === "no-restricted-syntax").length;
  };
  for (const code of REFUSED) expect(await faults(code), code).toBeGreaterThan(0);
  expect(await faults("save.mutate(1, { onSuccess: () => toast(text.saved) });")).toBe(0);
});
