"use client";

import { useIsFetching, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { useConnection } from "@/features/live/connection";
import { health } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";

const PROBE = ["probe"];
/** Longer than the two seconds after which a page without events asks again. */
const QUIET_MS = 2500;
/** With the silence before it, the banner comes within ten seconds; a server that is only busy answers within five. */
const PATIENCE_MS = 5000;
const AGAIN_MS = 2000;
/** A timer that fires so much too late belongs to a tab that slept or was busy: the answer may lie there unread. */
const LATE_MS = 500;

export const isProbe = (queryKey: readonly unknown[]): boolean => queryKey[0] === PROBE[0];

/**
 * Asks the server a light question whenever it is silent although something is expected of it, and again and again
 * while it is away. Neither an open stream of events nor a request that hangs says by itself that the server is gone.
 */
export function useProbe(): void {
  const { failures, awaited, lastAnswerAt } = useConnection();
  const asking = useIsFetching({ predicate: ({ queryKey }) => !isProbe(queryKey) }) > 0;
  const quiet = useQuiet(awaited || asking, lastAnswerAt);
  useQuery({
    queryKey: PROBE,
    queryFn: ({ signal }) => unwrap(health({ signal: AbortSignal.any([signal, patience(PATIENCE_MS)]) })),
    enabled: failures > 0 || quiet,
    refetchInterval: AGAIN_MS,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Whether something is expected, and nothing has come for a while. */
function useQuiet(expected: boolean, lastAnswerAt: number | null): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    if (!expected) return;
    const timer = setTimeout(() => setQuiet(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setQuiet(false);
    };
  }, [expected, lastAnswerAt]);
  return quiet;
}

/** A signal that ends a request after so long, and gives a tab that was asleep until then the time again. */
export function patience(waitMs: number): AbortSignal {
  const controller = new AbortController();
  const wait = () => {
    const begun = Date.now();
    setTimeout(() => (Date.now() - begun > waitMs + LATE_MS ? wait() : controller.abort()), waitMs);
  };
  wait();
  return controller.signal;
}
