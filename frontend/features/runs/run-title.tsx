"use client";

import { ModelName } from "@/components/ui/model-mark";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { modelLabel } from "@/features/models/groups";
import { useModel } from "@/features/models/queries";
import { runText as text } from "@/features/runs/text";
import { isImport, runModelName } from "@/features/runs/run-name";
import type { RunRead } from "@/lib/api/generated";
import { familyName } from "@/messages/family-names";

/** What a run is: a training of a family, what it does with a model that is there, or an import. */
export function RunTitle({ run }: { run: RunRead }) {
  const source = run.source_model_id;
  if (isImport(run) || ["effect", "batch", "origins"].includes(run.kind)) return <ModelName family={run.model_type}>{runModelName(run)}</ModelName>;
  if (source) return <FromModel run={run} source={source} />;
  return <ModelName family={run.model_type}>{familyName(run.model_type)}</ModelName>;
}

function FromModel({ run, source }: { run: RunRead; source: string }) {
  const model = useModel(source).data;
  const later = useDatasets().data?.items.find(({ id }) => id === run.later_dataset_id);
  const name = model ? modelLabel(model) : familyName(run.model_type);
  const sales = later ? datasetName(later) : (run.later_dataset_id ?? "");
  const titles = { ranges: text.rangesTitle(name, sales), evaluate: text.evaluateTitle(name, sales), equity: text.equityTitle(name) };
  const kind = run.kind === "ranges" || run.kind === "evaluate" ? run.kind : "equity";
  return <ModelName family={run.model_type}>{titles[kind]}</ModelName>;
}
