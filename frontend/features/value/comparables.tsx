"use client";

import { ComparablesMap, type MapSale } from "@/components/charts/comparables-map";
import { Card } from "@/components/ui/card";
import { Term } from "@/components/ui/term";
import { adjustmentRows, impliedText } from "@/features/value/adjustments";
import { characteristics } from "@/features/value/characteristics";
import { type Labels, placeOf, sameHome } from "@/features/value/words";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { date, distance, MISSING, money, ratio } from "@/lib/format";
import { valueText as text } from "@/features/value/messages";

/** What is told of a home and its comparable sales. */
type Explained = Pick<ValuationRead, "value" | "inputs" | "dataset" | "comparables" | "comparables_range">;
type Props = { valuation: Explained; labels: Labels };

/** The sales most like the home, in a table and on a small map. */
export function Comparables({ valuation, labels, title, children }: Props & { title?: string; children?: React.ReactNode }) {
  const { comparables } = valuation;
  const heading = title ?? "Comparable sales";
  if (comparables.length === 0) {
    return (
      <Card title={heading}>
        <p className="text-muted">This model found no comparable sale.</p>
      </Card>
    );
  }
  const place = placeOf(valuation.inputs, labels);
  return (
    <Card
      title={
        <>
          <Term name="comparable">{heading}</Term>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {children && <p>{children}</p>}
        <SalesTable valuation={valuation} labels={labels} />
        {place && <ComparablesMap level={3} subject={place} sales={mapSales(valuation)} />}
      </div>
    </Card>
  );
}

function mapSales({ comparables, dataset }: Explained): MapSale[] {
  return comparables.flatMap((sale, index) => {
    const { latitude, longitude } = sale;
    if (latitude === null || longitude === null) return [];
    const text = `${money(sale.price, dataset.currency)}${sale.sale_date ? `, ${date(sale.sale_date)}` : ""}, ${distance(sale.distance_m)} away`;
    return [{ number: index + 1, latitude, longitude, distanceM: sale.distance_m, text }];
  });
}

/** Characteristics down, this home and the sales across. */
function SalesTable({ valuation, labels }: Props) {
  const { comparables, dataset } = valuation;
  const same = sameHome(valuation);
  const implied = impliedText(valuation);
  const dated = comparables.some((sale) => sale.sale_date !== null);
  const identified = comparables.some((sale) => sale.sale_id !== null);
  return (
    <div className="relative overflow-x-auto" role="region" aria-label="Comparable sales" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">This home and its comparable sales</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              Characteristic
            </th>
            <Head>This home</Head>
            {comparables.map((_, index) => (
              <Head key={index}>Sale {index + 1}</Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {identified && <Row label={text.saleId} home="" sales={comparables} cell={(sale) => sale.sale_id ?? MISSING} />}
          <Row label={`Sold, ${dataset.currency}`} home="" sales={comparables} cell={(sale) => money(sale.price, dataset.currency)} amount />
          {adjustmentRows(valuation).map(({ label, of }) => (
            <Row key={label} label={label} home="" sales={comparables} cell={of} amount />
          ))}
          <Row label={`Adjusted price*, ${dataset.currency}`} home={money(valuation.value, dataset.currency)} sales={comparables} cell={(sale) => money(sale.adjusted_price, dataset.currency)} strong amount />
          {dated && <Row label="Sale date" home="" sales={comparables} cell={(sale) => date(sale.sale_date)} />}
          <Row label="Distance" home="" sales={comparables} cell={(sale) => distance(sale.distance_m)} />
          <Row label="Similarity, 0 to 1" home="" sales={comparables} cell={(sale) => ratio(sale.similarity)} />
          {characteristics(valuation, labels).map(({ name, label, home, of }) => (
            <Row key={name} label={label} home={home} sales={comparables} cell={of} />
          ))}
        </tbody>
      </table>
      {implied && <p className="mt-2 text-sm">{implied}</p>}
      <p className="mt-2 text-xs text-muted">* The price moved by the model’s view of the differences between that sale and this home, the date among them.</p>
      {same.length > 0 && <p className="text-xs text-muted">Sale {same.join(", ")} stands at the same place and is alike in everything: probably an earlier sale of this very home.</p>}
    </div>
  );
}

function Head({ children }: { children: React.ReactNode }) {
  return (
    <th scope="col" className="px-1.5 py-1.5 text-right font-medium whitespace-nowrap">
      {children}
    </th>
  );
}

type RowProps = { label: string; home: string; sales: ComparableRead[]; cell: (sale: ComparableRead) => string; strong?: boolean; amount?: boolean };

/** An amount is never parted from its sign. */
function Row({ label, home, sales, cell, strong = false, amount = false }: RowProps) {
  const look = cn("px-1.5 text-right", strong && "font-medium", amount && "whitespace-nowrap");
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal text-muted">
        {label}
      </th>
      <td className={look}>{home}</td>
      {sales.map((sale, index) => (
        <td key={index} className={look}>
          {cell(sale)}
        </td>
      ))}
    </tr>
  );
}
