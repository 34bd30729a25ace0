"use client";

import { useRouter } from "next/navigation";

import { Button, type Look } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { useRetryRun } from "@/features/runs/actions";
import { remedyLabel } from "@/features/runs/remedy";
import { remedyMessages } from "@/features/runs/remedy-messages";
import { runName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages } from "@/messages/runs";

/** Starts the run again and goes to the new one: as it was, or with the change that its error offers, whose button has the `look`. */
export function RetryButton({ run, look = "secondary" }: { run: RunRead; look?: Look }) {
  const text = useText(runsMessages);
  return (
    <Permit role="analyst" owned={run.kind === "import" ? run.owned : undefined} silent>
      {run.error?.change && <Remedy run={run} look={look} />}
      <Retry run={run} label={text.retry} name={text.retryNamed(runName(run, text))} />
    </Permit>
  );
}

function Remedy({ run, look }: { run: RunRead; look: Look }) {
  const text = useText(remedyMessages);
  const runText = useText(runsMessages);
  const label = remedyLabel(run, text);
  return <Retry run={run} label={label} name={text.named(label, runName(run, runText))} look={look} withChange />;
}

type RetryProps = { run: RunRead; label: string; name: string; look?: Look; withChange?: boolean };

function Retry({ run, label, name, look = "secondary", withChange = false }: RetryProps) {
  const router = useRouter();
  const stale = useStale();
  const retry = useRetryRun(run, withChange, (fresh) => router.push(`/runs/${fresh.id}`));
  const { retryFailed } = useText(runsMessages);
  return (
    <>
      <Button
        size="sm"
        look={look}
        className={withChange ? "h-auto min-h-7 text-left break-words whitespace-normal" : undefined}
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
