"use client";

import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { useRetryRun } from "@/features/runs/actions";
import { runName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages } from "@/messages/runs";

/** Starts the run again and goes to the new one. */
export function RetryButton({ run }: { run: RunRead }) {
  return (
    <Permit role="analyst" owned={run.kind === "import" ? run.owned : undefined} silent>
      <Retry run={run} />
    </Permit>
  );
}

function Retry({ run }: { run: RunRead }) {
  const text = useText(runsMessages);
  const router = useRouter();
  const stale = useStale();
  const retry = useRetryRun(run, (fresh) => router.push(`/runs/${fresh.id}`));
  return (
    <>
      <Button
        size="sm"
        aria-label={text.retryNamed(runName(run, text))}
        title={stale ? messages.connection.writeBlocked : undefined}
        disabled={stale}
        busy={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {text.retry}
      </Button>
      {retry.error && <ProblemPanel error={retry.error} title={text.retryFailed} />}
    </>
  );
}
