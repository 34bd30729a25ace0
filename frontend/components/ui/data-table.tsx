"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";

import { ScrollX } from "@/components/ui/scroll-x";
import { cn } from "@/lib/cn";
import { compareTexts } from "@/lib/format";
import { messages } from "@/messages/text";

export type Column<Row> = {
  id: string;
  /** Say the unit here, not in each cell. */
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by; a column without it cannot be sorted. Missing values come last. */
  sortBy?: (row: Row) => number | string | null | undefined;
  /** Numbers are right-aligned. */
  numeric?: boolean;
  /** Stays at the right edge while the table scrolls beneath it, so that no action is out of sight. */
  stuck?: boolean;
  className?: string;
};

/** Narrow screens have little room: figures are worth more there than space. */
const PADDED = "px-1.5 sm:px-2.5";
const STUCK = "sticky right-0 z-20 bg-card px-0.5 sm:px-2.5 shadow-[inset_1px_0_0_var(--color-line)]";

export type Sort = { id: string; desc: boolean };

type DataTableProps<Row> = {
  caption: string;
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  /** Controlled sorting, for example kept in the address. */
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** The rows come sorted, for example from the server; the headers only ask for an order. */
  inOrder?: boolean;
  empty?: ReactNode;
};

/** A table that scrolls inside itself on narrow screens and sorts by its headers. */
export function DataTable<Row>({ caption, rows, columns, rowKey, rowClass, sort, onSort, inOrder = false, empty }: DataTableProps<Row>) {
  const [own, setOwn] = useState<Sort | null>(null);
  const current = sort === undefined ? own : sort;
  const ordered = useMemo(() => (inOrder ? rows : sorted(rows, columns, current)), [rows, columns, current, inOrder]);
  const toggle = (id: string) => (onSort ?? setOwn)(nextSort(current, id));
  return (
    <ScrollX aria-label={caption}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-left text-muted">
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={current} onSort={toggle} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={rowKey(row)} className={cn("border-b border-line last:border-0 hover:bg-hover", rowClass?.(row))}>
              {columns.map(({ id, cell, numeric, stuck, className }) => (
                <td key={id} className={cn("h-9 py-1.5", stuck ? STUCK : PADDED, numeric && "text-right whitespace-nowrap", className)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </ScrollX>
  );
}

type SortValue = number | string | null | undefined;

/** The rows by one column, equal ones as they came; a missing value comes last in either direction. */
export function sorted<Row>(rows: Row[], columns: Column<Row>[], sort: Sort | null): Row[] {
  const sortBy = columns.find(({ id }) => id === sort?.id)?.sortBy;
  if (!sort || !sortBy) return rows;
  const keyed = rows.map((row) => ({ row, key: sortBy(row) }));
  const isMissing = (key: SortValue) => key === null || key === undefined;
  const direction = sort.desc ? -1 : 1;
  keyed.sort((a, b) => Number(isMissing(a.key)) - Number(isMissing(b.key)) || (isMissing(a.key) ? 0 : direction * compare(a.key, b.key)));
  return keyed.map(({ row }) => row);
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareTexts(String(a), String(b));
}

/** Ascending, descending, as it came. */
function nextSort(current: Sort | null, id: string): Sort | null {
  if (current?.id !== id) return { id, desc: false };
  return current.desc ? null : { id, desc: true };
}

type HeaderCellProps<Row> = { column: Column<Row>; sort: Sort | null; onSort: (id: string) => void };

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const active = sort?.id === column.id;
  const Icon = active ? (sort.desc ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      data-stuck={column.stuck}
      aria-sort={active ? (sort.desc ? "descending" : "ascending") : undefined}
      className={cn("h-9 font-medium", column.stuck ? STUCK : PADDED, column.numeric && "text-right", column.className)}
    >
      {column.sortBy ? (
        <button type="button" onClick={() => onSort(column.id)} className="inline-flex min-h-7 items-center gap-1 text-left hover:text-ink">
          {column.header}
          <Icon aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="sr-only">{messages.common.sort}</span>
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
