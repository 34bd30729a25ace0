import { del, get, set } from "idb-keyval";

import type { Answers, Consent } from "@/features/importing/answers";

/** A table that is being imported, as it was left. */
export type Draft = { file: File; answers: Answers; consent: Consent; at: number };

const KEY = "houseprice:import-draft";
const DAY_MS = 24 * 60 * 60 * 1000;

export const isFresh = (draft: Draft | undefined, now: number): draft is Draft => draft !== undefined && now - draft.at < DAY_MS;

/** The table that was left within a day; a browser without a store has none. */
export async function readDraft(now = Date.now()): Promise<Draft | null> {
  try {
    const draft = await get<Draft>(KEY);
    if (isFresh(draft, now)) return draft;
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
