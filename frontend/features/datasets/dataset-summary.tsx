"use client";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Stat, StatList } from "@/components/ui/stat";
import { findingLines } from "@/features/datasets/findings";
import { datasetMessages, type DatasetText } from "@/features/datasets/messages";
import { useDataset } from "@/features/datasets/queries";
import type { ColumnRead } from "@/lib/api/generated";
import { areaUnit, currencyName, date, integer, number, unitText } from "@/lib/format";
import { useText } from "@/lib/use-text";

/** The figures of a data set, what is worth knowing, and what its columns mean. */
export function DatasetSummary({ id }: { id: string }) {
  const text = useText(datasetMessages).detail;
  const { data: dataset } = useDataset(id);
  if (!dataset) return <SkeletonLines lines={8} />;
  const { facts } = text;
  const columns = columnsIn(text.headers);
  const guessed = dataset.columns.some((column) => column.confidence !== null && column.confidence !== undefined);
  return (
    <>
      <Card className="mb-4">
        <StatList>
          <Stat label={facts.rows} value={integer(dataset.rows)} />
          <Stat label={facts.unit} value={currencyName(dataset.currency)} />
          <Stat label={facts.area} value={areaUnit(dataset.area_unit)} />
          <Stat label={facts.models} value={integer(dataset.models)} />
          {dataset.created_at && <Stat label={facts.created} value={date(dataset.created_at)} />}
        </StatList>
      </Card>
      <Notes title={text.warnings} lines={dataset.warnings} />
      <Notes title={text.problems} lines={findingLines(dataset.problems ?? [])} />
      <Card title={text.columns}>
        <p className="mb-3 text-muted">{text.columnsLead}</p>
        <DataTable
          caption={text.columns}
          rows={dataset.columns}
          columns={guessed ? columns : columns.filter(({ id: column }) => column !== "confidence")}
          rowKey={(column) => column.name}
        />
      </Card>
    </>
  );
}

function Notes({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <Alert tone="warn" title={title} className="mb-4">
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}

const percentOf = (share: number | null | undefined): string => number(share === null || share === undefined ? null : share * 100, 0);

const columnsIn = (headers: DatasetText["detail"]["headers"]): Column<ColumnRead>[] => [
  {
    id: "name",
    header: headers.name,
    sortBy: (column) => column.name,
    cell: (column) => (
      <>
        <code className="font-mono text-xs">{column.name}</code>
        {column.label !== column.name && <span className="block text-muted">{column.label}</span>}
      </>
    ),
  },
  { id: "role", header: headers.role, sortBy: (column) => column.role, cell: (column) => column.role.replaceAll("_", " ") },
  { id: "type", header: headers.type, cell: (column) => column.type },
  { id: "unit", header: headers.unit, cell: (column) => unitText(column.unit) },
  { id: "confidence", header: headers.confidence, numeric: true, cell: (column) => percentOf(column.confidence) },
  { id: "evidence", header: headers.evidence, className: "min-w-96", cell: (column) => column.evidence || column.help },
];
