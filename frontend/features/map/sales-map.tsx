"use client";

import "maplibre-gl/dist/maplibre-gl.css";

import { type ReactNode, useEffect, useRef, useState } from "react";

import { drawMap, type MapHandle, type Pointed, type View } from "@/features/map/draw-map";
import type { Hexagon } from "@/features/map/hexagons";
import type { Painted } from "@/features/map/map-style";
import type { Sale } from "@/features/map/sales";
import { Scale } from "@/features/map/scale";
import { ZoomButtons } from "@/features/map/zoom-buttons";
import { cn } from "@/lib/cn";
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
      <ZoomButtons map={map} />
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
