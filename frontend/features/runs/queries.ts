"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";

import { connection } from "@/features/live/connection";
import { backOff } from "@/features/live/query-client";
import { isActive } from "@/features/runs/run-state";
import { getCurve, getRun, listRuns, type ListRunsData, type RunPage, type RunRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const POLL_MS = 2000;
const RELAXED_MS = 15_000;
const RECENT = 50;

export type RunFilters = NonNullable<ListRunsData["query"]>;

export const runKeys = {
  all: ["runs"] as const,
  list: (filters: RunFilters) => ["runs", "list", filters] as const,
  one: (id: string) => ["runs", "one", id] as const,
  curve: (id: string) => ["runs", "curve", id] as const,
};

/** How soon to ask again: every 2 s while a run is active and no events come, rarely otherwise. */
export function pollInterval(active: boolean): number {
  const { failures, streaming } = connection.read();
  if (failures > 0) return backOff(failures);
  return active && !streaming ? POLL_MS : RELAXED_MS;
}

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: runKeys.one(id),
    queryFn: ({ signal }) => unwrap(getRun({ path: { run_id: id }, signal })),
    refetchInterval: ({ state }) => (state.data && !isActive(state.data) ? false : pollInterval(true)),
  });

export const runsQuery = (filters: RunFilters = {}) =>
  queryOptions({
    queryKey: runKeys.list(filters),
    queryFn: ({ signal }): Promise<RunPage> => unwrap(listRuns({ query: { limit: RECENT, ...filters }, signal })),
    refetchInterval: ({ state }) => pollInterval(state.data?.items.some(isActive) ?? false),
  });

/** One run, kept up to date until it is over. */
export const useRun = (id: string) => useQuery(runQuery(id));

/** The newest runs, kept up to date. */
export const useRuns = (filters: RunFilters = {}) => useQuery(runsQuery(filters));

export function useActiveRuns(): RunRead[] {
  return (useRuns().data?.items ?? []).filter(isActive);
}

export const curveQuery = (run: RunRead) =>
  queryOptions({
    queryKey: runKeys.curve(run.id),
    queryFn: ({ signal }) => unwrap(getCurve({ path: { run_id: run.id }, signal })),
    refetchInterval: () => (isActive(run) ? pollInterval(true) : false),
  });
