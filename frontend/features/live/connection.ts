"use client";

import { useSyncExternalStore } from "react";

/** What is known about the way to the server; one per tab. */
type Connection = { lastAnswerAt: number | null; lastFailureAt: number; failures: number; streaming: boolean };

const START: Connection = { lastAnswerAt: null, lastFailureAt: 0, failures: 0, streaming: false };
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
  answered: () => set({ lastAnswerAt: Date.now(), lastFailureAt: 0, failures: 0 }),
  failed: () => {
    const now = Date.now();
    if (now - current.lastFailureAt >= BURST_MS) set({ lastFailureAt: now, failures: current.failures + 1 });
  },
  streaming: (streaming: boolean) => current.streaming !== streaming && set({ streaming }),
  read: () => current,
  reset: () => set(START),
};

/** Longer than one missed answer, short enough to be told before one wonders. */
const STALE_AFTER_MS = 5000;

export function isStale(state: Connection, now: number): boolean {
  if (state.failures === 0) return false;
  return state.failures >= 3 || state.lastAnswerAt === null || now - state.lastAnswerAt > STALE_AFTER_MS;
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, connection.read, () => START);
}
