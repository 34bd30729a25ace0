"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { Card } from "@/components/ui/card";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { modelKeys } from "@/features/models/queries";
import { NoWorker } from "@/features/runs/no-worker";
import { useRun } from "@/features/runs/queries";
import { RunItem } from "@/features/runs/run-item";
import { isActive } from "@/features/runs/run-state";
import { valueText as text } from "@/features/value/text";

type AwaitedTrainingProps = { id: string; onModel: (modelId: string) => void };

/** The training that a first value waits for: how far it is, or why no value will come of it. */
export function AwaitedTraining({ id, onModel }: AwaitedTrainingProps) {
  const client = useQueryClient();
  const query = useRun(id);
  const run = query.data;
  const model = run?.state === "succeeded" ? run.model_id : null;
  useEffect(() => {
    if (model) void client.invalidateQueries({ queryKey: modelKeys.list }).then(() => onModel(model));
  }, [client, model, onModel]);
  if (query.error && !run) return <ProblemPanel error={query.error} title={text.awaited.failed} onRetry={() => void query.refetch()} />;
  return (
    <Card title={run && !isActive(run) ? text.awaited.over : text.awaited.title}>
      {run ? (
        <>
          <NoWorker runs={[run]} />
          <ul>
            <RunItem run={run} />
          </ul>
          {(isActive(run) || model) && <p className="mt-3 text-muted">{text.awaited.then}</p>}
        </>
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Card>
  );
}
