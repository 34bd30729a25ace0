"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { errorsText } from "@/features/errors/text";
import type { Hexagon } from "@/features/map/hexagons";
import { mapText } from "@/features/map/text";
import type { Bounds } from "@/features/map/sales";
import { integer } from "@/lib/format";

const text = errorsText.map;
const MOST_ROWS = 50;

type HexagonTableProps = { cells: Hexagon[]; onChoose: (bounds: Bounds) => void };

/** The hexagons of the map as a table, in which each is a filter as a click on it is. */
export function HexagonTable({ cells, onChoose }: HexagonTableProps) {
  const [open, setOpen] = useState(false);
  const known = cells.filter(({ figure }) => figure !== null).sort((one, other) => Math.abs(other.figure ?? 0) - Math.abs(one.figure ?? 0));
  const rows = known.slice(0, MOST_ROWS);
  return (
    <details className="mt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit font-medium">{text.asTable}</summary>
      {open && (
        <>
          <p className="my-2 text-sm text-muted">{text.tableLead(rows.length, known.length, cells.length - known.length)}</p>
          <DataTable caption={text.hexagonTable} rows={rows} columns={columns(onChoose)} rowKey={({ bounds }) => bounds.join()} />
        </>
      )}
    </details>
  );
}

function columns(onChoose: HexagonTableProps["onChoose"]): Column<Hexagon>[] {
  const { error } = errorsText;
  return [
    { id: "error", header: text.medianError, numeric: true, sortBy: ({ figure }) => figure, cell: ({ figure }) => error(figure) },
    { id: "sales", header: text.sales, numeric: true, sortBy: ({ n }) => n, cell: ({ n }) => integer(n) },
    { id: "place", header: mapText.place, cell: placeOf, className: "whitespace-nowrap" },
    {
      id: "choose",
      header: <span className="sr-only">{text.only}</span>,
      numeric: true,
      cell: (cell) => (
        <Button size="sm" onClick={() => onChoose(cell.bounds)} aria-label={text.onlyNamed(placeOf(cell))}>
          {text.only}
        </Button>
      ),
    },
  ];
}

/** The middle of a cell. */
function placeOf({ bounds: [west, south, east, north] }: Hexagon): string {
  return mapText.coordinates((south + north) / 2, (west + east) / 2);
}
