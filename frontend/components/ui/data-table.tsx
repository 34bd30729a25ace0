"use client";

import {
  createSortedRowModel,
  type ColumnDef,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";

import { ScrollX } from "@/components/ui/scroll-x";
import { cn } from "@/lib/cn";
import { messages } from "@/messages/text";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;

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

const STUCK = "sticky right-0 z-20 bg-card shadow-[inset_1px_0_0_var(--color-line)]";

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
export function DataTable<Row extends RowData>({ caption, rows, columns, rowKey, rowClass, sort, onSort, inOrder = false, empty }: DataTableProps<Row>) {
  const [own, setOwn] = useState<Sort | null>(null);
  const current = sort === undefined ? own : sort;
  const sorting: SortingState = useMemo(() => (current && !inOrder ? [current] : []), [current, inOrder]);
  const definitions = useMemo(() => columns.map((column) => define(column)), [columns]);
  const table = useTable({ features, data: rows, columns: definitions, state: { sorting }, getRowId: rowKey });
  const byId = new Map(columns.map((column) => [column.id, column]));
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
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className={cn("border-b border-line last:border-0 hover:bg-hover", rowClass?.(row.original))}>
              {row.getAllCells().map((cell) => {
                const column = byId.get(cell.column.id);
                return (
                  <td
                    key={cell.id}
                    className={cn("h-9 px-2.5 py-1.5", column?.numeric && "text-right whitespace-nowrap", column?.stuck && STUCK, column?.className)}
                  >
                    {column?.cell(row.original)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </ScrollX>
  );
}

function define<Row extends RowData>(column: Column<Row>): ColumnDef<Features, Row> {
  const { id, sortBy } = column;
  return sortBy
    ? {
        id,
        accessorFn: (row: Row) => sortBy(row) ?? undefined,
        sortUndefined: "last",
        sortFn: (a, b) => compare(sortBy(a.original), sortBy(b.original)),
      }
    : { id, enableSorting: false };
}

type SortValue = number | string | null | undefined;

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "en", { numeric: true });
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
      className={cn("h-9 px-2.5 font-medium", column.numeric && "text-right", column.stuck && STUCK, column.className)}
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
