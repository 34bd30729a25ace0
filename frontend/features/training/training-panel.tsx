"use client";

import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { type Control, Controller, type Resolver, useForm, useWatch } from "react-hook-form";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { ModelMark } from "@/components/ui/model-mark";
import { NumberField } from "@/components/ui/number-field";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { RadioCards } from "@/components/ui/radio-cards";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useStale } from "@/features/live/stale-banner";
import { useRun, useRuns } from "@/features/runs/queries";
import { isActive } from "@/features/runs/run-state";
import { DatasetField } from "@/features/training/dataset-field";
import { timeEstimate } from "@/features/training/estimate";
import { ADVANCED, type CheckedForm, type TrainingForm, trainingDefaults } from "@/features/training/form";
import { trainingMessages, type TrainingText } from "@/features/training/messages";
import type { DatasetChoice } from "@/features/training/use-dataset-choice";
import { useTraining } from "@/features/training/use-training";
import { TRAINABLE } from "@/lib/families";
import { timeLeft } from "@/lib/format";
import { useText } from "@/lib/use-text";
import { familyName } from "@/messages/family-names";
import { messages } from "@/messages/text";

/** Loaded when they are first opened. */
const AdvancedFields = dynamic(() => import("@/features/training/advanced-fields").then((module) => module.AdvancedFields), {
  ssr: false,
  loading: () => <SkeletonLines lines={8} className="mt-3" />,
});

const cardsIn = (text: TrainingText) =>
  TRAINABLE.map((value) => ({
    value,
    label: familyName(value),
    note: text.notes[value],
    mark: <ModelMark family={value} />,
    wide: value === "all",
  }));

/** The rules are loaded with the first submission, to keep the page light. */
const check: Resolver<TrainingForm, unknown, CheckedForm> = async (...values) => (await import("@/features/training/form-schema")).trainingResolver(...values);

/** The form that starts trainings. Each submission is a run of its own on the server, of what the form showed when it was sent. */
export function TrainingPanel({ choice }: { choice: DatasetChoice }) {
  const text = useText(trainingMessages);
  const form = useForm<TrainingForm, unknown, CheckedForm>({ defaultValues: trainingDefaults, resolver: check });
  const { control, register, formState } = form;
  const training = useTraining();
  const stale = useStale();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  if (open && !opened) setOpened(true);
  const { dataset } = choice;
  const blocked = stale ? messages.connection.writeBlocked : choice.missing;
  const submit = form.handleSubmit(
    (values) => dataset && !blocked && training.mutate({ ...values, dataset: dataset.id }),
    (errors) => ADVANCED.some((name) => errors[name]) && setOpen(true),
  );
  return (
    <Card title={text.panel}>
      <form onSubmit={submit} noValidate>
        <Controls className="flex flex-col gap-5">
          <DatasetField choice={choice} />
          <Controller
            control={control}
            name="model_type"
            render={({ field }) => (
              <RadioCards
                legend={text.model}
                name="model_type"
                value={field.value}
                onChange={field.onChange}
                cards={cardsIn(text)}
                className="sm:grid-cols-2"
              />
            )}
          />
          <Controller
            control={control}
            name="epochs"
            render={({ field, fieldState }) => (
              <Field label={text.epochs} help={text.epochsHelp} error={fieldState.error?.message} className="max-w-80">
                {(props) => (
                  <NumberField
                    {...props}
                    name="epochs"
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    stepper
                    min={1}
                    step={50}
                    className="max-w-48"
                  />
                )}
              </Field>
            )}
          />
          <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
            <summary className="flex w-fit items-center gap-1 font-medium">
              <ChevronRight aria-hidden="true" className="size-4 group-open:rotate-90" />
              {text.advanced}
            </summary>
            {opened && <AdvancedFields control={control} register={register} errors={formState.errors} dataset={dataset} />}
          </details>
          {training.error && <ProblemPanel error={training.error} title={text.failed} />}
          {training.isSuccess && <Submitted id={training.data.task_id} />}
          <div className="flex flex-col gap-2">
            <Button
              type="submit"
              look="primary"
              aria-label={text.submitName}
              aria-describedby="train-note"
              busy={training.isPending || formState.isSubmitting}
              disabled={blocked !== undefined}
              className="h-auto flex-col gap-0.5 self-start py-2 leading-tight"
            >
              <span>{text.submit}</span>
              <span className="text-xs font-normal">{text.submitCaption}</span>
            </Button>
            <p id="train-note" className="text-sm text-muted">
              {blocked ?? text.background}
            </p>
            {dataset && <Estimate control={control} dataset={dataset.id} />}
          </div>
        </Controls>
      </form>
    </Card>
  );
}

/** What became of the last submission, until its run is over. */
function Submitted({ id }: { id: string }) {
  const text = useText(trainingMessages);
  const run = useRun(id).data;
  if (run && !isActive(run)) return null;
  return <Alert tone="success" live title={run?.state === "running" ? text.running : text.submitted} />;
}

function Estimate({ control, dataset }: { control: Control<TrainingForm, unknown, CheckedForm>; dataset: string }) {
  const text = useText(trainingMessages);
  const model = useWatch({ control, name: "model_type" });
  const found = timeEstimate(useRuns().data?.items ?? [], model, dataset);
  if (!found) return null;
  return <p className="text-sm text-muted">{text.estimate(timeLeft(found.low), timeLeft(found.high), found.runs)}</p>;
}
