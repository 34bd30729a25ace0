"use client";

import { useMemo, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Estimate, type Estimated } from "@/components/ui/estimate";
import { ProblemPanel } from "@/components/ui/problem-panel";
import { Skeleton, SkeletonLines } from "@/components/ui/skeleton";
import { batchText } from "@/features/batch/text";
import { usePoints } from "@/features/batch/queries";
import { legendOf } from "@/features/map/colouring";
import { useMapLibrary } from "@/features/map/library";
import { MapLegend } from "@/features/map/legend";
import type { Sale } from "@/features/map/sales";
import { useDark } from "@/features/map/use-dark";
import type { BatchPoints, BatchRead } from "@/lib/api/generated";
import { currencyName } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";

const text = batchText.map;
const CLASSES = ["high", "medium", "low"] as const;

/** Where the homes lie, coloured by value. */
export function MapTab({ batch, tiles }: { batch: BatchRead; tiles: Tiles | null }) {
  const query = usePoints(batch.run.id, batch.summary?.done ?? 0);
  if (query.error) return <ProblemPanel error={query.error} title={text.failed} onRetry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonLines lines={8} />;
  if (query.data.located === 0) return <Empty title={text.none} />;
  return <HomesMap points={query.data} batch={batch} tiles={tiles} />;
}

/** Homes with a value, as the map draws sales: by their money. */
const drawn = (points: BatchPoints): Sale[] =>
  points.row.flatMap((_, place) => {
    const [latitude, longitude, value] = [points.latitude[place], points.longitude[place], points.value[place]];
    if (latitude === undefined || longitude === undefined || value === undefined || value === null) return [];
    return [{ index: place, latitude, longitude, price: value, pricePerArea: null, day: null, error: null }];
  });

function HomesMap({ points, batch, tiles }: { points: BatchPoints; batch: BatchRead; tiles: Tiles | null }) {
  const dark = useDark();
  const library = useMapLibrary();
  const [works, setWorks] = useState(true);
  const [chosen, setChosen] = useState<number | null>(null);
  const places = useMemo(() => drawn(points), [points]);
  // The map looks a sale up by its place in the list.
  const sales = useMemo(() => places.map((sale, index) => ({ ...sale, index })), [places]);
  const legend = useMemo(() => legendOf(sales, "price", { currency: batch.currency, area_unit: "" }, dark), [sales, batch.currency, dark]);
  const painted = useMemo(() => ({ sales, classOfSale: legend.classOfSale, colours: legend.classes.map(({ colour }) => colour) }), [sales, legend]);
  const describe = (sale: Sale) => <Home points={points} place={places[sale.index]?.index ?? 0} currency={batch.currency} />;
  const sale = chosen === null ? null : (sales[chosen] ?? null);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        {text.counted(sales.length, points.located)}
        {points.row.length < points.located ? text.spread : sales.length < points.located ? text.unvalued : "."}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        {!works && <Alert tone="warn" title={text.noGraphics} />}
        {works && library === null && <Skeleton className="h-[clamp(20rem,60vh,40rem)]" />}
        {works && library !== null && (
          <library.SalesMap painted={painted} dark={dark} tiles={tiles} chosen={sale} describe={describe} onChoose={setChosen} onView={() => undefined} onFault={() => setWorks(false)} />
        )}
        <div className="flex min-w-0 flex-col gap-4">
          <MapLegend legend={legend} colouring="price" title={text.legend(currencyName(batch.currency))} />
          <Card title={text.chosen}>
            <p role="status">{sale ? describe(sale) : text.hint}</p>
          </Card>
        </div>
      </div>
    </div>
  );
}

/** The row of a home in its file, and what it is worth. */
function Home({ points, place, currency }: { points: BatchPoints; place: number; currency: string }) {
  const band = points.confidence[place];
  const known = CLASSES.find((name) => name === band);
  const of: Estimated = {
    value: points.value[place],
    currency,
    range: { low: points.low_90[place], high: points.high_90[place] },
    confidence: `${text.confidence}: ${known ? batchText.summary.classes[known].toLowerCase() : band}. ${text.reason}`,
  };
  return (
    <span data-estimate-scope className="block">
      {text.row(points.row[place] ?? 0)}: <Estimate of={of} />
    </span>
  );
}
