"use client";

import { ModelName } from "@/components/ui/model-mark";
import { useDatasets } from "@/features/datasets/queries";
import { modelLabel } from "@/features/models/groups";
import { useModel } from "@/features/models/queries";
import { runText as text } from "@/features/runs/messages";
import { remade } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/lib/families";

/** What a run is: a training of a family, or what it makes of a model that is there. */
export function RunTitle({ run }: { run: RunRead }) {
  const source = run.source_model_id;
  if (source) return <Remade run={run} source={source} />;
  return <ModelName family={run.model_type}>{familyName(run.model_type)}</ModelName>;
}

function Remade({ run, source }: { run: RunRead; source: string }) {
  const model = useModel(source).data;
  const later = useDatasets().data?.items.find(({ id }) => id === run.later_dataset_id);
  const name = model ? modelLabel(model) : familyName(run.model_type);
  const title = remade(run) === "ranges" ? text.rangesTitle(name, later?.title ?? run.later_dataset_id ?? "") : text.equityTitle(name);
  return <ModelName family={run.model_type}>{title}</ModelName>;
}
