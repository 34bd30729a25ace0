"use client";

import { Alert } from "@/components/ui/alert";
import { isStale, useConnection } from "@/features/live/connection";
import { useProbe } from "@/features/live/probe";
import { useNow } from "@/features/live/use-now";
import { messages } from "@/messages/text";

/** True while the server cannot be reached; writing controls are off then. */
export function useStale(): boolean {
  const state = useConnection();
  const now = useNow(state.lost);
  return now !== null && isStale(state, now);
}

/** Says that what is shown is old, and notices when the server is back. */
export function StaleBanner() {
  const state = useConnection();
  const stale = useStale();
  const now = useNow(stale);
  useProbe();
  if (!stale || now === null) return null;
  const text = messages.connection;
  return (
    <Alert tone="warn" live title={text.lost} className="mb-4">
      <p>{state.lastAnswerAt === null ? text.never : text.last((now - state.lastAnswerAt) / 1000)}</p>
      <p className="text-sm text-muted">{text.command}</p>
    </Alert>
  );
}
