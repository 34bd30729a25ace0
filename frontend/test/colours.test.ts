import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { contrast, difference, VISIONS } from "@/test/colour-vision";

const SHEET = readFileSync(join(import.meta.dirname, "../app/globals.css"), "utf8");
const TOKENS = new Map([...SHEET.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]));
const THEMES = ["light", "dark"] as const;
const colour = (name: string, theme: (typeof THEMES)[number]) => TOKENS.get(name)?.[theme] ?? `no token ${name}`;

/** On what each text and each edge stands. */
const TEXTS: [string, string[]][] = [
  ["ink", ["bg", "card", "hover", "pressed", "accent-soft", "success-soft", "warn-soft", "danger-soft"]],
  ["muted", ["bg", "card", "hover", "accent-soft", "success-soft", "warn-soft", "danger-soft"]],
  ["accent", ["bg", "card", "accent-soft"]],
  ["success", ["card", "success-soft"]],
  ["warn", ["card", "warn-soft"]],
  ["danger", ["card", "danger-soft"]],
  ["on-accent", ["accent"]],
  ["on-danger", ["danger"]],
];
const SERIES = ["series-pytorch", "series-tensorflow", "series-huggingface", "series-other", "series-baseline"];

describe.each(THEMES)("in the %s theme", (theme) => {
  it.each(TEXTS)("%s can be read wherever it stands: 4.5 to 1", (text, grounds) => {
    for (const ground of grounds) expect(contrast(colour(text, theme), colour(ground, theme)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["muted", "accent", "danger", ...SERIES])("edges and marks of %s are seen on a card: 3 to 1", (mark) => {
    expect(contrast(colour(mark, theme), colour("card", theme))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(VISIONS))("every two families have colours that are told apart with %s colour vision", (vision) => {
    const pairs = SERIES.flatMap((one, at) => SERIES.slice(at + 1).map((other) => [one, other] as const));
    for (const [one, other] of pairs) expect(difference(colour(one, theme), colour(other, theme), vision), `${one} and ${other}`).toBeGreaterThanOrEqual(10);
  });
});

it("every family has a shape besides its colour", async () => {
  const { FAMILIES, familyShape } = await import("@/lib/families");
  expect(new Set(FAMILIES.map(familyShape)).size).toBe(FAMILIES.length);
});
