"use client";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { datasetName } from "@/features/datasets/dataset-name";
import { useDatasets } from "@/features/datasets/queries";
import { modelLabel } from "@/features/models/groups";
import { TooGood } from "@/features/models/too-good";
import { valueText as text } from "@/features/value/text";
import type { ModelChoiceState } from "@/features/value/use-chosen-model";
import type { ModelRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";
import { messages } from "@/messages/text";

/** Which data set's market, and which of its models. */
export function ModelChoice({ choice }: { choice: ModelChoiceState }) {
  const { datasets, dataset, candidates, model } = choice;
  const sample = model?.dataset.is_sample ?? false;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1">
      <Missing missing={choice.missing} />
      {model && <TooGood models={[{ name: modelLabel(model), warnings: model.warnings }]} className="col-span-full" />}
      <Field label={<>{text.dataset} {sample && <Badge tone="warn">{messages.common.sample}</Badge>}</>}>
        {(control) => (
          <Select
            {...control}
            value={dataset}
            onChange={choice.chooseDataset}
            placeholder={text.chooseDataset}
            options={datasets.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }))}
          />
        )}
      </Field>
      <Field label={text.model} help={model ? text.modelError(percent(model.test.mdape.value)) : undefined}>
        {(control) => (
          <Select
            {...control}
            value={model?.id ?? null}
            onChange={choice.chooseModel}
            placeholder={text.chooseModel}
            disabled={candidates.length === 0}
            options={candidates.map(option)}
          />
        )}
      </Field>
    </div>
  );
}

function option(model: ModelRead) {
  return { value: model.id, label: messages.models.choice(modelLabel(model), model.status) };
}

/** What the address names and is not here: nothing else is put in its place. */
function Missing({ missing }: Pick<ModelChoiceState, "missing">) {
  if (!missing) return null;
  if (missing.kind === "model") return <Alert tone="warn" title={text.missing.model(missing.id)} className="col-span-full" />;
  return <NoModelOf id={missing.id} />;
}

function NoModelOf({ id }: { id: string }) {
  const dataset = useDatasets().data?.items.find((item) => item.id === id);
  return (
    <Alert tone="warn" title={text.missing.dataset(dataset?.title ?? id)} className="col-span-full">
      {dataset && <TextLink href={`/train?ds=${encodeURIComponent(id)}`}>{text.trainOn}</TextLink>}
    </Alert>
  );
}
