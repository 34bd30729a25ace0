"use client";

import "maplibre-gl/dist/maplibre-gl.css";

import { useEffect, useMemo, useRef, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { drawMap, type MapHandle, type View } from "@/features/map/draw-map";
import { ZoomButtons } from "@/features/map/zoom-buttons";
import type { Painted } from "@/features/map/map-style";
import { mapText as text } from "@/features/map/text";
import { boundsOf, type Pin } from "@/features/map/pins";
import { Scale } from "@/features/map/scale";
import type { Sale } from "@/features/map/sales";
import { useDark } from "@/features/map/use-dark";
import type { Tiles } from "@/lib/map-tiles";

export type PinMapProps = {
  /** What the map shows, in words. */
  label: string;
  /** Drawn faintly behind the pins. */
  sales: Sale[];
  pins: Pin[];
  tiles: Tiles | null;
  /** What is said where no map can be drawn, about another way to what it shows. */
  instead?: string;
  /** Called with the place of a click. */
  onPick?: (latitude: number, longitude: number) => void;
};

/** Pins above faint sales; without pins, all sales are in view. */
export function PinMapDrawn({ label, sales, pins, tiles, instead, onPick }: PinMapProps) {
  const dark = useDark();
  const host = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapHandle | null>(null);
  const [view, setView] = useState<View | null>(null);
  const [fault, setFault] = useState(false);
  const painted: Painted = useMemo(() => ({ sales, colours: [dark ? "#8b98a8" : "#7b8794"], classOfSale: sales.map(() => 0), faint: true }), [sales, dark]);
  const latest = useRef({ painted, onPick, pins });
  useEffect(() => {
    latest.current = { painted, onPick, pins };
  });
  useEffect(() => {
    const drawn = drawMap(host.current as HTMLDivElement, tiles, {
      painted: () => latest.current.painted,
      bounds: () => boundsOf(latest.current.pins),
      pick: (latitude, longitude) => latest.current.onPick?.(latitude, longitude),
      choose: () => {},
      chooseHexagon: () => {},
      hover: () => {},
      view: setView,
      fault: () => setFault(true),
      label,
    });
    setMap(drawn);
    return () => drawn?.remove();
  }, [tiles, label]);
  useEffect(() => map?.paint(painted), [map, painted]);
  useEffect(() => map?.pin(pins), [map, pins]);
  if (fault) return <Alert tone="warn" title={text.noGraphicsHere}>{instead}</Alert>;
  return (
    <div className="relative isolate overflow-hidden rounded-lg border border-line">
      <div ref={host} data-testid="pin-map" className={onPick ? "h-72 w-full [&_canvas]:!cursor-crosshair" : "h-80 w-full"} />
      <ZoomButtons map={map} />
      {view && <Scale view={view} attribution={tiles?.attribution ?? ""} />}
    </div>
  );
}
