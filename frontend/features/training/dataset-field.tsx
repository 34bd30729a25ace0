"use client";

import { Field } from "@/components/ui/field";
import { Sample } from "@/components/ui/sample";
import { Select } from "@/components/ui/select";
import { datasetName } from "@/features/datasets/dataset-name";
import { trainingMessages, type TrainingText } from "@/features/training/messages";
import type { DatasetChoice } from "@/features/training/use-dataset-choice";
import type { DatasetRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";

/** Which sales are trained on; where none can be, the reason stands in place of the note. */
export function DatasetField({ choice: { items, dataset, choose, missing } }: { choice: DatasetChoice }) {
  const text = useText(trainingMessages);
  const options = items.map((dataset) => ({ value: dataset.id, label: datasetName(dataset) }));
  return (
    <Field label={text.dataset} help={dataset && <Note dataset={dataset} />} error={items.length > 0 ? missing : undefined}>
      {(props) => (
        <Select
          {...props}
          value={dataset?.id ?? null}
          onChange={choose}
          options={options}
          placeholder={items.length > 0 ? text.datasetChoose : missing}
          disabled={items.length === 0}
        />
      )}
    </Field>
  );
}

function Note({ dataset }: { dataset: DatasetRead }) {
  const help = useText(trainingMessages).datasetHelp;
  return (
    <>
      {dataset.is_sample && <Sample />} {note(dataset, help)}
    </>
  );
}

function note(item: DatasetRead, help: TrainingText["datasetHelp"]): string {
  if (item.rows !== null) return help.rows(item.rows, item.row_is);
  return item.available ? item.row_is : help.notHere;
}
