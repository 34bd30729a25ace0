import { QueryCache, QueryClient } from "@tanstack/react-query";

import { connection } from "@/features/live/connection";
import { ProblemError } from "@/lib/api/http";

const isUnreachable = (error: unknown): boolean => error instanceof ProblemError && error.unreachable;

/** Queries tell the connection how they fared; what failed meanwhile is read again once it is back. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: () => {
        const wasLost = connection.read().failures > 0;
        connection.answered();
        if (wasLost) void client.refetchQueries({ type: "active", predicate: ({ state }) => isUnreachable(state.error) });
      },
      onError: (error) => (isUnreachable(error) ? connection.failed() : connection.answered()),
    }),
    defaultOptions: {
      queries: { retry: false, staleTime: 2000, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

const BACK_OFF_MS = [2000, 4000, 8000, 15_000];

/** 2, 4, 8, then 15 s after failures in a row. */
export function backOff(failures: number): number {
  return BACK_OFF_MS[Math.min(Math.max(failures, 1), BACK_OFF_MS.length) - 1] ?? 15_000;
}
