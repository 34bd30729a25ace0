"use client";

import type { DragEvent } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { CheckResult } from "@/features/batch/check-result";
import { ColumnsTable } from "@/features/batch/columns-table";
import { ReadingQuestions } from "@/features/batch/reading-questions";
import { batchText as text } from "@/features/batch/text";
import { type NewBatch, useNewBatch } from "@/features/batch/use-new-batch";
import { useStale } from "@/features/live/stale-banner";
import { ModelChoice } from "@/features/value/model-choice";
import { useChosenModel } from "@/features/value/use-chosen-model";
import type { BatchCheckRead, ModelRead } from "@/lib/api/generated";
import { messages } from "@/messages/text";

const ACCEPT = ".csv,.tsv,.txt,.gz,.zip,.xlsx,.xls,.ods,.parquet,.geojson,.json,text/csv";

/** File, model, columns, check, start: each appears when the one before it is there. */
export function NewBatchForm({ models }: { models: ModelRead[] }) {
  const choice = useChosenModel(models);
  const batch = useNewBatch(choice.model);
  const { check, found } = batch;
  return (
    <>
      <Card title={text.fileTitle}>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <FileField batch={batch} />
          <div className="flex flex-col gap-3">
            <ModelChoice choice={choice} />
            <Field label={text.asOf} help={text.asOfHelp}>
              {(control) => <Input {...control} type="date" value={batch.asOf} onChange={(event) => batch.setAsOf(event.target.value)} />}
            </Field>
          </div>
        </div>
        <p role="status" className="mt-3 text-muted">
          {check.isFetching ? text.checking : ""}
        </p>
        {check.error && !check.isFetching && <ProblemPanel error={check.error} title={text.checkFailed} onRetry={() => void check.refetch()} />}
      </Card>
      {found && !check.error && (
        <div aria-busy={check.isFetching} className="flex flex-col gap-5">
          <ReadingQuestions reading={batch.reading} found={found} onChange={batch.read} />
          <ColumnsTable batch={batch} found={found} />
          <CheckResult found={found} />
          <Start batch={batch} found={found} />
        </div>
      )}
    </>
  );
}

function FileField({ batch }: { batch: NewBatch }) {
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer.files[0];
    if (dropped) batch.choose(dropped);
  };
  return (
    <div data-testid="drop" onDrop={drop} onDragOver={(event) => event.preventDefault()} className="flex flex-col justify-center rounded-lg border border-dashed border-muted p-4">
      <Field label={text.file} help={text.fileHelp}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept={ACCEPT}
            onChange={(event) => event.target.files?.[0] && batch.choose(event.target.files[0])}
            className="h-auto py-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-pressed file:px-2 file:py-1 file:text-ink"
          />
        )}
      </Field>
      {batch.file && <p className="mt-2 font-medium wrap-anywhere">{batch.file.name}</p>}
    </div>
  );
}

function Start({ batch, found }: { batch: NewBatch; found: BatchCheckRead }) {
  const stale = useStale();
  const { start, check } = batch;
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button
          look="primary"
          onClick={batch.send}
          busy={start.isPending || start.isSuccess}
          disabled={stale || check.isFetching || found.missing.length > 0}
        >
          {text.start(found.rows)}
        </Button>
      </div>
      {stale && <Alert tone="warn">{messages.connection.writeBlocked}</Alert>}
      {start.error && <ProblemPanel error={start.error} title={text.startFailed} />}
    </div>
  );
}
