"use client";

import { ComparablesMap } from "@/components/charts/comparables-map";
import { Card } from "@/components/ui/card";
import { Term } from "@/components/ui/term";
import { impliedText } from "@/features/comparables/adjustments";
import { type Labels, mapSales, placeOf } from "@/features/comparables/home";
import { comparablesText as text } from "@/features/comparables/text";
import { type Choice, type Explained, SalesGrid } from "@/features/comparables/sales-grid";

type Props = {
  valuation: Explained;
  labels: Labels;
  title?: string;
  /** Above the grid; by default a small map without any network or library. */
  map?: React.ReactNode;
  choice?: Choice | undefined;
  /** What stands beside the grid instead of what the sales imply. */
  implied?: React.ReactNode;
  children?: React.ReactNode;
};

/** The sales most like the home: where they are, and how their prices become comparable. */
export function Comparables({ valuation, labels, title, map, choice, implied, children }: Props) {
  const heading = title ?? text.title;
  if (valuation.comparables.length === 0) {
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
        {map ?? (place && <ComparablesMap level={3} subject={place} sales={mapSales(valuation)} />)}
        {implied ?? <p className="text-sm">{impliedText(valuation)}</p>}
        <SalesGrid valuation={valuation} labels={labels} choice={choice} />
      </div>
    </Card>
  );
}
