"use client";

import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { homesText } from "@/features/homes/text";
import type { ComparableRead } from "@/lib/api/generated";
import { date, distance, money, ratio } from "@/lib/format";

const text = homesText.choice;

type Offered = { place: number; sale: ComparableRead };
type SalesOfferProps = { sales: ComparableRead[]; after: number; currency: string; isAdded: (place: number) => boolean; onToggle: (place: number) => void };

/** The next most similar sales, each to be added or taken away again. */
export function SalesOffer({ sales, after, currency, isAdded, onToggle }: SalesOfferProps) {
  const rows = sales.map((sale, index) => ({ place: index + 1, sale })).slice(after);
  const columns: Column<Offered>[] = [
    { id: "sale", header: text.columns.sale, cell: ({ place }) => place },
    { id: "sold", header: text.columns.sold, cell: ({ sale }) => <span className="whitespace-nowrap">{date(sale.sale_date)}</span>, sortBy: ({ sale }) => sale.sale_date },
    { id: "away", header: text.columns.away, cell: ({ sale }) => distance(sale.distance_m), sortBy: ({ sale }) => sale.distance_m, numeric: true },
    { id: "similarity", header: text.columns.similarity, cell: ({ sale }) => ratio(sale.similarity), sortBy: ({ sale }) => sale.similarity, numeric: true },
    { id: "price", header: text.columns.price, cell: ({ sale }) => money(sale.price, currency), sortBy: ({ sale }) => sale.price, numeric: true },
    { id: "adjusted", header: text.columns.adjusted, cell: ({ sale }) => money(sale.adjusted_price, currency), sortBy: ({ sale }) => sale.adjusted_price, numeric: true },
    {
      id: "add",
      header: text.add,
      cell: ({ place }) => (
        <Button size="sm" aria-pressed={isAdded(place)} aria-label={isAdded(place) ? text.takeAway(place) : text.addOne(place)} onClick={() => onToggle(place)}>
          {isAdded(place) ? "−" : "+"}
        </Button>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-1">
      <p className="text-muted">{text.addLead}</p>
      <div className="max-h-80 overflow-y-auto">
        <DataTable caption={text.adding} rows={rows} columns={columns} rowKey={({ place }) => String(place)} />
      </div>
    </div>
  );
}
