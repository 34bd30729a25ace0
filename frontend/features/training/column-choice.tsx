"use client";

import { useEffect } from "react";
import { type Control, useController } from "react-hook-form";

import { type AdvancedText } from "@/features/training/advanced-messages";
import { choosable, stillThere } from "@/features/training/choosable";
import type { CheckedForm, TrainingForm } from "@/features/training/form";
import type { DatasetRead } from "@/lib/api/generated";

type ColumnChoiceProps = { control: Control<TrainingForm, unknown, CheckedForm>; dataset: DatasetRead; text: AdvancedText };

/** Which columns of the data set this training does not learn from; a click on one leaves it out. */
export function ColumnChoice({ control, dataset, text }: ColumnChoiceProps) {
  const { value: ignored, onChange } = useController({ control, name: "ignored_columns" }).field;
  const columns = choosable(dataset);
  const known = stillThere(ignored, dataset);
  // Another data set was chosen: what it lacks must not be sent.
  useEffect(() => {
    if (known.length < ignored.length) onChange(known);
  }, [known, ignored, onChange]);
  if (columns.length === 0) return null;
  const toggle = (name: string) => onChange(known.includes(name) ? known.filter((one) => one !== name) : [...known, name]);
  return (
    <details className="sm:col-span-2">
      <summary className="w-fit font-medium">
        {text.ignored} <span className="font-normal text-muted">{text.ignoredCount(known.length)}</span>
      </summary>
      <fieldset className="mt-2">
        <legend className="text-xs text-muted">{text.ignoredHelp}</legend>
        <div className="mt-1 grid max-h-60 gap-x-4 gap-y-1 overflow-y-auto sm:grid-cols-2">
          {columns.map(({ name, label }) => (
            <label key={name} className="flex min-h-6 items-center gap-2 wrap-anywhere">
              <input type="checkbox" checked={known.includes(name)} onChange={() => toggle(name)} className="size-4 shrink-0 accent-accent" />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
