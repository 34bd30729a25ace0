"use client";

import { useMemo, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { HexagonTable } from "@/features/errors/hexagon-table";
import { errorsText } from "@/features/errors/text";
import { located, type TestSale } from "@/features/errors/sales";
import { classOf as classIn, symmetricBreaks } from "@/features/map/breaks";
import { legendOf } from "@/features/map/colouring";
import { hexagonsOf } from "@/features/map/hexagons";
import { MapLegend } from "@/features/map/legend";
import { useMapLibrary } from "@/features/map/library";
import { mapText } from "@/features/map/text";
import { ChosenSale, SaleHint } from "@/features/map/sale-figures";
import { type Bounds, homeBounds } from "@/features/map/sales";
import { useDark } from "@/features/map/use-dark";
import { modelLabel } from "@/features/models/groups";
import type { ModelRead } from "@/lib/api/generated";
import type { Tiles } from "@/lib/map-tiles";

const text = errorsText.map;
/** Up to so many sales, every one is drawn from afar too. */
const MOST_SINGLE = 1_000;

type ErrorMapProps = { model: ModelRead; sales: TestSale[]; shown: TestSale[]; tiles: Tiles | null; box: number[] | null; onBox: (box: number[] | null) => void };

/** The sales of the filters on a map, coloured by their error; the colours keep their meaning whatever is filtered. */
export function ErrorMap({ model, sales, shown, tiles, box, onBox }: ErrorMapProps) {
  const dark = useDark();
  const library = useMapLibrary();
  const [drawn, setDrawn] = useState(true);
  const [view, setView] = useState<Bounds | null>(null);
  const [choice, setChoice] = useState<number | null>(null);
  const places = useMemo(() => located(sales), [sales]);
  const legend = useMemo(() => legendOf(places, "error", model.dataset, dark), [places, model.dataset, dark]);
  const classOf = useMemo(() => new Map(places.map(({ index }, place) => [index, legend.classOfSale[place] ?? null])), [places, legend]);
  const visible = useMemo(() => located(shown), [shown]);
  const frame = useMemo(() => homeBounds(places), [places]);
  const breaks = useMemo(() => symmetricBreaks(places.flatMap(({ error }) => error ?? [])), [places]);
  const painted = useMemo(() => {
    // Few sales are told apart from afar; many would hide each other.
    const cells = places.length > MOST_SINGLE ? hexagonsOf(visible, frame, ({ error }) => error) : null;
    return {
      sales: visible,
      colours: legend.classes.map(({ colour }) => colour),
      classOfSale: sales.map(({ index }) => classOf.get(index) ?? null),
      hexagons: cells ? { cells, classes: cells.map(({ figure }) => classIn(figure, breaks)) } : undefined,
    };
  }, [visible, legend, sales, places, classOf, frame, breaks]);
  const counted = useMemo(() => recount(legend, visible.map(({ index }) => classOf.get(index) ?? null)), [legend, visible, classOf]);
  if (places.length === 0) return <Card title={text.title}>{text.none}</Card>;
  const chosen = visible.find(({ index }) => index === choice) ?? null;
  return (
    <Card
      title={text.title}
      actions={
        <>
          {box && <Button size="sm" onClick={() => onBox(null)}>{text.clearView}</Button>}
          <Button size="sm" disabled={view === null} onClick={() => view && onBox(rounded(view))}>
            {text.view}
          </Button>
        </>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        {!drawn && <Alert tone="warn" title={mapText.noGraphics} />}
        {drawn && library === null && <Skeleton className="h-[clamp(20rem,60vh,40rem)]" />}
        {drawn && library !== null && (
          <library.SalesMap
            painted={painted}
            dark={dark}
            tiles={tiles}
            chosen={chosen}
            describe={(sale) => <SaleHint sale={sale} units={model.dataset} />}
            onChoose={setChoice}
            describeHexagon={({ figure, n }) => text.cell(errorsText.error(figure), n)}
            onHexagon={({ bounds }) => onBox(rounded(bounds))}
            onView={({ bounds }) => setView(bounds)}
            onFault={() => setDrawn(false)}
          />
        )}
        <div className="flex min-w-0 flex-col gap-4">
          <MapLegend legend={counted} colouring="error" title={text.legend(modelLabel(model))} />
          {drawn && <ChosenSale sale={chosen} units={model.dataset} />}
          <p className="text-xs text-muted">
            {text.note} {painted.hexagons && text.hexagons}
          </p>
          {visible.length < shown.length && <p className="text-xs text-muted">{text.unlocated(shown.length - visible.length)}</p>}
        </div>
      </div>
      {painted.hexagons && <HexagonTable cells={painted.hexagons.cells} onChoose={(bounds) => onBox(rounded(bounds))} />}
    </Card>
  );
}

/** A tenth of a metre is more than a filter needs. */
const rounded = (ends: Bounds): number[] => ends.map((end) => Math.round(end * 1e5) / 1e5);

type Legend = ReturnType<typeof legendOf>;

/** The classes of all sales with the numbers of those that are shown. */
function recount(legend: Legend, classes: (number | null)[]): Legend {
  const counts = new Map<number | null, number>();
  for (const place of classes) counts.set(place, (counts.get(place) ?? 0) + 1);
  return { ...legend, classes: legend.classes.map((one, place) => ({ ...one, sales: counts.get(place) ?? 0 })), missing: counts.get(null) ?? 0 };
}
