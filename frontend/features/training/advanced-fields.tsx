"use client";

import { type Control, Controller, type FieldPath, type UseFormRegister } from "react-hook-form";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { CheckedForm, TrainingForm } from "@/features/training/form";
import { advancedMessages } from "@/features/training/advanced-messages";
import { ColumnChoice } from "@/features/training/column-choice";
import type { DatasetRead } from "@/lib/api/generated";
import { useText } from "@/lib/use-text";

type Errors = Partial<Record<FieldPath<TrainingForm>, { message?: string }>>;
type AdvancedProps = { control: Control<TrainingForm, unknown, CheckedForm>; register: UseFormRegister<TrainingForm>; errors: Errors; dataset: DatasetRead | null };

const SPLITS = ["auto", "time", "random"] as const;

/** The settings that have good defaults. */
export function AdvancedFields({ control, register, errors, dataset }: AdvancedProps) {
  const text = useText(advancedMessages);
  const splits = SPLITS.map((value) => ({ value, label: text.splits[value] }));
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2">
      <p className="text-sm text-muted sm:col-span-2">{text.lead}</p>
      <NumberEntry
        control={control}
        name="learning_rate"
        label={text.learningRate}
        help={text.learningRateHelp}
        step={0.0005}
        error={errors.learning_rate?.message}
      />
      <Field label={text.hiddenSizes} help={text.hiddenSizesHelp} optional error={errors.hidden_sizes?.message}>
        {(props) => <Input {...props} {...register("hidden_sizes")} inputMode="text" autoComplete="off" />}
      </Field>
      <NumberEntry control={control} name="batch_size" label={text.batchSize} error={errors.batch_size?.message} />
      <NumberEntry control={control} name="patience" label={text.patience} help={text.patienceHelp} error={errors.patience?.message} />
      <NumberEntry control={control} name="seed" label={text.seed} required error={errors.seed?.message} />
      <NumberEntry control={control} name="time_limit_s" label={text.timeLimit} unit="s" error={errors.time_limit_s?.message} />
      <NumberEntry
        control={control}
        name="tune_minutes"
        label={text.tune}
        help={text.tuneHelp}
        unit="min"
        error={errors.tune_minutes?.message}
      />
      <Field label={text.keep} help={text.keepHelp} optional className="sm:col-span-2">
        {(props) => <Input {...props} {...register("keep_leaks")} autoComplete="off" />}
      </Field>
      {dataset && <ColumnChoice control={control} dataset={dataset} text={text} />}
      <Controller
        control={control}
        name="split"
        render={({ field }) => (
          <Field label={text.split} className="sm:col-span-2">
            {(props) => <Select {...props} value={field.value} onChange={field.onChange} options={splits} />}
          </Field>
        )}
      />
      <div className="flex items-start gap-2 sm:col-span-2">
        <input {...register("neighbourhoods")} type="checkbox" id="neighbourhoods" aria-describedby="neighbourhoods-help" className="mt-0.5 size-4 shrink-0" />
        <div className="flex flex-col gap-1">
          <label htmlFor="neighbourhoods" className="font-medium">
            {text.neighbourhoods}
          </label>
          <p id="neighbourhoods-help" className="text-xs text-muted">
            {text.neighbourhoodsHelp}
          </p>
        </div>
      </div>
    </div>
  );
}

type NumberEntryProps = {
  control: Control<TrainingForm, unknown, CheckedForm>;
  name: "learning_rate" | "batch_size" | "patience" | "seed" | "time_limit_s" | "tune_minutes";
  label: string;
  help?: string;
  unit?: string;
  step?: number;
  required?: boolean;
  error?: string | undefined;
};

function NumberEntry({ control, name, label, help, unit, step, required = false, error }: NumberEntryProps) {
  return (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Field label={label} help={help} unit={unit} optional={!required} error={error}>
          {(props) => (
            <NumberField {...props} name={name} value={field.value} onChange={field.onChange} onBlur={field.onBlur} step={step} />
          )}
        </Field>
      )}
    />
  );
}
