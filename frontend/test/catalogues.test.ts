import { readdirSync } from "node:fs";

import { afterEach, describe, expect, it, vi } from "vitest";

import type { Catalogue } from "@/lib/catalogue";
import { textIn } from "@/lib/catalogue";
import { date, integer, money } from "@/lib/format";
import { LOCALES } from "@/lib/locale";

/** The gallery of components is a page of those who build the studio; the shared messages are those of the server. */
const ENGLISH_ONLY = ["gallery", "shared"];

/** The files of texts of every feature, such as `models/drivers-messages`. */
const FILES = readdirSync("features")
  .filter((feature) => !ENGLISH_ONLY.includes(feature))
  .flatMap((feature) => readdirSync(`features/${feature}`).flatMap((file) => (/^([a-z]+-)*messages\.ts$/.test(file) ? [`${feature}/${file.replace(".ts", "")}`] : [])));

/** Texts that are not a feature's own. */
const SHARED: Record<string, () => Promise<Record<string, unknown>>> = {
  shell: () => import("@/messages/shell"),
  "every run": () => import("@/messages/runs"),
  "every page": () => import("@/messages/all"),
  "pages without a feature": () => import("@/messages/pages"),
  charts: () => import("@/messages/charts"),
  estimates: () => import("@/messages/estimates"),
  figures: () => import("@/messages/figures"),
  glossary: () => import("@/messages/glossary"),
  "groups of features": () => import("@/messages/groups"),
};

/** Each text with its path and the number of its parameters. */
function shape(texts: unknown, path = ""): string[] {
  if (typeof texts === "function") return [`${path}(${texts.length})`];
  if (typeof texts !== "object" || texts === null) return [path];
  return Object.entries(texts).flatMap(([key, part]) => shape(part, `${path}.${key}`));
}

const isCatalogue = (value: unknown): value is Catalogue<unknown> => typeof value === "object" && value !== null && "loads" in value;

async function catalogues(file: string): Promise<Catalogue<unknown>[]> {
  const [feature, name] = file.split("/");
  const texts: Record<string, unknown> = await (SHARED[file]?.() ?? import(`../features/${feature}/${name}.ts`));
  return Object.values(texts).filter(isCatalogue);
}

afterEach(() => vi.unstubAllGlobals());

it("finds the texts of the features", () => {
  expect(FILES).toEqual(expect.arrayContaining(["overview/messages", "training/messages", "models/drivers-messages", "runs/part-messages"]));
});

describe.each([...FILES, ...Object.keys(SHARED)])("%s", (file) => {
  it.each(LOCALES)("has every text in %s, with the parameters of English", async (locale) => {
    const all = await catalogues(file);
    expect(all).not.toEqual([]);
    for (const texts of all) expect(shape(await textIn(texts, locale)).toSorted()).toEqual(shape(texts.en).toSorted());
  });

  it("leaves no longer text in English", async () => {
    for (const texts of await catalogues(file))
      for (const locale of ["es", "fr"] as const) {
        const words = JSON.stringify(await textIn(texts, locale)).match(/"(?!docker )[^"]{25,}"/g) ?? []; // a command is the same in every language
        const english = JSON.stringify(texts.en);
        expect(words.filter((text) => english.includes(text))).toEqual([]);
      }
  });
});

it.each([
  ["en", "$1,234,567", "12,345", "3 Feb 2026"],
  ["es", "1.234.567 US$", "12.345", "3 feb 2026"],
  ["fr", "1 234 567 $US", "12 345", "3 févr. 2026"],
] as const)("writes money, numbers and dates as in %s", (lang, price, count, day) => {
  vi.stubGlobal("document", { documentElement: { lang } });
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
  expect(plain(money(1_234_567, "USD"))).toBe(price);
  expect(plain(integer(12_345))).toBe(count);
  expect(plain(date("2026-02-03"))).toBe(day);
});
