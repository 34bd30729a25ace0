"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { batchText } from "@/features/batch/text";
import { modelOf } from "@/features/batch/model-of";
import { useBatches } from "@/features/batch/queries";
import { RunBadge } from "@/features/runs/run-status";
import type { BatchItem } from "@/lib/api/generated";
import { ago, dateTime, integer } from "@/lib/format";

const text = batchText.list;

/** The files that were valued, newest first. */
export function BatchList() {
  const batches = useBatches();
  const items = batches.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={text.title}>
      {batches.isPending && <SkeletonLines lines={4} />}
      {batches.error && <ProblemPanel error={batches.error} title={text.failed} onRetry={() => void batches.refetch()} />}
      {batches.data && items.length === 0 && <Empty title={text.none}>{text.noneLead}</Empty>}
      {items.length > 0 && <DataTable caption={text.title} rows={items} columns={makeColumns()} rowKey={({ run }) => run.id} />}
      {batches.hasNextPage && (
        <Button className="mt-3" onClick={() => void batches.fetchNextPage()} busy={batches.isFetchingNextPage}>
          {text.more}
        </Button>
      )}
    </Card>
  );
}

const makeColumns = (): Column<BatchItem>[] => [
  { id: "file", header: text.file, cell: ({ run, file_name: name }) => <TextLink href={`/batch/${run.id}`}>{name}</TextLink> },
  { id: "model", header: text.model, cell: modelOf },
  { id: "homes", header: text.homes, numeric: true, cell: ({ rows }) => integer(rows) },
  { id: "values", header: text.values, numeric: true, cell: ({ summary }) => integer(summary?.with_value) },
  { id: "state", header: text.state, cell: ({ run }) => <RunBadge run={run} /> },
  {
    id: "when",
    header: text.when,
    cell: ({ run }) => (
      <time dateTime={run.created_at} title={dateTime(run.created_at)} suppressHydrationWarning className="whitespace-nowrap">
        {ago(run.created_at)}
      </time>
    ),
  },
];
