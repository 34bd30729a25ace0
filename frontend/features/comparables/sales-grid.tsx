"use client";

import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { type Grid, gridOf, REST } from "@/features/comparables/grid";
import { type Labels, sameHome } from "@/features/comparables/home";
import { comparablesText as text } from "@/features/comparables/text";
import type { ComparableRead, ValuationRead } from "@/lib/api/generated";
import { cn } from "@/lib/cn";
import { date, distance, MISSING, money, ratio, signedMoney } from "@/lib/format";
import { groupName } from "@/messages/group-name";

export type Explained = Pick<ValuationRead, "value" | "inputs" | "dataset" | "comparables" | "comparables_range"> & { as_of?: ValuationRead["as_of"] };
/** Which sales the reader counts; sales from `first` on were added. */
export type Choice = { isOut: (place: number) => boolean; toggle: (place: number) => void; numbers: number[]; added: number };

type Props = { valuation: Explained; labels: Labels; choice?: Choice | undefined };

/** Characteristics down, this home and the sales across; from the price to the adjusted price in steps. */
export function SalesGrid({ valuation, labels, choice }: Props) {
  const [open, setOpen] = useState(false);
  const { comparables: sales, dataset } = valuation;
  const grid = gridOf(valuation, labels);
  const same = sameHome(valuation);
  const rest = grid.groups.some(({ name }) => name === REST);
  const hidden = grid.alike.groups.length + grid.alike.traits.length;
  const number = (index: number) => choice?.numbers[index] ?? index + 1;
  const dim = (index: number) => choice?.isOut(number(index)) ?? false;
  const row = { sales, dim };
  return (
    <div className="flex flex-col gap-2">
      <div className="relative overflow-x-auto" role="group" aria-label={text.title} tabIndex={0}>
        <table className="w-full text-sm">
          <caption className="sr-only">{text.caption}</caption>
          <thead>
            <tr className="border-b border-line align-bottom text-muted">
              <th scope="col" className="sticky left-0 bg-card py-1.5 pr-3 text-left font-medium">
                {text.characteristic}
              </th>
              <Head>{text.home}</Head>
              {sales.map((_, index) => (
                <Head key={index}>
                  <SaleHead place={number(index)} added={choice !== undefined && index >= choice.added} choice={choice} />
                </Head>
              ))}
            </tr>
          </thead>
          <tbody>
            <Facts valuation={valuation} row={row} />
            <Row {...row} label={text.priceOn(valuation.as_of ? date(valuation.as_of) : null, dataset.currency)} home="" cell={(sale) => money(sale.time_adjusted_price, dataset.currency)} amount />
            <Groups grid={grid} row={row} currency={dataset.currency} />
            <Row {...row} label={text.adjusted(dataset.currency)} home={money(valuation.value, dataset.currency)} cell={(sale) => money(sale.adjusted_price, dataset.currency)} strong amount />
            {open && grid.alike.groups.map((name) => <Row key={name} {...row} label={groupName(name)} home="" cell={() => text.same} />)}
            {open && grid.alike.traits.map((trait) => <Row key={trait.name} {...row} label={trait.label} home={trait.home} cell={trait.of} />)}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <Button size="sm" look="ghost" aria-expanded={open} className="h-auto! min-h-7 self-start py-1 text-start whitespace-normal!" onClick={() => setOpen(!open)}>
          {open ? text.hideAlike : text.alike(hidden)}
        </Button>
      )}
      <p className="text-xs text-muted">{text.adjustedNote}</p>
      {rest && <p className="text-xs text-muted">{text.restNote}</p>}
      {same.length > 0 && <p className="text-xs text-muted">{text.sameHome(same.map((place) => number(place - 1)))}</p>}
    </div>
  );
}

type RowBase = { sales: ComparableRead[]; dim: (index: number) => boolean };

function Facts({ valuation: { comparables, dataset }, row }: { valuation: Explained; row: RowBase }) {
  const dated = comparables.some((sale) => sale.sale_date !== null);
  const identified = comparables.some((sale) => sale.sale_id !== null);
  return (
    <>
      {identified && <Row {...row} label={text.saleId} home="" cell={(sale) => sale.sale_id ?? MISSING} />}
      {dated && <Row {...row} label={text.saleDate} home="" cell={(sale) => date(sale.sale_date)} />}
      <Row {...row} label={text.distance} home="" cell={(sale) => distance(sale.distance_m)} />
      <Row {...row} label={text.similarity} home="" cell={(sale) => ratio(sale.similarity)} />
      <Row {...row} label={text.sold(dataset.currency)} home="" cell={(sale) => money(sale.price, dataset.currency)} amount />
    </>
  );
}

/** A group with one characteristic is one row: the characteristic above its worth. */
function Groups({ grid, row, currency }: { grid: Grid; row: RowBase; currency: string }) {
  return grid.groups.map(({ name, amounts, traits }) => {
    const worth = (index: number) => (amounts.length === 0 ? "" : signedMoney(amounts[index], currency));
    const [only, more] = traits;
    if (only && !more && amounts.length > 0)
      return (
        <Row
          key={name}
          {...row}
          label={only.label}
          home={only.home}
          cell={(sale, index) => (
            <>
              <span className="block">{only.of(sale)}</span>
              <span className="block text-muted">{worth(index)}</span>
            </>
          )}
          amount
        />
      );
    return [
      <Row key={name} {...row} label={name === REST ? text.rest : groupName(name)} home="" cell={(_, index) => worth(index)} amount />,
      ...traits.map((trait) => <Row key={trait.name} {...row} label={trait.label} home={trait.home} cell={trait.of} inner />),
    ];
  });
}

function SaleHead({ place, added, choice }: { place: number; added: boolean; choice: Choice | undefined }) {
  return (
    <>
      <span className="block">{text.sale(place)}</span>
      {added && <span className="block text-xs font-normal">{text.added}</span>}
      {choice && (
        <input type="checkbox" checked={!choice.isOut(place)} onChange={() => choice.toggle(place)} aria-label={text.counts(place)} className="no-print mt-1 size-5 accent-[var(--color-accent)]" />
      )}
    </>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className="px-1.5 py-1.5 text-right font-medium whitespace-nowrap">
      {children}
    </th>
  );
}

type RowProps = RowBase & { label: string; home: string; cell: (sale: ComparableRead, index: number) => ReactNode; strong?: boolean; amount?: boolean; inner?: boolean };

/** An amount is never parted from its sign; a sale that does not count is struck through. */
function Row({ label, home, sales, dim, cell, strong = false, amount = false, inner = false }: RowProps) {
  const look = cn("px-1.5 text-right", strong && "font-medium", amount && "whitespace-nowrap");
  return (
    <tr className="border-b border-line align-top last:border-0">
      <th scope="row" className={cn("sticky left-0 bg-card py-1.5 pr-3 text-left font-normal text-muted", inner && "pl-4 text-xs")}>
        {label}
      </th>
      <td className={cn(look, "py-1.5")}>{home}</td>
      {sales.map((sale, index) => (
        <td key={index} className={cn(look, "py-1.5", dim(index) && "text-muted line-through")}>
          {cell(sale, index)}
        </td>
      ))}
    </tr>
  );
}
