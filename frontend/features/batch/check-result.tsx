"use client";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { batchText } from "@/features/batch/text";
import type { BatchCheckRead, BatchProblem } from "@/lib/api/generated";
import { integer, sentenceCase } from "@/lib/format";

const text = batchText.check;

/** How many homes can be valued, and what is wrong with the others. */
export function CheckResult({ found }: { found: BatchCheckRead }) {
  if (found.missing.length > 0) return null;
  const { rows, can_be_valued: can, problems, remarks } = found;
  return (
    <Card title={text.title}>
      <p role="status" data-testid="check">
        {can === rows ? text.all(rows) : can === 0 ? text.none(rows) : text.some(can, rows)} {found.price_header !== null && text.study}
      </p>
      {remarks.length > 0 && (
        <Alert tone="info" title={text.remarks} className="mt-3">
          <ul className="list-disc pl-4">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </Alert>
      )}
      {problems.length > 0 && (
        <div className="mt-3">
          <DataTable caption={text.caption} rows={problems} columns={makeColumns()} rowKey={({ code }) => code} />
        </div>
      )}
    </Card>
  );
}

const makeColumns = (): Column<BatchProblem>[] => [
  { id: "what", header: text.what, cell: ({ rule, column }) => (column === null || rule.includes(column) ? sentenceCase(rule) : `${column}: ${rule}`) },
  { id: "count", header: text.count, numeric: true, cell: ({ count }) => integer(count) },
  { id: "first", header: text.first, cell: ({ places }) => places.map(({ row, value }) => text.place(row, value)).join(", ") },
];
