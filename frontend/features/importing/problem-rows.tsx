"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Input } from "@/components/ui/input";
import { type Edit, editAt, withEdit, withoutEdit } from "@/features/importing/edits";
import { importText } from "@/features/importing/text";
import { Part } from "@/features/importing/part";
import type { Import } from "@/features/importing/use-import";
import type { InspectionRead, TableFinding } from "@/lib/api/generated";
import { integer, MISSING } from "@/lib/format";

const text = importText.problems;

type Placed = TableFinding & { place: number };

/** Each problem with its row, column, value and fix; a cell can be corrected where it stands. Many cells with one text are shown on demand. */
export function ProblemRows({ table, found }: { table: Import; found: InspectionRead }) {
  const [withAlike, setWithAlike] = useState(false);
  const rows = found.problems.map((problem, place) => ({ ...problem, place }));
  const few = withoutAlike(rows);
  const more = rows.length - few.length;
  return (
    <>
      <DataTable caption={text.title} rows={withAlike ? rows : few} columns={columnsFor(table, found)} rowKey={keyOf} />
      {more > 0 && !withAlike && (
        <Button size="sm" className="mt-2" onClick={() => setWithAlike(true)}>
          {text.alike(more)}
        </Button>
      )}
      <p className="mt-2 text-xs text-muted">{text.rows}</p>
    </>
  );
}

const SHOWN_ALIKE = 3;

/** The first rows of each column that have the same text and break the same rule, and all other problems. */
function withoutAlike(rows: Placed[]): Placed[] {
  const seen = new Map<string, number>();
  return rows.filter(({ row, column, value, kind, rule }) => {
    const key = JSON.stringify([column, value, kind, rule]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return row === null || count <= SHOWN_ALIKE;
  });
}

/** A row keeps its input, and the focus in it, when the problems before it go. */
const keyOf = ({ row, column, kind, rule, place }: Placed): string => (row === null ? String(place) : `${row} ${column} ${kind} ${rule}`);

function columnsFor(table: Import, found: InspectionRead): Column<Placed>[] {
  const names = text.headers;
  const inFile = new Set(found.columns.map(({ name }) => name).filter((name) => !(name in found.derived)));
  return [
    { id: "row", header: names.row, numeric: true, sortBy: ({ row }) => row, cell: ({ row }) => integer(row) },
    { id: "column", header: names.column, sortBy: ({ column }) => column, cell: ({ column }) => column ?? MISSING },
    { id: "value", header: names.value, className: "max-w-40 truncate", cell: ({ value }) => (value === "" ? text.empty : (value ?? MISSING)) },
    {
      id: "edit",
      header: names.edit,
      className: "min-w-36",
      cell: ({ row, column, value }) =>
        row !== null && column !== null && inFile.has(column) ? <EditCell row={row} column={column} value={value ?? ""} table={table} /> : null,
    },
    { id: "problem", header: names.problem, className: "min-w-64", cell: (problem) => (problem.kind ? `${problem.kind}: ${problem.rule}` : problem.rule) },
    { id: "fix", header: names.fix, className: "min-w-36", cell: ({ fixes }) => fixes.join(" / ") },
    { id: "count", header: names.count, numeric: true, cell: ({ count }) => integer(count) },
  ];
}

/** Sent when the cell is left, or with Enter, which goes on to the next one. */
function EditCell({ row, column, value, table: { edits, change } }: Edit & { table: Import }) {
  const now = editAt(edits, { row, column })?.value ?? value;
  const cell = useRef<HTMLInputElement>(null);
  // An edit that was taken back shows the cell of the file again.
  useEffect(() => {
    if (cell.current && cell.current !== document.activeElement) cell.current.value = now;
  }, [now]);
  const commit = (input: HTMLInputElement) => {
    if (input.value !== now) change({ edits: withEdit(edits, { row, column, value: input.value }) });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") event.currentTarget.value = now;
    if (event.key !== "Enter") return;
    event.preventDefault();
    // Leaving the cell commits it.
    const next = nextOf(event.currentTarget);
    if (next) next.focus();
    else commit(event.currentTarget);
  };
  return (
    <Input
      ref={cell}
      data-edit=""
      aria-label={text.editNamed(column, row)}
      defaultValue={now}
      onBlur={(event) => commit(event.target)}
      onKeyDown={press}
      maxLength={1000}
      autoComplete="off"
      spellCheck={false}
      className="h-7 text-sm"
    />
  );
}

function nextOf(input: HTMLInputElement): HTMLInputElement | undefined {
  const inputs = [...(input.closest("table")?.querySelectorAll<HTMLInputElement>("input[data-edit]") ?? [])];
  return inputs[inputs.indexOf(input) + 1];
}

/** The cells that the user corrected; each can be taken back. */
export function EditedCells({ table: { edits, change } }: { table: Import }) {
  const names = text.headers;
  const columns: Column<Edit>[] = [
    { id: "row", header: names.row, numeric: true, cell: ({ row }) => integer(row) },
    { id: "column", header: names.column, cell: ({ column }) => column },
    { id: "value", header: names.newValue, cell: ({ value }) => (value === "" ? text.empty : value) },
    {
      id: "back",
      header: <span className="sr-only">{text.takeBack}</span>,
      numeric: true,
      cell: (edit) => (
        <Button size="sm" aria-label={text.takeBackNamed(edit.column, edit.row)} onClick={() => change({ edits: withoutEdit(edits, edit) })}>
          {text.takeBack}
        </Button>
      ),
    },
  ];
  return (
    <Part title={text.edited} lead={text.editedLead}>
      <DataTable caption={text.edited} rows={edits} columns={columns} rowKey={({ row, column }) => `${row} ${column}`} />
    </Part>
  );
}
