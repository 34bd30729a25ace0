"use client";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { SkeletonLines } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { Permit } from "@/features/account/permit";
import { hasVersions } from "@/features/datasets/has-versions";
import { AddSales } from "@/features/versions/add-sales";
import { broughtBy, changeLines, period } from "@/features/versions/change";
import { Measure } from "@/features/versions/measure";
import { versionText as text } from "@/features/versions/text";
import { useVersions } from "@/features/versions/queries";
import type { DatasetRead } from "@/lib/api/generated";
import { compactMoney, date, integer } from "@/lib/format";

/** The versions of an imported data set, the way to the next one, and how models do on this one. */
export function Versions({ id }: { id: string }) {
  const query = useVersions(id);
  if (!hasVersions(id)) return <p className="text-muted">{text.builtin}</p>;
  const items = query.data?.items ?? [];
  const here = items.find((version) => version.id === id && !version.deleted_at);
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{text.lead}</p>
      {query.isPending && <SkeletonLines lines={3} />}
      {query.error && !query.data && <ProblemPanel error={query.error} title={text.loadFailed} onRetry={() => void query.refetch()} />}
      {items.length > 0 && <DataTable caption={text.title} rows={items} columns={columnsFor(id, items)} rowKey={(row) => row.id} />}
      {here && (
        <div className="mt-5 grid gap-6 md:grid-cols-2">
          <Permit role="analyst" owned={here.owned}>
            <AddSales key={id} dataset={here} />
          </Permit>
          <Permit role="analyst">
            <Measure dataset={id} versions={items} />
          </Permit>
        </div>
      )}
    </Card>
  );
}

function columnsFor(here: string, all: DatasetRead[]): Column<DatasetRead>[] {
  const names = text.headers;
  const known = all.some((row) => broughtBy(row, all) !== null);
  return [
    { id: "version", header: names.version, className: "min-w-28", cell: (row) => <Version row={row} here={here} /> },
    { id: "made", header: names.made, cell: (row) => date(row.created_at ?? null) },
    {
      id: "change",
      header: names.change,
      className: "min-w-64",
      cell: (row) => changeLines(row).map((line) => <span key={line} className="block">{line}</span>),
    },
    { id: "rows", header: names.rows, numeric: true, cell: (row) => integer(row.rows) },
    ...(known ? salesColumns(all) : []),
    { id: "models", header: names.models, numeric: true, cell: (row) => integer(row.models) },
  ];
}

/** What is known of the sales of a version; an only version is compared with none. */
function salesColumns(all: DatasetRead[]): Column<DatasetRead>[] {
  return [
    { id: "price", header: text.headers.price, numeric: true, cell: (row) => compactMoney(broughtBy(row, all)?.median_price, row.currency) },
    { id: "period", header: text.headers.period, cell: (row) => period(broughtBy(row, all)) },
  ];
}

function Version({ row, here }: { row: DatasetRead; here: string }) {
  const name = text.name(row.version ?? 1);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {row.id === here ? name : <TextLink href={`/data/${row.id}/versions`}>{name}</TextLink>}
      {row.id === here && <Badge>{text.here}</Badge>}
      {row.deleted_at && <Badge tone="warn">{text.gone}</Badge>}
    </span>
  );
}
