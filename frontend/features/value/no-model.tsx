"use client";

import { House } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";

import { TrainLink } from "@/components/shell/train-link";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { useDatasets } from "@/features/datasets/queries";
import { useActiveRuns } from "@/features/runs/queries";
import { RunItem } from "@/features/runs/run-item";
import { SampleButton } from "@/features/training/sample-button";
import { valueText as text } from "@/features/value/text";

/** Instead of the form: the trainings of which a model will come, or how to begin one. */
export function NoModel() {
  const active = useActiveRuns();
  if (active.length > 0) {
    return (
      <Card title={text.noModel.training}>
        <ul className="divide-y divide-line">
          {active.map((run) => (
            <RunItem key={run.id} run={run} />
          ))}
        </ul>
        <p className="mt-3 text-muted">{text.noModel.soon}</p>
      </Card>
    );
  }
  return (
    <Empty title={text.noModel.title} icon={<House aria-hidden="true" />} action={<FirstModel />}>
      {text.noModel.text}
    </Empty>
  );
}

/** Whoever came with sales of their own is led to these, and not to made-up ones. */
function FirstModel() {
  const [dataset] = useQueryState("ds", parseAsString);
  const known = useDatasets().data?.items.find(({ id }) => id === dataset);
  if (known && !known.is_sample) return <TrainLink look="primary">{text.noModel.train}</TrainLink>;
  return (
    <SampleButton centred>
      <TrainLink>{text.noModel.train}</TrainLink>
    </SampleButton>
  );
}
