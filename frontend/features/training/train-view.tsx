"use client";

import { parseAsString, useQueryState } from "nuqs";

import { ProblemPanel } from "@/components/ui/problem-panel";
import { useDatasets } from "@/features/datasets/queries";
import { useRuns } from "@/features/runs/queries";
import { trainingText as text } from "@/features/training/messages";
import { TrainingResults } from "@/features/training/results";
import { RunList } from "@/features/training/run-list";
import { TrainingPanel } from "@/features/training/training-panel";

export function TrainView() {
  const datasets = useDatasets();
  const runs = useRuns().data?.items ?? [];
  const [asked, setAsked] = useQueryState("ds", parseAsString);
  const items = datasets.data?.items ?? [];
  const known = items.find((item) => item.id === asked);
  const dataset = known?.id ?? datasets.data?.default_id ?? "";
  return (
    <>
      {datasets.error && !datasets.data && (
        <div className="mb-4">
          <ProblemPanel error={datasets.error} title={text.datasetsFailed} onRetry={() => void datasets.refetch()} />
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <TrainingPanel datasets={datasets.data} dataset={dataset} onDataset={(id) => void setAsked(id)} />
        <RunList />
      </div>
      <TrainingResults runs={runs} dataset={items.find((item) => item.id === dataset)} />
    </>
  );
}
