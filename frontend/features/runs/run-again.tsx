"use client";

import { useRouter } from "next/navigation";

import { Button, type Look } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useStale } from "@/features/live/stale-banner";
import { useRetryRun } from "@/features/runs/actions";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages } from "@/messages/runs";

type RunAgainProps = { run: RunRead; label: string; name: string; look?: Look; withChange?: boolean };

/** The button of one way to run a run again; it leads to the new run. */
export function RunAgain({ run, label, name, look = "secondary", withChange = false }: RunAgainProps) {
  const router = useRouter();
  const stale = useStale();
  const retry = useRetryRun(run, withChange, (fresh) => router.push(`/runs/${fresh.id}`));
  const { retryFailed } = useText(runsMessages);
  return (
    <>
      <Button
        size="sm"
        look={look}
        className={withChange ? "h-auto! min-h-7 text-left break-words whitespace-normal!" : undefined}
        aria-label={name}
        title={stale ? messages.connection.writeBlocked : undefined}
        disabled={stale}
        busy={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {label}
      </Button>
      {retry.error && <ProblemPanel error={retry.error} title={retryFailed} />}
    </>
  );
}
