"use client";

import { Controller, type Resolver, useForm } from "react-hook-form";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Controls } from "@/components/ui/controls";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Select } from "@/components/ui/select";
import { TextLink } from "@/components/ui/text-link";
import { useStale } from "@/features/live/stale-banner";
import { datasetText } from "@/features/datasets/messages";
import { useCreateDataset } from "@/features/datasets/queries";
import type { UploadValues } from "@/features/datasets/upload-schema";
import type { BodyCreateDataset, DatasetRead } from "@/lib/api/generated";
import { messages } from "@/messages/en";

const text = datasetText.upload;

/** The rules are loaded with the first submission, to keep the page light. */
const checkForm: Resolver<UploadValues> = async (...values) =>
  (await import("@/features/datasets/upload-schema")).uploadResolver(...values);

const AREAS = (["ft2", "m2"] as const).map((value) => ({ value, label: datasetText.areas[value] }));

function toBody({ file, name, target, currency, area_unit }: UploadValues): BodyCreateDataset {
  const chosen = file[0];
  if (!chosen) throw new Error(text.fileMissing);
  return { file: chosen, name, currency, area_unit, ...(target.trim() ? { target: target.trim() } : {}) };
}

/** Sends a file of sales; the server reads it whole and says what is wrong with it, row by row. */
export function UploadForm() {
  const form = useForm<UploadValues>({
    resolver: checkForm,
    defaultValues: { name: "", target: "", currency: "USD", area_unit: "ft2" },
  });
  const { register, control, formState, getValues, setValue } = form;
  const { errors } = formState;
  const upload = useCreateDataset();
  const stale = useStale();
  const nameAfterFile = () => {
    const file = getValues("file")?.[0];
    if (file && getValues("name") === "") setValue("name", file.name.replace(/(\.csv)?(\.gz)?$|\.parquet$/i, "").slice(0, 100));
  };
  const send = form.handleSubmit((values) => upload.mutate(toBody(values), { onSuccess: () => form.reset() }));
  return (
    <Card title={text.title} className="max-w-2xl">
      <form onSubmit={send} noValidate>
        <Controls className="flex flex-col gap-4">
          <p className="text-muted">{text.lead}</p>
          <Field label={text.file} help={text.fileHelp} error={errors.file?.message}>
            {(props) => (
              <Input
                {...props}
                {...register("file", { onChange: nameAfterFile })}
                type="file"
                accept=".csv,.gz,.tsv,.txt,.parquet,text/csv"
                className="h-auto py-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-pressed file:px-2 file:py-1 file:text-ink"
              />
            )}
          </Field>
          <Field label={text.name} error={errors.name?.message}>
            {(props) => <Input {...props} {...register("name")} autoComplete="off" />}
          </Field>
          <Field label={text.target} help={text.targetHelp} optional>
            {(props) => <Input {...props} {...register("target")} autoComplete="off" />}
          </Field>
          <div className="grid grid-cols-2 gap-3">
            <Field label={text.currency} help={text.currencyHelp} error={errors.currency?.message}>
              {(props) => <Input {...props} {...register("currency")} maxLength={3} autoComplete="off" />}
            </Field>
            <Controller
              control={control}
              name="area_unit"
              render={({ field }) => (
                <Field label={text.area}>
                  {(props) => <Select {...props} value={field.value} onChange={field.onChange} options={AREAS} />}
                </Field>
              )}
            />
          </div>
          {upload.error && <ProblemPanel error={upload.error} title={text.failed} />}
          {upload.data && <Imported dataset={upload.data} />}
          <Button type="submit" look="primary" busy={upload.isPending || formState.isSubmitting} disabled={stale} className="self-start">
            {upload.isPending ? text.sent : text.submit}
          </Button>
          {stale && <p className="text-sm text-muted">{messages.connection.writeBlocked}</p>}
        </Controls>
      </form>
    </Card>
  );
}

function Imported({ dataset }: { dataset: DatasetRead }) {
  return (
    <Alert
      tone="success"
      live
      title={text.done(dataset.title, dataset.rows ?? 0)}
      actions={
        <>
          <TextLink href={`/data/${dataset.id}`}>{text.look}</TextLink>
          <TextLink href={`/train?ds=${encodeURIComponent(dataset.id)}`}>{datasetText.train}</TextLink>
        </>
      }
    >
      {[...dataset.warnings, ...(dataset.problems ?? []).map((place) => messages.problem.place(place))].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
