"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Progress } from "@/components/ui/progress";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { importText } from "@/features/importing/text";
import { UploadProgress } from "@/features/importing/upload-progress";
import type { Import, Stored } from "@/features/importing/use-import";
import { CancelButton } from "@/features/runs/cancel-button";
import { NoWorker } from "@/features/runs/no-worker";
import { useRun } from "@/features/runs/queries";
import { RunItem } from "@/features/runs/run-item";
import { isActive } from "@/features/runs/run-state";
import { StoredDataset } from "@/features/runs/stored-dataset";

const text = importText.store;

/** How far the import is, and the data set at its end. */
export function ImportStep({ table }: { table: Import }) {
  const { store, queue, run, go } = table;
  const error = store.error ?? queue.error;
  if (run) return <Running id={run} />;
  if (store.data) return <Imported stored={store.data} />;
  if (store.isPending || queue.isPending) return <Sending table={table} />;
  if (error instanceof DOMException && error.name === "AbortError") return <Stopped onBack={() => go("rows")} />;
  return (
    <div className="flex flex-col gap-4">
      {error ? <ProblemPanel error={error} title={text.failed} /> : <p>{text.notYet}</p>}
      <div>
        <Button look="primary" onClick={() => go("rows")}>
          {text.toRows}
        </Button>
      </div>
    </div>
  );
}

/** How much of the table has been sent, and the way to stop it. */
function Sending({ table: { uploaded, stop } }: { table: Import }) {
  return (
    <div className="flex flex-col gap-3">
      <UploadProgress sent={uploaded} />
      <Progress value={null} label={text.working} valueText={text.working} />
      <div>
        <Button onClick={stop}>{importText.sent.stop}</Button>
      </div>
    </div>
  );
}

function Stopped({ onBack }: { onBack: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <p role="status">{importText.sent.stopped}</p>
      <div>
        <Button look="primary" onClick={onBack}>
          {text.toRows}
        </Button>
      </div>
    </div>
  );
}

/** The run of a large table; it goes on when the page is closed. */
function Running({ id }: { id: string }) {
  const query = useRun(id);
  const run = query.data;
  if (query.error && !run) return <ProblemPanel error={query.error} title={text.runFailed} onRetry={() => void query.refetch()} />;
  if (!run) return <SkeletonLines lines={3} />;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{isActive(run) ? text.queuedText : ""}</p>
      <NoWorker runs={[run]} />
      <ul>
        <RunItem run={run} onOwnPage />
      </ul>
      <StoredDataset run={run} />
      <div className="flex flex-wrap items-center gap-3">
        {isActive(run) && <CancelButton run={run} />}
        <TextLink href={`/runs/${run.id}`}>{text.follow}</TextLink>
      </div>
    </div>
  );
}

function Imported({ stored: { dataset, isNew } }: { stored: Stored }) {
  const { title, version = 1, rows, warnings, id } = dataset;
  return (
    <Alert
      tone={warnings.length > 0 || !isNew ? "info" : "success"}
      live
      title={isNew ? text.done(title, version, rows ?? 0) : text.known(title, version)}
      actions={
        <>
          <TextLink href={`/data/${id}`}>{text.look}</TextLink>
          <TextLink href={`/train?ds=${encodeURIComponent(id)}`}>{text.train}</TextLink>
        </>
      }
    >
      {warnings.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
