"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { useToast } from "@/components/ui/toast";
import { Permit } from "@/features/account/permit";
import { useStale } from "@/features/live/stale-banner";
import { useFinishRun } from "@/features/runs/actions";
import { runText } from "@/features/runs/text";
import { runName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const FINISHABLE: readonly RunRead["kind"][] = ["train", "all", "tune"];

/** Whether a run has something that is worth a model of its own. */
export const canFinish = (run: RunRead): boolean => run.state === "running" && !run.cancel_requested && FINISHABLE.includes(run.kind);

/** Stops fitting and keeps the best so far. */
export function FinishButton({ run }: { run: RunRead }) {
  return (
    <Permit role="analyst" owned={run.owned} silent>
      <Finish run={run} />
    </Permit>
  );
}

function Finish({ run }: { run: RunRead }) {
  const text = runText.finish;
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const finish = useFinishRun(run);
  const stale = useStale();
  const ask = () =>
    finish.mutate(undefined, {
      onSuccess: () => toast(text.asked, runName(run)),
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <Button
        size="sm"
        title={stale ? messages.connection.writeBlocked : undefined}
        disabled={stale || run.finish_requested}
        busy={finish.isPending}
        onClick={() => setAsking(true)}
      >
        {run.finish_requested ? text.finishing : text.button}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.title}
        description={text.descriptions[run.kind === "all" || run.kind === "tune" ? run.kind : "train"]}
        action={text.action}
        onConfirm={ask}
        busy={finish.isPending}
      />
      {finish.error && <ProblemPanel error={finish.error} title={text.failed} />}
    </>
  );
}
