"use client";

import { useEffect, useRef } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Controls } from "@/components/ui/controls";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { ColumnsStep } from "@/features/importing/columns-step";
import { ImportStep } from "@/features/importing/import-step";
import { importText as text } from "@/features/importing/text";
import { LayersField } from "@/features/importing/layers-field";
import { hasLayers } from "@/features/importing/layers";
import { PlaceAgain } from "@/features/importing/place-choice";
import { ReadStep } from "@/features/importing/read-step";
import { RowsStep } from "@/features/importing/rows-step";
import { StepList } from "@/features/importing/step-list";
import { after, before, openIn, STEPS } from "@/features/importing/steps";
import { UploadStep } from "@/features/importing/upload-step";
import { SystemSaid } from "@/features/importing/system-question";
import { type Import, useImport } from "@/features/importing/use-import";

/** From a file to a data set in five steps: what was read is shown first, and stored when the user agrees. */
export function ImportView() {
  const table = useImport();
  const { step, found, consent, go, store } = table;
  const heading = useFocusOnChange(step);
  return (
    <div className="flex flex-col gap-4">
      <StepList step={step} open={found ? openIn(found, consent) : null} isStored={store.isSuccess} onGo={go} />
      <Origin table={table} />
      <SystemSaid crs={table.answers.crs} onForget={() => table.change({ answers: { ...table.answers, crs: "" } })} />
      <section aria-labelledby="import-step" className="min-w-0 rounded-lg border border-line bg-card p-4">
        <h2 id="import-step" ref={heading} tabIndex={-1} className="mb-1 scroll-mt-16 text-lg outline-none">
          {text.steps.numbered(STEPS.indexOf(step) + 1, text.steps.names[step])}
        </h2>
        <p className="mb-4 max-w-3xl text-muted">{text.steps.leads[step]}</p>
        <p role="status" className={table.inspection.isFetching ? "mb-3 text-muted" : "sr-only"}>
          {table.inspection.isFetching && (found ? text.readAgain : text.file.reading)}
        </p>
        {table.inspection.error && (
          <div className="mb-4">
            <ProblemPanel error={table.inspection.error} title={text.file.failed} onRetry={() => void table.inspection.refetch()} />
          </div>
        )}
        <Controls>{table.restoring ? <SkeletonLines lines={5} /> : <StepContent table={table} />}</Controls>
      </section>
    </div>
  );
}

function StepContent({ table }: { table: Import }) {
  const { step, found } = table;
  if (step === "upload") return <UploadStep table={table} />;
  if (step === "import") return <ImportStep table={table} />;
  if (!found) return table.inspection.error ? <Unread table={table} /> : <SkeletonLines lines={8} />;
  const Content = { read: ReadStep, columns: ColumnsStep, rows: RowsStep }[step];
  return (
    <div className="flex flex-col gap-6">
      <Content table={table} found={found} />
      {step !== "rows" && <Turn table={table} />}
    </div>
  );
}

/** What may be the reason why nothing was read: the files around the table can be removed here. */
function Unread({ table }: { table: Import }) {
  return (
    <div className="flex flex-col gap-6">
      <PlaceAgain table={table} />
      {hasLayers(table.layers) && <LayersField table={table} hasPlaces={false} />}
      <Turn table={table} />
    </div>
  );
}

/** To the step before and to the next one. */
function Turn({ table: { step, found, go } }: { table: Import }) {
  const [last, next] = [before(step), after(step)];
  return (
    <div className="flex flex-wrap gap-2">
      {last && <Button onClick={() => go(last)}>{text.steps.back}</Button>}
      {next && found && (
        <Button look="primary" onClick={() => go(next)}>
          {text.steps.next(text.steps.names[next])}
        </Button>
      )}
    </div>
  );
}

/** Says that something of an earlier visit is used, and how to be rid of it. */
function Origin({ table }: { table: Import }) {
  const { origin, file } = table;
  if (origin === "chosen" || !file) return null;
  const said = text.origin[origin];
  return (
    <Alert
      tone="info"
      live
      actions={
        <Button size="sm" onClick={origin === "draft" ? table.discard : table.forget}>
          {said.drop}
        </Button>
      }
    >
      {said.said(file.name)}
    </Alert>
  );
}

/** The focus goes to the heading of a step that was come to. */
function useFocusOnChange(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}
