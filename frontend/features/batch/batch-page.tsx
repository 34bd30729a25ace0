"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button, buttonClass, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Confirm } from "@/components/ui/confirm";
import { PageHeader } from "@/components/ui/page-header";
import { Places, ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { HomesTab } from "@/features/batch/homes-tab";
import { MapTab } from "@/features/batch/map-tab";
import { batchText } from "@/features/batch/text";
import { modelOf } from "@/features/batch/model-of";
import { useBatch, useDeleteBatch } from "@/features/batch/queries";
import { StudyTab } from "@/features/batch/study-tab";
import { SummaryTab } from "@/features/batch/summary-tab";
import { Gone, isGone } from "@/features/gone/gone";
import { CancelButton } from "@/features/runs/cancel-button";
import { NoWorker } from "@/features/runs/no-worker";
import { RunProgress } from "@/features/runs/run-progress";
import { isActive } from "@/features/runs/run-state";
import { RunBadge, statusLine } from "@/features/runs/run-status";
import type { BatchRead } from "@/lib/api/generated";
import type { Tiles } from "@/lib/map-tiles";

const text = batchText.page;
const TABS = ["summary", "homes", "map", "study"] as const;
const KINDS = ["csv", "xlsx", "parquet"] as const;

/** One file: its progress in rows, and its values as far as they are there. */
export function BatchPage({ id, tiles }: { id: string; tiles: Tiles | null }) {
  const query = useBatch(id);
  if (query.data) return <Known batch={query.data} tiles={tiles} />;
  if (isGone(query.error)) return <Gone kind="batch" id={id} />;
  return (
    <>
      <PageHeader title={text.crumb} />
      {query.error ? <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} /> : <SkeletonLines lines={8} />}
    </>
  );
}

function Known({ batch, tiles }: { batch: BatchRead; tiles: Tiles | null }) {
  const { run, summary } = batch;
  return (
    <>
      <PageHeader
        crumb={<TextLink href="/batch">{text.crumb}</TextLink>}
        title={
          <span className="inline-flex flex-wrap items-center gap-x-2.5 wrap-anywhere">
            {batch.file_name}
            {run.dataset.is_sample && <Sample />}
            <RunBadge run={run} />
          </span>
        }
        lead={<TextLink href={`/models/${batch.model_id}`}>{text.byModel(modelOf(batch))}</TextLink>}
        actions={isActive(run) ? <CancelButton run={run} /> : <DeleteButton batch={batch} />}
      />
      <NoWorker runs={[run]} />
      <State batch={batch} />
      {summary && <Result batch={batch} tiles={tiles} />}
    </>
  );
}

/** What happens now, or how it ended. */
function State({ batch }: { batch: BatchRead }) {
  const { run, summary, rows } = batch;
  const done = summary?.done ?? 0;
  if (batch.deleted_at !== null) return <Alert tone="info" className="mb-5">{text.deleted}</Alert>;
  if (isActive(run)) {
    return (
      <Card title={text.progress} className="mb-5">
        <RunProgress run={run} />
        <p className="num mt-2" data-testid="rows">
          {rows === null ? statusLine(run) : text.rows(done, rows)}
        </p>
      </Card>
    );
  }
  if (run.state === "cancelled") return <Alert tone="warn" className="mb-5">{text.cancelled(done, rows)}</Alert>;
  if (run.state !== "failed" || !run.error) return null;
  return (
    <Alert tone="danger" title={run.error.message} className="mb-5" actions={<LinkButton size="sm" href={`/runs/${run.id}`}>{text.run}</LinkButton>}>
      <p>{run.error.hint}</p>
      <Places places={run.error.places ?? []} />
    </Alert>
  );
}

function Result({ batch, tiles }: { batch: BatchRead; tiles: Tiles | null }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("summary"));
  const id = batch.run.id;
  return (
    <Card className="pt-2">
      <Downloads id={id} />
      <Tabs
        label={text.tabs.label}
        value={tab}
        onChange={(next) => void setTab(next)}
        tabs={[
          { value: "summary", label: text.tabs.summary, content: <SummaryTab batch={batch} /> },
          { value: "homes", label: text.tabs.homes, content: <HomesTab batch={batch} /> },
          { value: "map", label: text.tabs.map, content: <MapTab batch={batch} tiles={tiles} /> },
          { value: "study", label: text.tabs.study, content: <StudyTab batch={batch} /> },
        ]}
      />
    </Card>
  );
}

function Downloads({ id }: { id: string }) {
  return (
    <div role="group" aria-label={text.downloads} className="no-print flex flex-wrap items-center justify-end gap-2 py-2">
      {KINDS.map((kind) => (
        <a key={kind} className={buttonClass("secondary", "sm")} href={`/api/v1/batches/${id}/values.${kind}`} download>
          {text.download(text.kinds[kind])}
        </a>
      ))}
    </div>
  );
}

function DeleteButton({ batch }: { batch: BatchRead }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteBatch(batch.run.id);
  if (batch.deleted_at !== null || !batch.summary) return null;
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {text.delete}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={text.deleteTitle}
        description={text.deleteText}
        action={text.delete}
        onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(false) })}
        busy={remove.isPending}
        danger
      />
      {remove.error && <ProblemPanel error={remove.error} title={text.deleteFailed} />}
    </>
  );
}
