"use client";

import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Figure } from "@/components/ui/figure";
import { ScrollX } from "@/components/ui/scroll-x";
import { galleryText as text } from "@/features/gallery/messages";
import { integer, MISSING, tenths } from "@/lib/format";

type Row = { id: string; name: string; price: number | null; error: { value: number; low?: number; high?: number } | null };

const ROWS: Row[] = [
  { id: "a", name: text.short, price: 412_000, error: { value: 6.4, low: 5.9, high: 7 } },
  { id: "b", name: text.long, price: null, error: null },
  { id: "c", name: "Street 9", price: 98_500, error: { value: 8.1 } },
];
const COLUMNS: Column<Row>[] = [
  { id: "name", header: "Name", sortBy: ({ name }) => name, cell: ({ name }) => name, className: "min-w-72" },
  { id: "price", header: "Price, $", numeric: true, sortBy: ({ price }) => price, cell: ({ price }) => (price === null ? MISSING : integer(price)) },
  { id: "error", header: "Error, %", numeric: true, cell: ({ error }) => <Figure of={error} write={tenths} /> },
  { id: "note", header: "Note", cell: () => text.help, className: "min-w-72" },
  {
    id: "open",
    header: <span className="sr-only">Open</span>,
    stuck: true,
    cell: ({ id }) => (
      <Button size="sm" aria-label={`Open ${id}`}>
        Open
      </Button>
    ),
  },
];

export function TablesPart() {
  return (
    <>
      <DataTable caption="Homes" rows={ROWS} columns={COLUMNS} rowKey={({ id }) => id} sort={{ id: "price", desc: true }} rowClass={({ id }) => (id === "c" ? "bg-accent-soft" : undefined)} />
      <DataTable caption="No homes" rows={[]} columns={COLUMNS.slice(0, 2)} rowKey={({ id }) => id} empty={<Empty title="No home matches the filters" action={<Button>Clear the filters</Button>} />} />
      <ScrollX aria-label="A wide line">
        <p className="w-[60rem]">{text.long}</p>
      </ScrollX>
    </>
  );
}
