"use client";

import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Sample } from "@/components/ui/sample";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { datasetMessages, type DatasetText } from "@/features/datasets/messages";
import { useDatasets } from "@/features/datasets/queries";
import type { DatasetRead } from "@/lib/api/generated";
import { areaUnit, currencyName, integer } from "@/lib/format";
import { useText } from "@/lib/use-text";

export function DataView() {
  const text = useText(datasetMessages);
  const query = useDatasets();
  return (
    <div className="flex flex-col items-start gap-4">
      <LinkButton look="primary" href="/data/import">
        {text.import}
      </LinkButton>
      <Card title={text.table} className="w-full">
        {query.isPending && <SkeletonLines lines={6} />}
        {query.error && !query.data && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
        {query.data && (
          <DataTable caption={text.table} rows={query.data.items} columns={columnsFor(query.data.default_id, text)} rowKey={(row) => row.id} />
        )}
      </Card>
    </div>
  );
}

function columnsFor(defaultId: string, text: DatasetText): Column<DatasetRead>[] {
  const names = text.columns;
  return [
    {
      id: "name",
      header: names.name,
      className: "min-w-56",
      sortBy: (row) => row.title,
      cell: (row) => (
        <>
          <span className="flex flex-wrap items-center gap-2">
            <TextLink href={`/data/${row.id}`}>{row.title}</TextLink>
            {row.is_sample && <Sample />}
            {(row.version ?? 1) > 1 && <Badge>{text.version(row.version ?? 1)}</Badge>}
            {row.id === defaultId && <Badge>{text.default}</Badge>}
          </span>
          <span className="text-muted">{row.row_is}</span>
        </>
      ),
    },
    { id: "rows", header: names.rows, numeric: true, sortBy: (row) => row.rows, cell: (row) => integer(row.rows) },
    { id: "unit", header: names.unit, cell: (row) => `${currencyName(row.currency)}, ${areaUnit(row.area_unit)}` },
    { id: "models", header: names.models, numeric: true, sortBy: (row) => row.models, cell: (row) => integer(row.models) },
    { id: "state", header: names.state, cell: (row) => (row.available ? text.ready : text.fetchLater) },
    {
      id: "train",
      header: <span className="sr-only">{text.train}</span>,
      numeric: true,
      cell: (row) => (
        <LinkButton href={`/train?ds=${encodeURIComponent(row.id)}`} size="sm" aria-label={text.trainNamed(row.title)}>
          {text.train}
        </LinkButton>
      ),
    },
  ];
}
