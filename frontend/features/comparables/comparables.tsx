"use client";

import { ComparablesMap, type MapSale } from "@/components/charts/comparables-map";
import { Card } from "@/components/ui/card";
import { ScrollX } from "@/components/ui/scroll-x";
import { Term } from "@/components/ui/term";
import { adjustmentRows, impliedText } from "@/features/comparables/adjustments";
import { characteristics } from "@/features/comparables/characteristics";
import { type Labels, placeOf, sameHome } from "@/features/comparables/home";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { date, distance, MISSING, money, ratio } from "@/lib/format";
import { comparablesText as text } from "@/features/comparables/messages";

/** What explains a value: the home and its comparable sales. */
type Explained = Pick<ValuationRead, "value" | "inputs" | "dataset" | "comparables" | "comparables_range">;
type Props = { valuation: Explained; labels: Labels };

/** The sales most like the home, in a table and on a small map. */
export function Comparables({ valuation, labels, title, children }: Props & { title?: string; children?: React.ReactNode }) {
  const { comparables } = valuation;
  const heading = title ?? text.title;
  if (comparables.length === 0) {
    return (
      <Card title={heading}>
        <p className="text-muted">{text.none}</p>
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
    const words = text.mapSale(money(sale.price, dataset.currency), sale.sale_date ? date(sale.sale_date) : null, distance(sale.distance_m));
    return [{ number: index + 1, latitude, longitude, distanceM: sale.distance_m, text: words }];
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
    <ScrollX aria-label={text.title}>
      <table className="w-full text-sm">
        <caption className="sr-only">{text.caption}</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-medium">
              {text.characteristic}
            </th>
            <Head>{text.home}</Head>
            {comparables.map((_, index) => (
              <Head key={index}>{text.sale(index + 1)}</Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {identified && <Row label={text.saleId} home="" sales={comparables} cell={(sale) => sale.sale_id ?? MISSING} />}
          <Row label={text.sold(dataset.currency)} home="" sales={comparables} cell={(sale) => money(sale.price, dataset.currency)} amount />
          {adjustmentRows(valuation).map(({ label, of }) => (
            <Row key={label} label={label} home="" sales={comparables} cell={of} amount />
          ))}
          <Row label={text.adjusted(dataset.currency)} home={money(valuation.value, dataset.currency)} sales={comparables} cell={(sale) => money(sale.adjusted_price, dataset.currency)} strong amount />
          {dated && <Row label={text.saleDate} home="" sales={comparables} cell={(sale) => date(sale.sale_date)} />}
          <Row label={text.distance} home="" sales={comparables} cell={(sale) => distance(sale.distance_m)} />
          <Row label={text.similarity} home="" sales={comparables} cell={(sale) => ratio(sale.similarity)} />
          {characteristics(valuation, labels).map(({ name, label, home, of }) => (
            <Row key={name} label={label} home={home} sales={comparables} cell={of} />
          ))}
        </tbody>
      </table>
      {implied && <p className="mt-2 text-sm">{implied}</p>}
      <p className="mt-2 text-xs text-muted">{text.adjustedNote}</p>
      {same.length > 0 && <p className="text-xs text-muted">{text.sameHome(same)}</p>}
    </ScrollX>
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
