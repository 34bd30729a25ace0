"use client";

import { useMemo, useRef, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { type Colouring, legendOf } from "@/features/map/colouring";
import { modelName } from "@/features/map/controls";
import { useMapLibrary } from "@/features/map/library";
import { MapLegend } from "@/features/map/legend";
import { mapText as text } from "@/features/map/text";
import { ChosenSale, SaleHint } from "@/features/map/sale-figures";
import { type Bounds, inBounds, salesOf } from "@/features/map/sales";
import { SalesTable } from "@/features/map/sales-table";
import { useDark } from "@/features/map/use-dark";
import type { DatasetRead, ModelRead, PointsRead } from "@/lib/api/generated";
import { areaUnit, currencyName } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";

type LocatedSalesProps = { dataset: DatasetRead; points: PointsRead; colouring: Colouring; model: ModelRead | null; tiles: Tiles | null };

/** Map, legend, the chosen sale, and the table of what is in view. */
export function LocatedSales({ dataset, points, colouring, model, tiles }: LocatedSalesProps) {
  const dark = useDark();
  const library = useMapLibrary();
  const [drawn, setDrawn] = useState(true);
  const [bounds, setBounds] = useState<Bounds | null>(null);
  const [choice, setChoice] = useState<{ of: PointsRead; index: number } | null>(null);
  const picture = useRef<HTMLDivElement>(null);
  const sales = useMemo(() => salesOf(points), [points]);
  const legend = useMemo(() => legendOf(sales, colouring, dataset, dark), [sales, colouring, dataset, dark]);
  const painted = useMemo(
    () => ({ sales, classOfSale: legend.classOfSale, colours: legend.classes.map(({ colour }) => colour) }),
    [sales, legend],
  );
  const inView = useMemo(() => inBounds(sales, bounds), [sales, bounds]);
  const chosen = choice?.of === points ? (sales[choice.index] ?? null) : null;
  const choose = (index: number) => setChoice({ of: points, index });
  const showFromTable = (index: number) => {
    choose(index);
    picture.current?.scrollIntoView({ block: "nearest" });
  };
  const has = { price: true, area: points.price_per_area !== null, date: points.day !== null, error: points.error !== null };
  return (
    <>
      <Counts points={points} />
      <div ref={picture} className="grid scroll-mt-16 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        {!drawn && <Alert tone="warn" title={text.noGraphics} />}
        {drawn && library === null && <Skeleton className="h-[clamp(20rem,60vh,40rem)]" />}
        {drawn && library !== null && (
          <library.SalesMap
            painted={painted}
            dark={dark}
            tiles={tiles}
            chosen={chosen}
            describe={(sale) => <SaleHint sale={sale} units={dataset} />}
            onChoose={choose}
            onView={(view) => setBounds(view.bounds)}
            onFault={() => setDrawn(false)}
          />
        )}
        <div className="flex min-w-0 flex-col gap-4">
          <MapLegend legend={legend} colouring={colouring} title={legendTitle(dataset, colouring, model)} />
          {drawn && <ChosenSale sale={chosen} units={dataset} />}
        </div>
      </div>
      <SalesTable sales={inView} colouring={colouring} units={dataset} has={has} chosen={chosen} onChoose={drawn ? showFromTable : undefined} />
    </>
  );
}

/** How many sales are on the map, and why not all. */
function Counts({ points }: { points: PointsRead }) {
  const shown = points.price.length;
  const sentences = [
    text.shown(shown, points.sales, points.model_id !== null),
    shown < points.located ? text.sampled(shown, points.located) : "",
    points.located < points.sales ? text.unlocated(points.sales - points.located) : "",
  ];
  return <p className="text-muted">{sentences.filter(Boolean).join(" ")}</p>;
}

function legendTitle(dataset: DatasetRead, colouring: Colouring, model: ModelRead | null): string {
  const units = { price: currencyName(dataset.currency), area: `${currencyName(dataset.currency)}/${areaUnit(dataset.area_unit)}`, date: "", error: text.errorUnit };
  const name = colouring === "error" && model ? text.errorOf(modelName(model)) : text.colourings[colouring];
  return text.legendTitle(name, units[colouring]);
}
