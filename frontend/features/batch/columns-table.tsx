"use client";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Select } from "@/components/ui/select";
import { batchText } from "@/features/batch/text";
import type { NewBatch } from "@/features/batch/use-new-batch";
import type { BatchCheckRead, BatchColumn } from "@/lib/api/generated";

const text = batchText.columns;
const NONE = "\tnone";

/** Where the file has each column of the model; every match can be changed. */
export function ColumnsTable({ batch, found }: { batch: NewBatch; found: BatchCheckRead }) {
  const matched = found.columns.filter(({ header }) => header !== null).length;
  const options = [{ value: NONE, label: text.none }, ...found.headers.map((header) => ({ value: header, label: header }))];
  const label = (name: string) => found.columns.find((column) => column.name === name)?.label ?? name;
  const columns: Column<BatchColumn>[] = [
    { id: "model", header: text.model, cell: (column) => <ModelColumn column={column} /> },
    {
      id: "file",
      header: text.file,
      cell: (column) => (
        <Select
          aria-label={text.headerFor(column.label)}
          value={column.header ?? NONE}
          options={options}
          onChange={(header) => batch.match(column.name, header === NONE ? null : header)}
          className="max-w-72"
        />
      ),
    },
  ];
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">
        {text.lead(matched, found.columns.length)} {batch.isRecalled && text.recalled}
      </p>
      {found.missing.length > 0 && (
        <Alert tone="warn" className="mb-3">
          {text.missing(found.missing.map(label).join(", "))}
        </Alert>
      )}
      <DataTable caption={text.caption} rows={found.columns} columns={columns} rowKey={({ name }) => name} />
    </Card>
  );
}

function ModelColumn({ column: { label, unit, required, role } }: { column: BatchColumn }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {label}
      {unit && role !== "price" && <span className="text-muted">{unit}</span>}
      {required && <Badge>{text.required}</Badge>}
      {role === "price" && <span className="text-muted">{text.price}</span>}
    </span>
  );
}
