"use client";

import "maplibre-gl/dist/maplibre-gl.css";

import { Maximize, Minus, Plus } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { scaleBar } from "@/components/charts/map-geometry";
import { buttonClass } from "@/components/ui/button";
import { drawMap, type MapHandle, type Pointed, type View } from "@/features/map/draw-map";
import { pixelsPerMetre } from "@/features/map/graticule";
import type { Hexagon } from "@/features/map/hexagons";
import type { Painted } from "@/features/map/map-style";
import { mapText as text } from "@/features/map/messages";
import type { Sale } from "@/features/map/sales";
import { cn } from "@/lib/cn";
import { distance } from "@/lib/format";
import type { Tiles } from "@/lib/map-tiles";

export type SalesMapProps = {
  painted: Painted;
  dark: boolean;
  tiles: Tiles | null;
  chosen: Sale | null;
  /** What is said of a sale under the pointer. */
  describe: (sale: Sale) => ReactNode;
  onChoose: (index: number) => void;
  /** What is said of a hexagon, and what a click on one does; only where sales are painted in hexagons. */
  describeHexagon?: (cell: Hexagon) => ReactNode;
  onHexagon?: (cell: Hexagon) => void;
  onView: (view: View) => void;
  onFault: () => void;
};

/** The sales on a map that needs no network; loaded on its page only, since its library is large. */
export function SalesMap({ painted, dark, tiles, chosen, describe, onChoose, describeHexagon, onHexagon, onView, onFault }: SalesMapProps) {
  const host = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapHandle | null>(null);
  const [view, setView] = useState<View | null>(null);
  const [hover, setHover] = useState<Pointed | null>(null);
  const latest = useRef({ painted, onChoose, onHexagon, onView, onFault });
  useEffect(() => {
    latest.current = { painted, onChoose, onHexagon, onView, onFault };
  });
  useEffect(() => {
    const drawn = drawMap(host.current as HTMLDivElement, tiles, {
      painted: () => latest.current.painted,
      choose: (index) => latest.current.onChoose(index),
      chooseHexagon: (place) => {
        const cell = latest.current.painted.hexagons?.cells[place];
        if (cell) latest.current.onHexagon?.(cell);
      },
      hover: setHover,
      view: (next) => {
        setView(next);
        latest.current.onView(next);
      },
      fault: () => latest.current.onFault(),
    });
    setMap(drawn);
    return () => drawn?.remove();
  }, [tiles]);
  useEffect(() => map?.paint(painted), [map, painted, dark]);
  useEffect(() => map?.choose(chosen), [map, chosen, dark]);
  const words = hover && wordsOf(hover, painted, describe, describeHexagon);
  return (
    <div className="relative isolate overflow-hidden rounded-lg border border-line">
      <div ref={host} data-testid="map" className="h-[clamp(20rem,60vh,40rem)] w-full" />
      <div className="absolute top-2 right-2 flex flex-col gap-1">
        <MapButton label={text.zoomIn} onClick={() => map?.zoom(1)} icon={<Plus aria-hidden="true" />} />
        <MapButton label={text.zoomOut} onClick={() => map?.zoom(-1)} icon={<Minus aria-hidden="true" />} />
        <MapButton label={text.fit} onClick={() => map?.fit()} icon={<Maximize aria-hidden="true" />} />
      </div>
      {view && <Scale view={view} attribution={tiles?.attribution ?? ""} />}
      {words && hover && (
        <div
          aria-hidden="true"
          style={{ left: hover.x, top: hover.y }}
          className={cn(
            "num pointer-events-none absolute rounded-md border border-line bg-card px-2.5 py-1.5 text-sm shadow-float",
            hover.x > 220 ? "-ml-3 -translate-x-full" : "ml-3",
          )}
        >
          {words}
        </div>
      )}
    </div>
  );
}

function wordsOf(at: Pointed, painted: Painted, describe: SalesMapProps["describe"], describeHexagon: SalesMapProps["describeHexagon"]): ReactNode {
  if (at.hexagon) {
    const cell = painted.hexagons?.cells[at.index];
    return cell ? describeHexagon?.(cell) : null;
  }
  const sale = painted.sales.find(({ index }) => index === at.index);
  return sale ? describe(sale) : null;
}

function MapButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={buttonClass("secondary", "icon")}>
      {icon}
    </button>
  );
}

const WIDEST_BAR = 120;

function Scale({ view, attribution }: { view: View; attribution: string }) {
  const { metres, pixels } = scaleBar(pixelsPerMetre(view.latitude, view.zoom), WIDEST_BAR);
  return (
    <div className="pointer-events-none absolute bottom-1.5 left-1.5 flex max-w-full flex-wrap items-end gap-x-3 rounded-sm bg-card px-1.5 py-0.5 text-xs text-muted">
      <span style={{ width: pixels }} className="border-x border-b border-muted text-center leading-4">
        {distance(metres)}
      </span>
      <span>{text.grid(view.gridStep)}</span>
      {attribution && <span>{attribution}</span>}
    </div>
  );
}
