import { del, get, set } from "idb-keyval";

import { type Answers, type Consent, NOTHING_AGREED, NOTHING_SAID } from "@/features/importing/answers";
import type { Edit } from "@/features/importing/edits";
import { type Layers, NO_LAYERS } from "@/features/importing/layers";
import type { Step } from "@/features/importing/steps";

/** What the user said of a table, with the files of what lies around its homes. */
export type Said = { answers: Answers; consent: Consent; edits: Edit[]; name: string; layers: Layers };

/** A table that is being imported, as it was left. */
export type Draft = Said & { file: File; step: Step; at: number };

export const NOTHING: Said = { answers: NOTHING_SAID, consent: NOTHING_AGREED, edits: [], name: "", layers: NO_LAYERS };

const KEY = "houseprice:import-draft";
const DAY_MS = 24 * 60 * 60 * 1000;

export const isFresh = (draft: Pick<Draft, "at"> | undefined, now: number): boolean => draft !== undefined && now - draft.at < DAY_MS;

/** The table that was left within a day; a browser without a store has none. */
export async function readDraft(now = Date.now()): Promise<Draft | null> {
  try {
    const draft = await get<Draft>(KEY);
    // A draft of an earlier version of this page lacks what is newer.
    if (draft && isFresh(draft, now)) return { ...NOTHING, ...draft, step: draft.step ?? "upload" };
    await del(KEY);
  } catch {
    // A private window may refuse to store anything.
  }
  return null;
}

export async function keepDraft(draft: Draft): Promise<void> {
  await set(KEY, draft).catch(() => undefined);
}

export async function dropDraft(): Promise<void> {
  await del(KEY).catch(() => undefined);
}
