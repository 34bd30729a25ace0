"use client";

import { type Control, Controller } from "react-hook-form";

import { type AdvancedText } from "@/features/training/advanced-messages";
import { type CheckedForm, choosable, type TrainingForm } from "@/features/training/form";
import type { DatasetRead } from "@/lib/api/generated";

type ColumnChoiceProps = { control: Control<TrainingForm, unknown, CheckedForm>; dataset: DatasetRead; text: AdvancedText };

/** Which columns of the data set this training does not learn from; a click on one leaves it out. */
export function ColumnChoice({ control, dataset, text }: ColumnChoiceProps) {
  const columns = choosable(dataset);
  if (columns.length === 0) return null;
  return (
    <Controller
      control={control}
      name="ignored_columns"
      render={({ field: { value: ignored, onChange } }) => {
        const toggle = (name: string) => onChange(ignored.includes(name) ? ignored.filter((one) => one !== name) : [...ignored, name]);
        const count = columns.filter(({ name }) => ignored.includes(name)).length;
        return (
          <details className="sm:col-span-2">
            <summary className="w-fit font-medium">
              {text.ignored} <span className="font-normal text-muted">{text.ignoredCount(count)}</span>
            </summary>
            <fieldset className="mt-2">
              <legend className="text-xs text-muted">{text.ignoredHelp}</legend>
              <div className="mt-1 grid max-h-60 gap-x-4 gap-y-1 overflow-y-auto sm:grid-cols-2">
                {columns.map(({ name, label }) => (
                  <label key={name} className="flex min-h-6 items-center gap-2 wrap-anywhere">
                    <input type="checkbox" checked={ignored.includes(name)} onChange={() => toggle(name)} className="size-4 shrink-0 accent-accent" />
                    {label}
                  </label>
                ))}
              </div>
            </fieldset>
          </details>
        );
      }}
    />
  );
}
