"use client";

import { useSyncExternalStore } from "react";

/** What is known about the way to the server; one per tab. */
export type Connection = {
  lastAnswerAt: number | null;
  lastFailureAt: number;
  failures: number;
  /** The light question failed, too: it is the server that is away, and not the answer to one question that is slow. */
  lost: boolean;
  streaming: boolean;
  /** Something runs, and news of it are expected all the time. */
  awaited: boolean;
};

const START: Connection = { lastAnswerAt: null, lastFailureAt: 0, failures: 0, lost: false, streaming: false, awaited: false };
/** Queries that fail together are one failure. */
const BURST_MS = 1000;
let current = START;
const listeners = new Set<() => void>();

function set(change: Partial<Connection>): void {
  current = { ...current, ...change };
  listeners.forEach((tell) => tell());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const connection = {
  answered: () => set({ lastAnswerAt: Date.now(), lastFailureAt: 0, failures: 0, lost: false }),
  failed: () => {
    const now = Date.now();
    if (now - current.lastFailureAt >= BURST_MS) set({ lastFailureAt: now, failures: current.failures + 1 });
  },
  /** The light question of the banner had no answer. */
  probeFailed: () => set({ lastFailureAt: Date.now(), failures: current.failures + 1, lost: true }),
  streaming: (streaming: boolean) => current.streaming !== streaming && set({ streaming }),
  awaited: (awaited: boolean) => current.awaited !== awaited && set({ awaited }),
  read: () => current,
  reset: () => set(START),
};

/** Longer than a restart of the server takes, short enough to be told before one wonders. */
const STALE_AFTER_MS = 5000;

export function isStale({ lost, lastAnswerAt }: Connection, now: number): boolean {
  return lost && (lastAnswerAt === null || now - lastAnswerAt > STALE_AFTER_MS);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, connection.read, () => START);
}
