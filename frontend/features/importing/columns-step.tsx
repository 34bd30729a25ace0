"use client";

import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Select } from "@/components/ui/select";
import { importText, ROLE_NAMES } from "@/features/importing/messages";
import type { Import } from "@/features/importing/use-import";
import type { InspectedColumn, InspectionRead } from "@/lib/api/generated";
import { integer } from "@/lib/format";

const text = importText.columns;
const GUESS = "guess";
/** Roles that at most one column has. */
const SINGLE = new Set(["price", "date", "latitude", "longitude", "living_area", "lot_area", "bedrooms", "bathrooms", "year_built", "neighbourhood", "id"]);

/** Every column with its first cells, what they were read as, and its meaning, which can be changed. */
export function ColumnsStep({ table, found }: { table: Import; found: InspectionRead }) {
  return (
    <Card title={text.title}>
      <p className="mb-3 text-muted">{text.lead}</p>
      <DataTable caption={text.title} rows={found.columns} columns={columnsFor(table)} rowKey={(column) => column.name} />
    </Card>
  );
}

function columnsFor(table: Import): Column<InspectedColumn>[] {
  const names = text.headers;
  return [
    { id: "name", header: names.name, className: "font-medium", cell: (column) => column.name },
    { id: "cells", header: names.cells, className: "max-w-36 truncate", cell: (column) => column.cells.join(" ; ") },
    { id: "values", header: names.values, className: "max-w-36 truncate", cell: (column) => column.values.join(" ; ") },
    { id: "role", header: names.role, className: "min-w-40", cell: (column) => <Role column={column} table={table} /> },
    { id: "sure", header: names.sure, numeric: true, cell: (column) => integer(100 * column.confidence) },
    { id: "evidence", header: names.evidence, className: "min-w-56 text-muted", cell: (column) => column.evidence },
  ];
}

function Role({ column, table }: { column: InspectedColumn; table: Import }) {
  const { answers, setAnswers } = table;
  const isSaid = column.name in answers.roles;
  const change = (role: string) => setAnswers({ ...answers, roles: withRole(answers.roles, column.name, role) });
  const roles = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value, label }));
  return (
    <Select
      aria-label={text.roleOf(column.name)}
      value={column.role}
      onChange={change}
      options={isSaid ? [...roles, { value: GUESS, label: text.guessAgain }] : roles}
    />
  );
}

/** The roles that the user named, with one more; a role of one column leaves the column that had it. */
function withRole(roles: Record<string, string>, name: string, role: string): Record<string, string> {
  const others = Object.entries(roles).filter(([column, other]) => column !== name && !(SINGLE.has(role) && other === role));
  return Object.fromEntries(role === GUESS ? others : [...others, [name, role]]);
}
