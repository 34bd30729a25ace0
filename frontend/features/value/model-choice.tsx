"use client";

import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { modelLabel } from "@/features/models/groups";
import type { ModelChoiceState } from "@/features/value/use-chosen-model";
import type { ModelRead } from "@/lib/api/generated";
import { percent } from "@/lib/format";
import { messages } from "@/messages/en";

/** Which data set's market, and which of its models. */
export function ModelChoice({ choice }: { choice: ModelChoiceState }) {
  const { datasets, candidates, model } = choice;
  const sample = model?.dataset.is_sample ?? false;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1">
      <Field label={<>Data set {sample && <Badge tone="warn">sample</Badge>}</>}>
        {(control) => (
          <Select
            {...control}
            value={model?.dataset.id ?? null}
            onChange={choice.chooseDataset}
            options={datasets.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
      </Field>
      <Field label="Model" help={model ? `Median error on unseen sales ${percent(model.test.mdape.value)}.` : undefined}>
        {(control) => <Select {...control} value={model?.id ?? null} onChange={choice.chooseModel} options={candidates.map(option)} />}
      </Field>
    </div>
  );
}

function option(model: ModelRead) {
  return { value: model.id, label: messages.models.choice(modelLabel(model), model.status) };
}
