"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { useCancelRun } from "@/features/runs/actions";
import { runName } from "@/features/runs/run-name";
import { mustConfirmCancel } from "@/features/runs/run-state";
import type { RunRead } from "@/lib/api/generated";
import { progressPercent } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { messages } from "@/messages/text";
import { runsMessages } from "@/messages/runs";

/** Stops a run; asks once when more than a little would be lost. */
export function CancelButton({ run }: { run: RunRead }) {
  return (
    <Permit role="analyst" owned={run.owned} silent>
      <Cancel run={run} />
    </Permit>
  );
}

function Cancel({ run }: { run: RunRead }) {
  const text = useText(runsMessages);
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const cancel = useCancelRun(run);
  const stale = useStale();
  const stop = () =>
    cancel.mutate(undefined, {
      onSuccess: () => toast(text.cancelled, runName(run, text)),
      onSettled: () => setAsking(false),
    });
  const percent = progressPercent(run.progress.percent);
  return (
    <>
      <Button
        size="sm"
        aria-label={text.cancelNamed(runName(run, text))}
        title={stale ? messages.connection.writeBlocked : undefined}
        disabled={stale || run.cancel_requested}
        busy={cancel.isPending}
        onClick={() => (mustConfirmCancel(run, Date.now()) ? setAsking(true) : stop())}
      >
        {text.cancel}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.cancelTitle}
        description={run.kind === "all" ? text.cancelAllText(percent) : text.cancelText(percent)}
        action={text.cancelAction}
        onConfirm={stop}
        busy={cancel.isPending}
        danger
      />
      {cancel.error && <ProblemPanel error={cancel.error} title={text.cancelFailed} />}
    </>
  );
}
