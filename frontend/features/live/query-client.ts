import { QueryCache, QueryClient } from "@tanstack/react-query";

import { connection } from "@/features/live/connection";
import { isProbe } from "@/features/live/probe";
import { ProblemError } from "@/lib/api/http";
import { leadsToSignIn, signInPath } from "@/lib/sign-in";

const isUnreachable = (error: unknown): boolean => error instanceof ProblemError && error.unreachable;

const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === "not_signed_in";

/** A session that is over leads to the page where the next one begins. */
function leave(): void {
  if (!leadsToSignIn()) return;
  const { pathname, search } = window.location;
  const target = signInPath(pathname, search, []);
  if (target !== null) window.location.assign(target);
}

/** After an outage, what failed meanwhile is read again; a request that still hangs may never be answered, and is made anew. */
async function readAgain(client: QueryClient, lost: boolean): Promise<void> {
  const hung = lost ? client.getQueryCache().findAll({ type: "active", fetchStatus: "fetching" }) : [];
  await Promise.all(hung.map((query) => query.cancel({ revert: true })));
  await client.refetchQueries({ type: "active", predicate: (query) => hung.includes(query) || isUnreachable(query.state.error) });
}

/** Queries tell the connection how they fared. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: () => {
        const { failures, lost } = connection.read();
        connection.answered();
        if (failures > 0) void readAgain(client, lost);
      },
      onError: (error, { queryKey }) => {
        if (isUnreachable(error)) return isProbe(queryKey) ? connection.probeFailed() : connection.failed();
        if (isSignedOut(error)) leave();
        return connection.answered();
      },
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
