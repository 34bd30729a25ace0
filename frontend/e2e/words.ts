import { readdirSync } from "node:fs";

import type { APIRequestContext, Page } from "@playwright/test";

import { type Catalogue, textIn } from "@/lib/catalogue";
import type { Translated } from "@/lib/locale";

const isCatalogue = (value: unknown): value is Catalogue<unknown> => typeof value === "object" && value !== null && "loads" in value && "en" in value;

/** Labels that the server sends in English too, so that they say nothing of the page. */
const OF_SERVER = [".roles."];
const LEAST_LETTERS = 4;
const LEAST_FRAGMENT = 14;

type Text = { path: string; words: string };

/** Whole texts, and of texts with figures the parts between these. */
function textsIn(part: unknown, path = ""): { whole: Text[]; parts: Text[] } {
  if (typeof part === "string") return { whole: [{ path, words: part.trim() }], parts: [] };
  if (typeof part === "function") {
    const literals = part.toString().match(/[`"}][^`"${}\\]{14,}[`"$]/g) ?? [];
    const words = literals.map((literal) => literal.slice(1, -1).trim()).filter((text) => text.length >= LEAST_FRAGMENT && /[a-z]+ [a-z]+ [a-z]+/.test(text));
    return { whole: [], parts: words.map((text) => ({ path, words: text })) };
  }
  if (typeof part !== "object" || part === null) return { whole: [], parts: [] };
  const each = Object.entries(part).map(([key, value]) => textsIn(value, `${path}.${key}`));
  return { whole: each.flatMap(({ whole }) => whole), parts: each.flatMap(({ parts }) => parts) };
}

async function catalogues(): Promise<Catalogue<unknown>[]> {
  const files = [
    ...readdirSync("messages").filter((name) => /^(all|charts|estimates|figures|glossary|pages)\.ts$/.test(name)).map((name) => `../messages/${name}`),
    ...readdirSync("features").flatMap((feature) => readdirSync(`features/${feature}`).filter((name) => /messages\.ts$/.test(name) && feature !== "shared").map((name) => `../features/${feature}/${name}`)),
  ];
  const modules = await Promise.all(files.map((file) => import(file) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).filter(isCatalogue));
}

/** English texts that the language says otherwise, but for names that the server gives columns: none may stand on a page in that language. */
export async function englishOnly(locale: Translated, ofServer: string[]): Promise<{ whole: Text[]; parts: Text[] }> {
  const all = await catalogues();
  const english = textsIn(Object.fromEntries(all.map(({ en }, at) => [at, en])));
  const own = textsIn(Object.fromEntries(await Promise.all(all.map(async (texts, at) => [at, await textIn(texts, locale)]))));
  const shared = new Set([...own.whole, ...own.parts].map(({ words }) => words.toLowerCase()));
  const labels = new Set(ofServer);
  const differs = ({ path, words }: Text) => !shared.has(words.toLowerCase()) && !labels.has(words) && !OF_SERVER.some((name) => path.includes(name));
  return { whole: english.whole.filter((text) => text.words.length >= LEAST_LETTERS && differs(text)), parts: english.parts.filter(differs) };
}

/** What the server says of its models and runs: it writes warnings, and how far a run is, in English only. */
export async function saidByServer(request: APIRequestContext): Promise<string[]> {
  const models = (await (await request.get("/api/v1/models")).json()) as { items: { warnings?: string[]; left_out?: string[] }[] };
  const runs = (await (await request.get("/api/v1/runs")).json()) as { items: { progress: { message: string } }[] };
  return [...models.items.flatMap(({ warnings = [], left_out: leftOut = [] }) => [...warnings, ...leftOut]), ...runs.items.map(({ progress }) => progress.message)];
}

/** Every text that a reader of the page sees or hears. */
export const shownTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest("script, style")) texts.push(walker.currentNode.textContent ?? "");
    for (const element of document.body.querySelectorAll("*")) for (const name of ["aria-label", "title", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
    return texts.map((text) => text.trim()).filter(Boolean);
  });

/** The English messages among the texts of a page. */
export function leftInEnglish(shown: string[], { whole, parts }: Awaited<ReturnType<typeof englishOnly>>): string[] {
  const here = new Set(shown);
  const joined = shown.join("\n");
  return [...whole.filter(({ words }) => here.has(words)), ...parts.filter(({ words }) => joined.includes(words))].map(({ path, words }) => `${path}: ${words}`);
}
