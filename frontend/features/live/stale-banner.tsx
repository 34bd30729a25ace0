"use client";

import { useQuery } from "@tanstack/react-query";

import { Alert } from "@/components/ui/alert";
import { isStale, useConnection } from "@/features/live/connection";
import { useNow } from "@/features/live/use-now";
import { health } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { messages } from "@/messages/text";

const PROBE_MS = 4000;

/** True while the server cannot be reached; writing controls are off then. */
export function useStale(): boolean {
  const state = useConnection();
  const now = useNow(state.failures > 0);
  return now !== null && isStale(state, now);
}

/** Says that what is shown is old, and notices when the server is back. */
export function StaleBanner() {
  const state = useConnection();
  const stale = useStale();
  const now = useNow(stale);
  // Pages ask ever more rarely while nothing answers; this light question keeps its pace.
  useQuery({
    queryKey: ["probe"],
    queryFn: ({ signal }) => unwrap(health({ signal })),
    enabled: stale,
    refetchInterval: PROBE_MS,
    gcTime: 0,
  });
  if (!stale || now === null) return null;
  const text = messages.connection;
  return (
    <Alert tone="warn" live title={text.lost} className="mb-4">
      <p>{state.lastAnswerAt === null ? text.never : text.last((now - state.lastAnswerAt) / 1000)}</p>
      <p className="text-sm text-muted">{text.command}</p>
    </Alert>
  );
}
