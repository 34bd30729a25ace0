"use client";

import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { useWorkers } from "@/features/health/queries";
import { useNow } from "@/features/live/use-now";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { runsMessages } from "@/messages/runs";

const PATIENCE_MS = 10_000;

/** Says why queued runs do not start when there is no worker to start them. */
export function NoWorker({ runs }: { runs: RunRead[] }) {
  const queued = runs.filter((run) => run.state === "queued");
  const now = useNow(queued.length > 0, 2000);
  const waiting = now !== null && queued.some((run) => now - Date.parse(run.created_at) > PATIENCE_MS);
  const workers = useWorkers(waiting);
  const text = useText(runsMessages);
  if (!waiting || workers.data?.workers.length !== 0) return null;
  return (
    <Alert tone="warn" live title={text.noWorker} className="mb-3" actions={<CopyButton text={text.noWorkerCommand} />}>
      <p>{text.noWorkerHelp}</p>
      <code className="font-mono text-sm">{text.noWorkerCommand}</code>
    </Alert>
  );
}
