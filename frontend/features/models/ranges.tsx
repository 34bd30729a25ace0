"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { Permit } from "@/features/account/permit";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { useStale } from "@/features/live/stale-banner";
import { FiguresTable } from "@/features/models/figures-table";
import { useEvaluation } from "@/features/models/queries";
import { coverageSentence, recalibrationSentence, rollingSentence } from "@/features/models/summary";
import { modelText } from "@/features/models/text";
import { type DatasetRead, type ModelRead, recalibrateModel } from "@/lib/api/generated";
import { unwrap } from "@/lib/api/http";
import { messages } from "@/messages/text";

const text = modelText.ranges;

/** How often the stated ranges hold, how wide they are, and how they follow the market. */
export function Ranges({ model, canFollow = false }: { model: ModelRead; canFollow?: boolean }) {
  const { rolling, recalibration } = useEvaluation(model.id).data ?? {};
  return (
    <Card title={text.title}>
      <p className="mb-2">
        {coverageSentence(model.test)} {rolling && rollingSentence(rolling)}
      </p>
      <FiguresTable caption={text.caption} model={model} keys={["coverage_90", "width_90"]} />
      {recalibration && <p className="mt-2">{recalibrationSentence(recalibration)}</p>}
      {canFollow && (
        <Permit role="analyst">
          <Recalibrate model={model} />
        </Permit>
      )}
    </Card>
  );
}

const isDated = (dataset: DatasetRead): boolean => dataset.available && dataset.columns.some((column) => column.role === "date");

/** Ranges from sales that came in since: a candidate with the same values. */
function Recalibrate({ model }: { model: ModelRead }) {
  const datasets = useDatasets();
  const dated = datasets.data?.items.filter(isDated) ?? [];
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = dated.find(({ id }) => id === wanted)?.id ?? null;
  const router = useRouter();
  const stale = useStale();
  const make = useMutation({
    mutationFn: (dataset: string) => unwrap(recalibrateModel({ path: { model_id: model.id }, body: { dataset } })),
    onSuccess: (run) => router.push(`/runs/${run.id}`),
  });
  if (datasets.isError && !datasets.data) return <ProblemPanel error={datasets.error} title={text.laterFailed} onRetry={() => void datasets.refetch()} live={false} />;
  if (dated.length === 0) return null;
  return (
    <div className="no-print mt-3 grid gap-2">
      <Field label={text.later} help={text.laterHelp}>
        {(control) => <Select {...control} value={chosen} placeholder={modelText.chooseDataset} onChange={setWanted} options={dated.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }))} />}
      </Field>
      <div>
        <Button size="sm" title={stale ? messages.connection.writeBlocked : undefined} disabled={stale || chosen === null || make.isPending} onClick={() => chosen && make.mutate(chosen)}>
          {text.learn}
        </Button>
      </div>
      {make.isError && <ProblemPanel error={make.error} title={modelText.frontier.failed} />}
    </div>
  );
}
