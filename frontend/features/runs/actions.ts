"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";

import { applyRun } from "@/features/runs/events";
import { runKeys } from "@/features/runs/queries";
import { cancelRun, changeRun, finishRun, retryRun, type RunRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

export function useCancelRun(run: RunRead) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(cancelRun({ path: { run_id: run.id } })),
    onSuccess: (news) => applyRun(client, news),
    onSettled: () => refreshRuns(client),
  });
}

/** Changes how urgent a waiting run is. */
export function useChangePriority(run: RunRead) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (priority: RunRead["priority"]) => unwrap(changeRun({ path: { run_id: run.id }, body: { priority } })),
    onSuccess: (news) => applyRun(client, news),
    onSettled: () => refreshRuns(client),
  });
}

/** Asks a training to stop fitting and to publish what it has. */
export function useFinishRun(run: RunRead) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(finishRun({ path: { run_id: run.id } })),
    onSuccess: (news) => applyRun(client, news),
    onSettled: () => refreshRuns(client),
  });
}

/** Starts the run again as a new one with the same settings, or with the change that its error offers. */
export function useRetryRun(run: RunRead, withChange: boolean, onStarted?: (fresh: RunRead) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(retryRun({ path: { run_id: run.id }, query: { with_change: withChange } })),
    onSuccess: (fresh) => {
      client.setQueryData(runKeys.one(fresh.id), fresh);
      onStarted?.(fresh);
    },
    onSettled: () => refreshRuns(client),
  });
}

export const refreshRuns = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: runKeys.all });
