"use client";

import { ProblemPanel } from "@/components/ui/problem-panel";
import { Permit } from "@/features/account/permit";
import { useDatasets } from "@/features/datasets/queries";
import { useRuns } from "@/features/runs/queries";
import { trainingMessages } from "@/features/training/messages";
import { TrainingResults } from "@/features/training/results";
import { RunList } from "@/features/training/run-list";
import { TrainingPanel } from "@/features/training/training-panel";
import { useDatasetChoice } from "@/features/training/use-dataset-choice";
import { useText } from "@/lib/use-text";

export function TrainView() {
  const text = useText(trainingMessages);
  const datasets = useDatasets();
  const runs = useRuns().data?.items ?? [];
  const choice = useDatasetChoice();
  return (
    <>
      {datasets.error && !datasets.data && (
        <div className="mb-4">
          <ProblemPanel error={datasets.error} title={text.datasetsFailed} onRetry={() => void datasets.refetch()} />
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Permit role="analyst">
          <TrainingPanel choice={choice} />
        </Permit>
        <RunList />
      </div>
      <TrainingResults runs={runs} dataset={choice.dataset} />
    </>
  );
}
