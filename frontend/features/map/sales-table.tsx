"use client";

import { useMemo } from "react";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { type Colouring, figureOf, type Units, write } from "@/features/map/colouring";
import { mapText as text } from "@/features/map/text";
import { dayText, type Sale } from "@/features/map/sales";
import { date, MISSING, money, pricePerArea, signedNumber } from "@/lib/format";

const MOST_ROWS = 50;

type SalesTableProps = {
  sales: Sale[];
  colouring: Colouring;
  units: Units;
  /** Figures that the data set has. */
  has: Record<Colouring, boolean>;
  chosen: Sale | null;
  /** Left out where there is no map to show a sale on. */
  onChoose?: ((index: number) => void) | undefined;
};

/** The sales in view as a table, for everyone who does not use the picture. */
export function SalesTable({ sales, colouring, units, has, chosen, onChoose }: SalesTableProps) {
  const rows = useMemo(() => largestFirst(sales, colouring).slice(0, MOST_ROWS), [sales, colouring]);
  const title = onChoose ? text.inView : text.allSales;
  return (
    <Card title={title}>
      <p className="mb-3 text-muted" role="status">
        {text.tableLead(rows.length, sales.length, text.order[colouring])}
      </p>
      <DataTable
        caption={title}
        rows={rows}
        columns={columns(units, has, onChoose)}
        rowKey={(sale) => String(sale.index)}
        rowClass={(sale) => (sale.index === chosen?.index ? "bg-accent-soft" : undefined)}
      />
    </Card>
  );
}

export function largestFirst(sales: Sale[], colouring: Colouring): Sale[] {
  const size = (sale: Sale) => {
    const figure = figureOf(sale, colouring);
    if (figure === null) return -Infinity;
    return colouring === "error" ? Math.abs(figure) : figure;
  };
  return sales.toSorted((a, b) => size(b) - size(a) || a.index - b.index);
}

function columns(units: Units, has: Record<Colouring, boolean>, onChoose: SalesTableProps["onChoose"]): Column<Sale>[] {
  const names = text.columns;
  const place = (sale: Sale) => text.coordinates(sale.latitude, sale.longitude);
  const all: (Column<Sale> | false)[] = [
    { id: "price", header: names.price, numeric: true, sortBy: (sale) => sale.price, cell: (sale) => money(sale.price, units.currency) },
    has.area && { id: "area", header: names.area, numeric: true, sortBy: (sale) => sale.pricePerArea, cell: (sale) => pricePerArea(sale.pricePerArea, units.currency, units.area_unit) },
    has.date && { id: "date", header: names.date, sortBy: (sale) => sale.day, cell: (sale) => date(dayText(sale.day)), className: "whitespace-nowrap" },
    has.error && { id: "error", header: names.error, numeric: true, sortBy: (sale) => sale.error, cell: (sale) => (sale.error === null ? MISSING : signedNumber(sale.error, 1)) },
    { id: "place", header: text.place, cell: place, className: "whitespace-nowrap" },
    onChoose !== undefined && {
      id: "show",
      header: <span className="sr-only">{text.show}</span>,
      numeric: true,
      cell: (sale) => (
        <Button size="sm" onClick={() => onChoose(sale.index)} aria-label={text.showNamed(write(sale.price, "price", units), place(sale))}>
          {text.show}
        </Button>
      ),
    },
  ];
  return all.filter((column) => column !== false);
}
