"use client";

import { Field } from "@/components/ui/field";
import { Sample } from "@/components/ui/sample";
import { Select } from "@/components/ui/select";
import { trainingText as text } from "@/features/training/messages";
import type { DatasetList, DatasetRead } from "@/lib/api/generated";

type DatasetFieldProps = { datasets: DatasetList | undefined; value: string; onChange: (id: string) => void };

export function DatasetField({ datasets, value, onChange }: DatasetFieldProps) {
  const items = datasets?.items ?? [];
  const chosen = items.find((item) => item.id === value);
  const options = items.map((item) => ({ value: item.id, label: item.title }));
  return (
    <Field
      label={text.dataset}
      help={
        chosen && (
          <>
            {chosen.is_sample && <Sample />} {note(chosen)}
          </>
        )
      }
    >
      {(props) => <Select {...props} value={value || null} onChange={onChange} options={options} disabled={!datasets} />}
    </Field>
  );
}

function note(item: DatasetRead): string {
  const help = text.datasetHelp;
  if (item.rows !== null) return help.rows(item.rows, item.row_is);
  return item.available ? item.row_is : help.notHere;
}
