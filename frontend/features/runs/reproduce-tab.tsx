"use client";

import { useQuery } from "@tanstack/react-query";

import { CopyButton } from "@/components/ui/copy-button";
import { type Fact, Facts } from "@/components/ui/facts";
import { useDatasets } from "@/features/datasets/queries";
import { runText as text } from "@/features/runs/text";
import { getModel, type RunRead } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { dateTime, integer, MISSING, number } from "@/lib/format";

/** What has to be the same for the same model to come out. */
export function ReproduceTab({ run }: { run: RunRead }) {
  const dataset = useDatasets().data?.items.find((item) => item.id === run.dataset.id);
  const modelId = run.model_id;
  const model = useQuery({
    queryKey: ["models", modelId],
    queryFn: ({ signal }) => unwrap(getModel({ path: { model_id: modelId ?? "" }, signal })),
    enabled: Boolean(modelId),
  });
  const names = text.facts;
  const split = run.result?.split;
  const facts: Fact[] = [
    copyable(names.run, run.id),
    copyable(names.model, modelId),
    { label: names.dataset, value: run.dataset.title },
    copyable(names.datasetHash, dataset?.sha256),
    copyable(names.testHash, model.data?.test_sha256),
    { label: names.split, value: String(split?.kind ?? run.settings.split ?? MISSING) },
    { label: names.seed, value: number(run.settings.seed, 0) },
    { label: names.counts, value: split ? text.counts(Number(split.n_train), Number(split.n_calibration), Number(split.n_test)) : MISSING },
    { label: names.created, value: dateTime(run.created_at) },
    { label: names.started, value: dateTime(run.started_at) },
    { label: names.finished, value: dateTime(run.finished_at) },
    { label: names.worker, value: run.worker ?? MISSING },
    { label: names.attempt, value: integer(run.attempt) },
    { label: names.memory, value: run.result ? `${integer(run.result.peak_rss_mb)} MB` : MISSING },
  ];
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{text.reproduceLead}</p>
      <Facts facts={facts} />
    </div>
  );
}

function copyable(label: string, value: string | null | undefined): Fact {
  if (!value) return { label, value: MISSING };
  return { label, value: <code className="font-mono text-xs">{value}</code>, copy: <CopyButton text={value} iconOnly /> };
}
